package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.event.Event;
import dev.northing.core.event.Identifier;
import dev.northing.core.event.Subject;
import dev.northing.core.json.EventWriter;
import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose events are encrypted: what is found on the disk, and what is left when keys are destroyed. */
final class EncryptedStoreTest {

    private static final int EVENTS = 40;

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private long seed = 5;

    private SpoolSettings settings(FsyncPolicy policy) {
        return Spools.settings(folder.resolve("spool"), policy, time, new Random(seed++));
    }

    private SegmentStore open() {
        return SegmentStore.open(Spools.encrypted(settings(FsyncPolicy.GROUP)));
    }

    /** Every other event for marketing, so that two keys are in use. */
    private List<EventRecord> events() {
        List<EventRecord> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            Purpose purpose = i % 2 == 0 ? Purpose.DIAGNOSTICS : Purpose.MARKETING;
            events.add(new EventRecord(Events.payload(i, 100), purpose, 3, 0, i % 3 == 0, time.millis()));
        }
        return events;
    }

    /** Leaves events behind, as a process does that ends without delivering. */
    private void leave() {
        SegmentStore store = open();
        store.append(events());
        store.close();
        time.pass(Duration.ofSeconds(1));
    }

    private List<Path> files(String prefix) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private String segments() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files("s-")) {
            all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }

    @Test
    void handsOutAfterARestartWhatItWasGivenAndShowsNothingOfItOnTheDisk() throws IOException {
        leave();
        assertThat(segments()).isNotEmpty().doesNotContain("pad", "xxxx");
        assertThat(files("k-"))
                .hasSize(2)
                .allSatisfy(key -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                        .isEqualTo("rw-------"));
        SegmentStore next = open();
        List<String> found = Events.readAll(next).stream()
                .map(stored -> Events.facts(stored.event()))
                .toList();
        time.pass(Duration.ofSeconds(-1));
        assertThat(found).hasSize(EVENTS);
        next.close();
    }

    @Test
    void aDestroyedKeyMakesItsEventsUnreadableAndNoOthers() throws IOException {
        leave();
        Path marketing = files("k-").get(1);
        assertThat(marketing.getFileName().toString()).endsWith("-00000003-marketing");
        Files.delete(marketing);
        SegmentStore next = open();
        assertThat(Events.readNumbers(next)).hasSize(EVENTS / 2).allMatch(i -> i % 2 == 0);
        assertThat(next.stats().lost(StoreLoss.ERASED)).isEqualTo(EVENTS / 2);
        assertThat(next.stats().lost(StoreLoss.CORRUPT)).isZero();
        next.close();
    }

    @Test
    void erasingAPurposeDestroysItsKeysAndLaterEventsGetANewOne() throws IOException {
        SegmentStore store = open();
        store.append(events());
        List<Path> before = files("k-");
        byte[] old = Files.readAllBytes(before.get(1));
        ErasureReport report = store.erase(new Erasure.OfPurpose(Purpose.MARKETING, 3));
        assertThat(report).isEqualTo(new ErasureReport(EVENTS / 2, true));
        assertThat(files("k-")).containsExactly(before.get(0));
        store.append(List.of(new EventRecord(Events.payload(99, 0), Purpose.MARKETING, 3, 0, false, time.millis())));
        List<Path> after = files("k-");
        assertThat(after).hasSize(2).doesNotContain(before.get(1));
        assertThat(Files.readAllBytes(after.get(1))).isNotEqualTo(old);
        assertThat(Events.readNumbers(store)).hasSize(EVENTS / 2 + 1).contains(99);
        store.close();
    }

    @Test
    void aDamagedHeaderCostsNoEvent() throws IOException {
        leave();
        for (Path segment : files("s-")) {
            byte[] bytes = Files.readAllBytes(segment);
            bytes[33] ^= 1;
            Files.write(segment, bytes);
        }
        SegmentStore next = open();
        assertThat(Events.readNumbers(next)).hasSize(EVENTS);
        next.close();
    }

    /** The checksum is made right again: it is for accidents. */
    private static void forge(byte[] segment, int at, int length) {
        ByteBuffer bytes = ByteBuffer.wrap(segment);
        bytes.putInt(at + RecordCodec.CRC_AT, new RecordCodec().crc(bytes, at, at + length));
    }

    private static int recordAt(byte[] segment, byte kind) {
        ByteBuffer bytes = ByteBuffer.wrap(segment);
        int at = SegmentHeader.BYTES;
        while (bytes.get(at + RecordCodec.KIND_AT) != kind) {
            at += bytes.getInt(at);
        }
        return at;
    }

    @Test
    void whatWasChangedOnPurposeIsNotHandedOut() throws IOException {
        int[] offsets = {
            RecordCodec.HEADER_BYTES + 5, RecordCodec.CREATED_AT + 7, RecordCodec.SUBJECT_AT, RecordCodec.NAME_LENGTH_AT
        };
        for (int offset : offsets) {
            leave();
            Path segment = files("s-").get(0);
            byte[] bytes = Files.readAllBytes(segment);
            int at = recordAt(bytes, RecordCodec.EVENT);
            bytes[at + offset] ^= (byte) 0x81;
            forge(bytes, at, ByteBuffer.wrap(bytes).getInt(at));
            Files.write(segment, bytes);
            SegmentStore next = open();
            List<StoredEvent> found = Events.readAll(next);
            assertThat(found).hasSize(EVENTS - 1);
            assertThat(next.stats().lost(StoreLoss.CORRUPT)).isEqualTo(1);
            next.acknowledge(next.origin(), Long.MAX_VALUE);
            next.erase(new Erasure.Everything());
            next.close();
        }
    }

    @Test
    void readsSegmentsInTheClearAndEncryptedOnesInOneGo() {
        SegmentStore clear = SegmentStore.open(settings(FsyncPolicy.GROUP));
        clear.append(Events.events(0, 10, time.millis()));
        clear.close();
        time.pass(Duration.ofSeconds(1));
        SegmentStore encrypted = open();
        encrypted.append(Events.events(10, 10, time.millis()));
        encrypted.close();
        time.pass(Duration.ofSeconds(1));
        SegmentStore next = SegmentStore.open(settings(FsyncPolicy.GROUP));
        assertThat(Events.readNumbers(next)).hasSize(20);
        next.close();
    }

    @Test
    void keysThatAreWrappedStandInNoFile() throws IOException {
        byte[] kek = new byte[PurposeKeys.KEY_BYTES];
        new Random(9).nextBytes(kek);
        List<byte[]> seen = new ArrayList<>();
        KeyWrap wrap = new KeyWrap() {
            @Override
            public byte[] wrap(byte[] key) {
                seen.add(key.clone());
                return unwrap(key);
            }

            @Override
            public byte[] unwrap(byte[] wrapped) {
                byte[] key = wrapped.clone();
                for (int i = 0; i < key.length; i++) {
                    key[i] ^= kek[i];
                }
                return key;
            }
        };
        for (int run = 0; run < 2; run++) {
            SpoolSettings clear = settings(FsyncPolicy.GROUP);
            Protection protection = new Protection(() -> new Random(3), wrap);
            SegmentStore store = SegmentStore.open(new SpoolSettings(
                    clear.root(), "", clear.policy(), clear.limits(), clear.time(), clear.random(), protection));
            if (run == 0) {
                store.append(events());
            } else {
                assertThat(Events.readNumbers(store)).hasSize(EVENTS);
            }
            store.close();
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(seen).hasSize(2);
        for (Path file : files("k-")) {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            seen.forEach(key -> assertThat(bytes).doesNotContain(new String(key, StandardCharsets.ISO_8859_1)));
        }
    }

    /** Keys in a service that can be out of reach. */
    private static final class Service implements KeyWrap {

        private int refusals;

        @Override
        public byte[] wrap(byte[] key) {
            return key.clone();
        }

        @Override
        public byte[] unwrap(byte[] wrapped) throws IOException {
            if (refusals > 0) {
                refusals--;
                throw new IOException("out of reach");
            }
            return wrapped.clone();
        }
    }

    private SegmentStore open(KeyWrap wrap) {
        SpoolSettings clear = settings(FsyncPolicy.GROUP);
        Protection protection = new Protection(() -> new Random(seed++), wrap);
        return SegmentStore.open(new SpoolSettings(
                clear.root(), "", clear.policy(), clear.limits(), clear.time(), clear.random(), protection));
    }

    @Test
    void aPurposeIsErasedWithoutTheKeyServiceAndNoOtherIsLost() throws IOException {
        leave();
        Service service = new Service();
        SegmentStore store = open(service);
        service.refusals = Integer.MAX_VALUE;
        assertThat(store.erase(new Erasure.OfPurpose(Purpose.MARKETING, 3)))
                .isEqualTo(new ErasureReport(EVENTS / 2, true));
        assertThat(files("k-")).hasSize(1);
        service.refusals = 0;
        assertThat(Events.readNumbers(store)).hasSize(EVENTS / 2).allMatch(i -> i % 2 == 0);
        assertThat(store.stats().lost(StoreLoss.IO_ERROR)).isZero();
        store.close();
    }

    private static byte[] payload(String person) {
        EventWriter writer = new EventWriter();
        writer.write(Event.builder("e").user(person).build());
        return writer.toByteArray();
    }

    @Test
    void aPersonIsErasedOnceTheKeyServiceAnswersAndNobodyElseIsLost() throws IOException {
        Subject alice = Subject.EMPTY.with(Identifier.USER, "alice");
        SegmentStore before = open();
        for (String person : List.of("alice", "bob")) {
            before.append(List.of(new EventRecord(payload(person), Purpose.DIAGNOSTICS, 3, 0, false, time.millis())));
        }
        before.close();
        time.pass(Duration.ofSeconds(1));
        Service service = new Service();
        SegmentStore store = open(service);
        service.refusals = Integer.MAX_VALUE;
        Erasure erasure = Erasure.OfIdentifiers.of(List.of(alice), new byte[16]).get(0);
        assertThat(store.erase(erasure).complete()).isFalse();
        assertThat(store.erase(new Erasure.OfPurpose(Purpose.MARKETING, 3)).complete())
                .isFalse();
        service.refusals = 0;
        assertThat(Events.readAll(store)).as("before it is known whose").isEmpty();
        store.maintain();
        assertThat(Events.readAll(store))
                .extracting(stored -> stored.event().payload())
                .containsExactly(payload("bob"));
        assertThat(store.erase(erasure)).isEqualTo(new ErasureReport(0, true));
        assertThat(store.stats().lost(StoreLoss.ERASED)).isEqualTo(1);
        assertThat(store.stats().lost(StoreLoss.IO_ERROR)).isZero();
        store.close();
    }

    @Test
    void whatAStoreThatDiedLeftOfAnEndedPeriodGoesWhenItIsTakenOver() throws IOException {
        SegmentStore one = open();
        SegmentStore other = open();
        other.append(events());
        assertThat(one.erase(new Erasure.OfPurpose(Purpose.MARKETING, 3)).complete())
                .isTrue();
        other.close();
        time.pass(Duration.ofSeconds(61));
        one.maintain();
        assertThat(files("k-"))
                .singleElement()
                .satisfies(key -> assertThat(key.getFileName().toString()).endsWith("-diagnostics"));
        assertThat(one.stats().lost(StoreLoss.ERASED)).isEqualTo(EVENTS / 2);
        assertThat(Events.readNumbers(one)).hasSize(EVENTS / 2).allMatch(i -> i % 2 == 0);
        one.close();
    }

    @Test
    void aPersonIsNotErasedAsLongAsAnotherStoreHoldsADirectory() {
        Erasure person = new Erasure.OfSubject(7);
        SegmentStore one = open();
        SegmentStore other = open();
        other.append(events());
        assertThat(one.erase(person).complete()).isFalse();
        other.close();
        assertThat(one.erase(person).complete()).isTrue();
        one.close();
    }

    @Test
    void aDirectoryThatVanishesTakesNoKeyAlong() throws IOException {
        SegmentStore store = open();
        store.append(events().subList(0, 2));
        for (Path file : files("")) {
            Files.delete(file);
        }
        store.maintain();
        store.append(events().subList(2, EVENTS));
        store.close();
        time.pass(Duration.ofSeconds(1));
        SegmentStore next = open();
        assertThat(Events.readNumbers(next)).contains(EVENTS - 1, EVENTS - 2);
        assertThat(next.stats().lost(StoreLoss.ERASED)).isZero();
        next.close();
    }
}
