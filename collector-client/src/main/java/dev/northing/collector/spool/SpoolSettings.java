package dev.northing.collector.spool;

import dev.northing.core.error.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link SegmentStore} works.
 *
 * <p>Immutable.
 *
 * @param root the directory, which the store creates; many stores and processes may share it
 * @param context what is common to all events, said once a segment; at most {@value #MAX_CONTEXT_BYTES} bytes in UTF-8
 * @param policy when events are forced to the disk
 * @param limits how much is kept, and for how long
 * @param time what the time is
 * @param random names the store's own directory
 * @param protection how events are encrypted, or null for events in the clear
 * @since 0.1.0
 */
public record SpoolSettings(
        Path root,
        String context,
        FsyncPolicy policy,
        Limits limits,
        Time time,
        RandomGenerator random,
        @Nullable Protection protection) {

    /** Bytes of the context at most. */
    public static final int MAX_CONTEXT_BYTES = 4096;

    /**
     * Checks the context.
     *
     * @param root the directory, which the store creates; many stores and processes may share it
     * @param context what is common to all events, said once a segment; at most {@value #MAX_CONTEXT_BYTES} bytes in UTF-8
     * @param policy when events are forced to the disk
     * @param limits how much is kept, and for how long
     * @param time what the time is
     * @param random names the store's own directory
     * @param protection how events are encrypted, or null for events in the clear
     * @throws ConfigurationException if the context is too long
     */
    public SpoolSettings {
        if (context.getBytes(StandardCharsets.UTF_8).length > MAX_CONTEXT_BYTES) {
            throw new ConfigurationException(
                    "context: over " + MAX_CONTEXT_BYTES + " bytes; say less about the producer");
        }
    }

    /**
     * Leaves events in the clear.
     *
     * @param root the directory, which the store creates; many stores and processes may share it
     * @param context what is common to all events, said once a segment; at most {@value #MAX_CONTEXT_BYTES} bytes in UTF-8
     * @param policy when events are forced to the disk
     * @param limits how much is kept, and for how long
     * @param time what the time is
     * @param random names the store's own directory
     * @throws ConfigurationException if the context is too long
     */
    public SpoolSettings(
            Path root, String context, FsyncPolicy policy, Limits limits, Time time, RandomGenerator random) {
        this(root, context, policy, limits, time, random, null);
    }

    /**
     * How much is kept, and for how long.
     *
     * <p>Immutable.
     *
     * @param quotaBytes bytes of all segments at most, give or take one segment; at least two segments
     * @param segmentBytes bytes of a segment at most, 1 KiB to 16 MiB; it holds at least one event
     * @param segmentAge how long a segment is written to
     * @param maxAge how old an event may get
     * @param reserveBytes free space that the disk keeps, or 1 % of it if that is more; 0 for none of both
     * @since 0.1.0
     */
    public record Limits(long quotaBytes, int segmentBytes, Duration segmentAge, Duration maxAge, long reserveBytes) {

        /** 64 MiB in segments of 4 MiB or 60 s, for 7 days, unless less than 100 MiB or 1 % of the disk is free. */
        public static final Limits STANDARD =
                new Limits(64L << 20, 4 << 20, Duration.ofSeconds(60), Duration.ofDays(7), 100L << 20);

        /** Bytes of a segment at least: below, headers would outweigh events. */
        static final int MIN_SEGMENT_BYTES = 1 << 10;

        /** Bytes of a segment at most: a segment's sequences stay within what a damaged one is searched for. */
        static final int MAX_SEGMENT_BYTES = 16 << 20;

        /**
         * Checks the limits.
         *
         * @param quotaBytes bytes of all segments at most, give or take one segment; at least two segments
         * @param segmentBytes bytes of a segment at most, 1 KiB to 16 MiB; it holds at least one event
         * @param segmentAge how long a segment is written to
         * @param maxAge how old an event may get
         * @param reserveBytes free space that the disk keeps, or 1 % of it if that is more; 0 for none of both
         * @throws ConfigurationException if a limit is out of its range
         */
        public Limits {
            if (segmentBytes < MIN_SEGMENT_BYTES || segmentBytes > MAX_SEGMENT_BYTES) {
                throw new ConfigurationException(
                        "segmentBytes: " + segmentBytes + "; expected 1024 to 16777216 (1 KiB to 16 MiB)");
            }
            if (quotaBytes < 2L * segmentBytes) {
                throw new ConfigurationException("quotaBytes: " + quotaBytes + "; expected at least two segments");
            }
            if (reserveBytes < 0) {
                throw new ConfigurationException("reserveBytes: " + reserveBytes + "; expected 0 or more");
            }
            requirePositive("segmentAge", segmentAge);
            requirePositive("maxAge", maxAge);
        }

        private static void requirePositive(String name, Duration duration) {
            if (duration.isNegative() || duration.isZero()) {
                throw new ConfigurationException(name + ": " + duration + "; expected more than 0");
            }
        }
    }

    /**
     * What the time is.
     *
     * <p>Immutable.
     *
     * @param wall the time of day, for ages; its jumps are noticed
     * @param nanos time that only rises, in nanoseconds, for intervals
     * @since 0.1.0
     */
    public record Time(InstantSource wall, LongSupplier nanos) {

        /**
         * Returns the time of this machine.
         *
         * @return its clock and {@link System#nanoTime()}
         */
        public static Time system() {
            return new Time(InstantSource.system(), System::nanoTime);
        }
    }
}
