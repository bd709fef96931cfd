package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A segment of a directory: what of it is stored and not settled. Guarded by the shelf's lock. */
final class Segment {

    private static final Pattern NAME = Pattern.compile("s-([0-9a-f]{16})\\.nsp");

    final int number;
    final Path path;

    /** The first sequence that the segment may hold. */
    final long base;

    final LiveSet live;

    /** The last sequence that was in the segment, below the base if none was. */
    long last;

    /** Bytes up to here are records; what stands behind, if anything, is not. */
    long end;

    /** When the youngest of its events was created. */
    long newestMillis = Long.MIN_VALUE;

    /** Whether nothing more comes. */
    boolean sealed;

    /** Whether the disk may hold a file of it, whole or in part. */
    boolean filed = true;

    /** What its payloads are sealed with, or null. */
    @Nullable
    SegmentKey key;

    /** The segment's bytes while they are on no disk. */
    @Nullable
    MemoryFile memory;

    Segment(int number, Path path, long base) {
        this.number = number;
        this.path = path;
        this.base = base;
        this.live = new LiveSet(base);
        this.last = base - 1;
    }

    static String name(int number) {
        return String.format(Locale.ROOT, "s-%016x.nsp", number);
    }

    /** Returns the number in a name that {@link #name} made, -1 for any other. */
    static int numberIn(String name) {
        Matcher matcher = NAME.matcher(name);
        long number = matcher.matches() ? Long.parseUnsignedLong(matcher.group(1), 16) : -1;
        return number >= 0 && number <= Integer.MAX_VALUE ? (int) number : -1;
    }

    boolean isSpent() {
        return sealed && live.isEmpty();
    }

    SpoolFile open(SpoolFs fs) throws IOException {
        return memory == null ? fs.open(path) : memory;
    }
}
