package dev.northing.collector.spool;

import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a directory: one for each purpose and period of consent, each in a small file of its own, which is overwritten and
 * removed when the period's events are to be unreadable.
 *
 * <p>A key serves from one segment on; after it was destroyed, later segments get another one. Safe for use by many threads.
 */
final class PurposeKeys {

    /** Bytes of a key. */
    static final int KEY_BYTES = 32;

    /** "NKEY" in ASCII. */
    static final int MAGIC = 0x4E4B_4559;

    private static final int FIXED_BYTES = 8;
    private static final Pattern NAME = Pattern.compile("k-([0-9a-f]{8})-([0-9a-f]{8})-([a-z][a-z0-9_]{0,63})");

    private final SpoolFs fs;
    private final Path directory;
    private final @Nullable Protection protection;
    private final Map<Id, byte[]> keys = new HashMap<>();
    private final Set<Id> unfiled = new HashSet<>();
    private @Nullable RandomGenerator random;
    private boolean listed;

    /** Which events a key is for, and from which segment on. */
    record Id(Purpose purpose, int epoch, int fromNumber) {

        String fileName() {
            return String.format(Locale.ROOT, "k-%08x-%08x-%s", fromNumber, epoch, purpose.id());
        }

        static @Nullable Id in(String name) {
            Matcher matcher = NAME.matcher(name);
            if (!matcher.matches()) {
                return null;
            }
            int number = Integer.parseUnsignedInt(matcher.group(1), 16);
            int epoch = Integer.parseUnsignedInt(matcher.group(2), 16);
            return number < 0 || epoch < 0 ? null : new Id(new Purpose(matcher.group(3)), epoch, number);
        }

        boolean isFor(Purpose wanted, int inEpoch, int number) {
            return epoch == inEpoch && fromNumber <= number && purpose.equals(wanted);
        }
    }

    /** Keys of a directory; without protection, those that are there are still found. */
    PurposeKeys(SpoolFs fs, Path directory, @Nullable Protection protection) {
        this.fs = fs;
        this.directory = directory;
        this.protection = protection;
    }

    static boolean isName(String name) {
        return Id.in(name) != null;
    }

    boolean isProtecting() {
        return protection != null;
    }

    private KeyWrap wrap() {
        return protection == null ? KeyWrap.NONE : protection.wrap();
    }

    private RandomGenerator random() {
        RandomGenerator known = random;
        if (known == null) {
            known = protection == null
                    ? new SecureRandom()
                    : protection.random().get();
            random = known;
        }
        return known;
    }

    /** What tells a new segment from all others, and salts its nonces. */
    synchronized SegmentKey next(int number) {
        byte[] id = new byte[SegmentKey.ID_BYTES];
        random().nextBytes(id);
        return new SegmentKey(id, random().nextInt(), number, this);
    }

    /** Returns the key for events of a segment, made anew if there is none; {@link #file} has to come before the events. */
    synchronized byte[] obtain(Purpose purpose, int epoch, int number) throws IOException {
        byte[] known = find(purpose, epoch, number);
        if (known == null) {
            known = new byte[KEY_BYTES];
            random().nextBytes(known);
            Id id = new Id(purpose, epoch, number);
            keys.put(id, known);
            unfiled.add(id);
        }
        return known;
    }

    /** Returns the key of events of a segment; null if it was destroyed. */
    synchronized byte @Nullable [] find(Purpose purpose, int epoch, int number) throws IOException {
        list();
        Id best = null;
        for (Id id : keys.keySet()) {
            if (id.isFor(purpose, epoch, number) && (best == null || id.fromNumber() > best.fromNumber())) {
                best = id;
            }
        }
        return best == null ? null : keys.get(best);
    }

    /** Keys are few: all are read when the first is wanted. */
    private void list() throws IOException {
        if (listed || !fs.exists(directory)) {
            return;
        }
        for (String name : fs.list(directory)) {
            Id id = Id.in(name);
            if (id != null && !keys.containsKey(id)) {
                keys.put(id, read(name));
            }
        }
        listed = true;
    }

    /** A damaged key opens nothing, which its events then show. */
    private byte[] read(String name) throws IOException {
        ByteBuffer bytes = new CheckedFile(fs, directory, name).read();
        if (bytes == null || bytes.limit() <= FIXED_BYTES || bytes.getInt(0) != MAGIC) {
            return new byte[KEY_BYTES];
        }
        byte[] wrapped = new byte[bytes.limit() - FIXED_BYTES];
        bytes.get(FIXED_BYTES, wrapped);
        byte[] key = unwrap(wrapped);
        return key.length == KEY_BYTES ? key : new byte[KEY_BYTES];
    }

    private byte[] unwrap(byte[] wrapped) throws KeyAwayException {
        try {
            return wrap().unwrap(wrapped);
        } catch (IOException notAtPresent) {
            throw new KeyAwayException(notAtPresent);
        }
    }

    /** Files again what vanished with the directory. */
    synchronized void recheck() {
        for (Id id : keys.keySet()) {
            if (!fs.exists(directory.resolve(id.fileName()))) {
                unfiled.add(id);
            }
        }
    }

    /** Makes all keys survive the end of power. */
    synchronized void file() throws IOException {
        for (Id id : List.copyOf(unfiled)) {
            byte[] key = keys.get(id);
            if (key != null) {
                new CheckedFile(fs, directory, id.fileName()).write(bytes(wrap().wrap(key)));
            }
            unfiled.remove(id);
        }
    }

    private static ByteBuffer bytes(byte[] wrapped) throws IOException {
        if (wrapped.length == 0 || wrapped.length > KeyWrap.MAX_WRAPPED_BYTES) {
            throw new IOException("a wrapped key has " + wrapped.length + " bytes; expected 1 to 400");
        }
        ByteBuffer bytes = ByteBuffer.allocate(FIXED_BYTES + wrapped.length);
        bytes.putInt(MAGIC)
                .putShort((short) SegmentHeader.VERSION)
                .putShort((short) 0)
                .put(wrapped);
        return bytes.flip();
    }

    /** Destroys the keys of what is to be erased as a whole, in segments up to a number; none has to be unwrapped for that. */
    synchronized void destroy(ErasureIntent intent) throws IOException {
        Set<Id> doomed = known();
        doomed.removeIf(id -> id.fromNumber() > intent.throughNumber() || !isWhole(intent.erasure(), id));
        for (Id id : doomed) {
            destroy(id);
        }
        if (!doomed.isEmpty() && fs.exists(directory)) {
            fs.forceDirectory(directory);
        }
    }

    private Set<Id> known() throws IOException {
        Set<Id> known = new HashSet<>(keys.keySet());
        for (String name : listed || !fs.exists(directory) ? List.<String>of() : fs.list(directory)) {
            Id id = Id.in(name);
            if (id != null) {
                known.add(id);
            }
        }
        return known;
    }

    private static boolean isWhole(Erasure erasure, Id id) {
        if (erasure instanceof Erasure.OfPurpose of) {
            return id.epoch() <= of.throughEpoch() && id.purpose().equals(of.purpose());
        }
        return erasure instanceof Erasure.Everything;
    }

    /** The bytes are overwritten first, for file systems that write in place. */
    private void destroy(Id id) throws IOException {
        byte[] key = keys.remove(id);
        if (key != null) {
            Arrays.fill(key, (byte) 0);
        }
        Path file = directory.resolve(id.fileName());
        if (!unfiled.remove(id) && fs.exists(file)) {
            try (SpoolFile open = fs.append(file)) {
                open.write(ByteBuffer.allocate((int) open.size()), 0);
                open.force();
            }
            fs.unlink(file);
        }
    }
}
