package dev.northing.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes small logs that are likely to touch every border: few units, times on a coarse grid of hours around an as-of
 * instant, now and then a single millisecond off, repeated deliveries.
 */
public final class RandomLogs {

    public static final Instant AS_OF = Instant.parse("2026-04-01T00:00:00Z");

    private static final long HOUR = 3_600_000L;

    private RandomLogs() {}

    public static List<TestEvent> log(RandomGenerator random, int maxDaysBefore, String... names) {
        List<TestEvent> log = new ArrayList<>();
        int units = random.nextInt(1, 12);
        int events = random.nextInt(0, 80);
        for (int i = 0; i < events; i++) {
            String name = names[random.nextInt(names.length)];
            log.add(TestEvent.of(name, "u" + random.nextInt(units), time(random, maxDaysBefore)));
            if (random.nextInt(8) == 0) {
                log.add(log.get(random.nextInt(log.size())));
            }
        }
        return log;
    }

    private static long time(RandomGenerator random, int maxDaysBefore) {
        // Whole days make exact borders likely; hours and single milliseconds fall beside them.
        long days = random.nextInt(-maxDaysBefore, 4) * 24L * HOUR;
        long hours = random.nextBoolean() ? 0 : random.nextInt(24) * HOUR;
        return AS_OF.toEpochMilli() + days + hours + random.nextInt(-1, 2);
    }
}
