package dev.northing.collector.spool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Settings for tests: segments small enough for a few events to fill several. */
final class Spools {

    static final int SEGMENT_BYTES = 2048;
    static final String CONTEXT = "\"application\":\"ci\"";

    private Spools() {}

    static SpoolSettings settings(Path root, FsyncPolicy policy, ManualTime time, RandomGenerator random) {
        return settings(root, policy, 64 * SEGMENT_BYTES, time, random);
    }

    /** The same with events encrypted, by keys that the seed decides. */
    static SpoolSettings encrypted(SpoolSettings clear) {
        return new SpoolSettings(
                clear.root(),
                clear.context(),
                clear.policy(),
                clear.limits(),
                clear.time(),
                clear.random(),
                new Protection(() -> new Random(clear.random().nextLong()), KeyWrap.NONE));
    }

    static SpoolSettings settings(Path root, FsyncPolicy policy, long quota, ManualTime time, RandomGenerator random) {
        SpoolSettings.Limits limits =
                new SpoolSettings.Limits(quota, SEGMENT_BYTES, Duration.ofSeconds(60), Duration.ofDays(7), 0);
        return new SpoolSettings(root, CONTEXT, policy, limits, time.time(), random);
    }
}
