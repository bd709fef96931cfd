package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.northing.core.event.Identifier;
import dev.northing.core.event.Subject;
import dev.northing.core.privacy.Purpose;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on the format, an encoder made from it alone, and the code must agree. */
class SpoolFormatTest {

    private static final long ORIGIN = 0x0102030405060708L;
    private static final long CREATED = 1_767_225_600_000L;
    private static final String CONTEXT = "\"application\":\"ci\"";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final RecordCodec codec = new RecordCodec();
    private final ByteBuffer ours = ByteBuffer.allocate(1000);

    /** What the page says, written down field by field. */
    private interface Fields {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fields.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** CRC-32C, bit by bit. */
    private static int crc(byte[]... parts) {
        int crc = -1;
        for (byte[] part : parts) {
            for (byte each : part) {
                crc ^= each & 0xFF;
                for (int bit = 0; bit < 8; bit++) {
                    crc = (crc >>> 1) ^ ((crc & 1) * 0x82F6_3B78);
                }
            }
        }
        return ~crc;
    }

    private static byte[] withCrcBehind(Fields fields) throws IOException {
        byte[] content = bytes(fields);
        return bytes(out -> {
            out.write(content);
            out.writeInt(crc(content));
        });
    }

    private static byte[] record(Fields behindTheCrc) throws IOException {
        byte[] rest = bytes(behindTheCrc);
        byte[] length = ByteBuffer.allocate(4).putInt(8 + rest.length).array();
        return bytes(out -> {
            out.write(length);
            out.writeInt(crc(length, rest));
            out.write(rest);
        });
    }

    private static byte[] factless(int kind, long sequence, Fields behind) throws IOException {
        return record(out -> {
            out.writeLong(sequence);
            out.writeByte(kind);
            out.write(new byte[23]);
            behind.writeTo(out);
        });
    }

    private static byte[] published(String name) throws IOException {
        Matcher vector = Pattern.compile("<!-- vector: " + name + " -->\n```\n([0-9a-f \n]+)\n```")
                .matcher(Files.readString(page()));
        assertThat(vector.find()).isTrue();
        return HexFormat.of().parseHex(vector.group(1).replaceAll("[ \n]", ""));
    }

    private static Path page() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve(".mvn"))) {
            at = at.getParent();
        }
        assumeTrue(at != null, "needs the repository");
        return Objects.requireNonNull(at).resolve("docs/spool-format.md");
    }

    private void agree(String name, byte[] byThePage) throws IOException {
        byte[] byTheCode = new byte[ours.flip().remaining()];
        ours.get(byTheCode);
        assertThat(byThePage).isEqualTo(published(name));
        assertThat(byTheCode).isEqualTo(published(name));
    }

    @Test
    void theChecksumIsTheOneOfTheStandard() {
        assertThat(crc("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0xE306_9283);
    }

    @Test
    void theHeaderIsAsPublished() throws IOException {
        SegmentHeader.plain(ORIGIN, 42, CREATED, 3).put(ours);
        agree("header", withCrcBehind(out -> {
            out.writeBytes("NSPL");
            out.writeShort(1);
            out.writeShort(64);
            out.writeLong(ORIGIN);
            out.writeLong(42);
            out.writeLong(CREATED);
            out.write(new byte[20]);
            out.writeInt(3);
            out.writeInt(0);
        }));
    }

    @Test
    void theContextIsAsPublished() throws IOException {
        codec.putContext(ours, CONTEXT.getBytes(StandardCharsets.UTF_8));
        agree("context", factless(4, 0, out -> out.writeBytes(CONTEXT)));
    }

    private static EventRecord event() {
        byte[] payload = "{\"name\":\"build\"}".getBytes(StandardCharsets.UTF_8);
        return new EventRecord(payload, Purpose.PRODUCT_ANALYTICS, 7, 0x1122_3344_5566_7788L, true, CREATED + 123);
    }

    private static EventRecord named() {
        byte[] payload = "{}".getBytes(StandardCharsets.UTF_8);
        return new EventRecord(payload, Events.OWN_PURPOSE, 0, 0, false, CREATED + 124);
    }

    @Test
    void anEventIsAsPublished() throws IOException {
        codec.putEvent(ours, 42, event());
        agree("event", record(out -> {
            out.writeLong(42);
            out.writeByte(1);
            out.writeByte(2);
            out.writeByte(2);
            out.writeByte(0);
            out.writeInt(7);
            out.writeLong(0x1122_3344_5566_7788L);
            out.writeLong(CREATED + 123);
            out.writeBytes("{\"name\":\"build\"}");
        }));
    }

    @Test
    void anEventOfANamedPurposeIsAsPublished() throws IOException {
        codec.putEvent(ours, 43, named());
        agree("named", record(out -> {
            out.writeLong(43);
            out.writeByte(1);
            out.writeByte(0);
            out.writeByte(0);
            out.writeByte(12);
            out.writeInt(0);
            out.writeLong(0);
            out.writeLong(CREATED + 124);
            out.writeBytes("beta_program{}");
        }));
    }

    @Test
    void aGapIsAsPublished() throws IOException {
        codec.putGap(ours, 44, 46);
        agree("gap", factless(5, 44, out -> out.writeInt(3)));
    }

    @Test
    void aSealIsAsPublished() throws IOException {
        codec.putSeal(ours, 46, 2, 276);
        agree("seal", factless(3, 46, out -> {
            out.writeInt(2);
            out.writeLong(276);
        }));
    }

    /** Writes a small file through the code that all of them go through. */
    private void write(String name, ByteBuffer content) throws IOException {
        ModelFs fs = new ModelFs();
        Path directory = fs.prepareDirectory(Path.of("/d"));
        new CheckedFile(fs, directory, name).write(content);
        ours.put(Objects.requireNonNull(fs.files(directory).get(name)));
    }

    @Test
    void aCursorIsAsPublished() throws IOException {
        write(Cursor.NAME, new Cursor(ORIGIN, 41, CREATED).toBytes());
        agree("cursor", withCrcBehind(out -> {
            out.writeBytes("NCUR");
            out.writeShort(1);
            out.writeShort(64);
            out.writeLong(ORIGIN);
            out.writeLong(41);
            out.writeLong(CREATED);
            out.write(new byte[28]);
        }));
    }

    @Test
    void anErasureIsAsPublished() throws IOException {
        write(ErasureIntent.NAME, new ErasureIntent(new Erasure.OfPurpose(Purpose.MARKETING, 5), 3).toBytes());
        agree("erase", withCrcBehind(out -> {
            out.writeBytes("NERA");
            out.writeShort(1);
            out.writeByte(2);
            out.writeByte(9);
            out.writeInt(3);
            out.writeInt(5);
            out.writeLong(0);
            out.writeBytes("marketing");
        }));
    }

    @Test
    void aHoldIsAsPublished() throws Exception {
        String address = "https://telemetry.example/v1/batch";
        ModelFs fs = new ModelFs();
        HoldFile hold = new HoldFile(fs, Path.of("/d"), address);
        hold.write(CREATED);
        ours.put(Objects.requireNonNull(fs.files(Path.of("/d")).get(hold.name())));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
        assertThat(hold.name()).isEqualTo("hold-" + HexFormat.of().formatHex(digest, 0, 8));
        agree("hold", withCrcBehind(out -> {
            out.writeBytes("NHLD");
            out.writeShort(1);
            out.writeShort(32);
            out.write(digest, 0, 8);
            out.writeLong(CREATED);
            out.write(new byte[4]);
        }));
    }

    /** A key that holds the bytes 0 to 31, and a segment that is called a0 a1 .. af. */
    private static byte[] rising(int from, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    private static SegmentKey segmentKey(SpoolFs fs) {
        PurposeKeys keys = new PurposeKeys(fs, Path.of("/d"), Protection.standard());
        return new SegmentKey(rising(0xA0, 16), 0x0102_0304, 3, keys);
    }

    @Test
    void theHeaderOfAnEncryptedSegmentIsAsPublished() throws IOException {
        SegmentHeader.of(ORIGIN, 42, CREATED, 3, segmentKey(new ModelFs())).put(ours);
        agree("encrypted header", withCrcBehind(out -> {
            out.writeBytes("NSPL");
            out.writeShort(1);
            out.writeShort(64);
            out.writeLong(ORIGIN);
            out.writeLong(42);
            out.writeLong(CREATED);
            out.write(rising(0xA0, 16));
            out.writeInt(0x0102_0304);
            out.writeInt(3);
            out.writeInt(0);
        }));
    }

    @Test
    void aKeyRecordIsAsPublished() throws IOException {
        codec.putKey(ours, segmentKey(new ModelFs()));
        agree("key record", factless(6, 0, out -> {
            out.write(rising(0xA0, 16));
            out.writeInt(0x0102_0304);
        }));
    }

    @Test
    void aKeysFileIsAsPublishedAndIsFoundByItsName() throws IOException {
        ModelFs fs = new ModelFs();
        Path directory = fs.prepareDirectory(Path.of("/d"));
        Protection rising = new Protection(
                () -> new Random(1) {
                    @Override
                    public void nextBytes(byte[] bytes) {
                        System.arraycopy(rising(0, bytes.length), 0, bytes, 0, bytes.length);
                    }
                },
                KeyWrap.NONE);
        PurposeKeys keys = new PurposeKeys(fs, directory, rising);
        keys.obtain(Purpose.PRODUCT_ANALYTICS, 7, 3);
        keys.file();
        ours.put(Objects.requireNonNull(fs.files(directory).get("k-00000003-00000007-product_analytics")));
        agree("key", withCrcBehind(out -> {
            out.writeBytes("NKEY");
            out.writeShort(1);
            out.writeShort(0);
            out.write(rising(0, 32));
        }));
        PurposeKeys later = new PurposeKeys(fs, directory, null);
        assertThat(later.find(Purpose.PRODUCT_ANALYTICS, 7, 5)).isEqualTo(rising(0, 32));
        assertThat(later.find(Purpose.PRODUCT_ANALYTICS, 7, 2)).isNull();
        assertThat(later.find(Purpose.PRODUCT_ANALYTICS, 8, 5)).isNull();
    }

    /** Puts the published key where a store would look for it. */
    private static ModelFs withPublishedKey() throws IOException {
        ModelFs fs = new ModelFs();
        Path directory = fs.prepareDirectory(Path.of("/d"));
        try (SpoolFile file = fs.create(directory.resolve("k-00000003-00000007-product_analytics"))) {
            file.write(ByteBuffer.wrap(published("key")), 0);
        }
        return fs;
    }

    @Test
    void anEncryptedEventIsAsPublished() throws Exception {
        ByteBuffer draft = ByteBuffer.allocate(1000);
        RecordCodec.putDraft(draft, 42, event());
        codec.seal(new RecordCipher(segmentKey(withPublishedKey())), draft, 0, draft.position(), ours);
        byte[] facts = bytes(out -> {
            out.writeLong(42);
            out.writeByte(1);
            out.writeByte(3);
            out.writeByte(2);
            out.writeByte(0);
            out.writeInt(7);
            out.writeLong(0x1122_3344_5566_7788L);
            out.writeLong(CREATED + 123);
        });
        byte[] length = ByteBuffer.allocate(4).putInt(72).array();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(rising(0, 32), "HmacSHA256"));
        byte[] derived = mac.doFinal(bytes(out -> {
            out.writeBytes("northing/spool/1");
            out.write(rising(0xA0, 16));
            out.writeByte(1);
        }));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = bytes(out -> {
            out.writeInt(0x0102_0304);
            out.writeLong(42);
        });
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(length);
        cipher.updateAAD(facts);
        byte[] sealed = cipher.doFinal("{\"name\":\"build\"}".getBytes(StandardCharsets.UTF_8));
        agree("encrypted event", record(out -> {
            out.write(facts);
            out.write(sealed);
        }));
    }

    @Test
    void anEncryptedEventIsOpenedAgain() throws IOException {
        ByteBuffer record = ByteBuffer.wrap(published("encrypted event"));
        byte[] payload = new RecordCipher(segmentKey(withPublishedKey())).open(record, 0, record.limit());
        assertThat(payload).isEqualTo(event().payload());
        assertThat(new RecordCipher(segmentKey(new ModelFs())).open(record, 0, record.limit()))
                .isNull();
    }

    @Test
    void anErasureOfAPersonIsAsPublishedAndNamesNobody() throws Exception {
        Subject alice = Subject.EMPTY.with(Identifier.USER, "alice");
        Erasure erasure =
                Erasure.OfIdentifiers.of(List.of(alice), rising(0, 16)).get(0);
        write(ErasureIntent.NAME, new ErasureIntent(erasure, 3).toBytes());
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(rising(0, 16));
        byte[] digest = sha.digest("user=alice".getBytes(StandardCharsets.UTF_8));
        agree("erase identifiers", withCrcBehind(out -> {
            out.writeBytes("NERA");
            out.writeShort(1);
            out.writeByte(4);
            out.writeByte(0);
            out.writeInt(3);
            out.writeInt(0);
            out.writeLong(0);
            out.write(rising(0, 16));
            out.write(digest, 0, 16);
        }));
        assertThat(erasure.toString()).doesNotContain("alice");
    }

    @Test
    void everyErasureIsReadAsItWasWritten() {
        for (Erasure erasure : new Erasure[] {
            new Erasure.Everything(),
            new Erasure.OfSubject(-5),
            Erasure.OfIdentifiers.of(List.of(new Subject("a", "b", null, null, "c", null)), rising(0, 16))
                    .get(0),
            new Erasure.OfPurpose(Events.OWN_PURPOSE, Integer.MAX_VALUE)
        }) {
            ErasureIntent intent = new ErasureIntent(erasure, 8);
            assertThat(ErasureIntent.read(intent.toBytes())).isEqualTo(intent);
        }
        assertThat(ErasureIntent.read(ByteBuffer.allocate(40))).isNull();
        assertThat(ErasureIntent.read(null)).isNull();
    }

    private SegmentStore openWith(String golden) throws IOException {
        Path directory =
                new NioSpoolFs().prepareDirectory(folder.resolve("spool").resolve("i-0102030405060708"));
        try (InputStream in = getClass().getResourceAsStream("/spool/" + golden)) {
            Files.write(
                    directory.resolve(Segment.name(3)),
                    Objects.requireNonNull(in).readAllBytes());
        }
        time.pass(Duration.ofSeconds(1));
        Path root = Objects.requireNonNull(directory.getParent());
        return SegmentStore.open(Spools.settings(root, FsyncPolicy.NONE, time, new Random(2)));
    }

    @Test
    void deliversWhatVersion1Wrote() throws IOException {
        SegmentStore store = openWith("version-1.bin");
        StoredBatch batch = store.read(10, 1000);
        assertThat(batch.origin()).isEqualTo(ORIGIN);
        assertThat(batch.context()).isEqualTo(CONTEXT);
        assertThat(batch.events()).extracting(StoredEvent::sequence).containsExactly(42L, 43L);
        assertThat(batch.events())
                .extracting(stored -> new String(stored.event().payload(), StandardCharsets.UTF_8)
                        + stored.event().purpose()
                        + stored.event().important())
                .containsExactly(
                        "{\"name\":\"build\"}" + Purpose.PRODUCT_ANALYTICS + true, "{}" + Events.OWN_PURPOSE + false);
        assertThat(store.stats().lost(StoreLoss.MISSING)).isEqualTo(41);
        store.close();
    }

    @Test
    void leavesWhatALaterVersionWroteAsItIs() throws IOException {
        SegmentStore store = openWith("version-2.bin");
        assertThat(store.read(10, 1000).isEmpty()).isTrue();
        assertThat(store.stats().damage().untouchedSegments()).isEqualTo(1);
        store.append(Events.events(0, 1, time.millis()));
        assertThat(store.erase(new Erasure.OfSubject(5)).complete()).isFalse();
        store.close();
        Path segment = folder.resolve("spool").resolve("i-0102030405060708").resolve(Segment.name(3));
        try (InputStream in = getClass().getResourceAsStream("/spool/version-2.bin")) {
            assertThat(Files.readAllBytes(segment))
                    .isEqualTo(Objects.requireNonNull(in).readAllBytes());
        }
    }
}
