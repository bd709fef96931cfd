package dev.northing.metrics.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Makes a log that is the same for every run: units in no order, each active between a start of its own and the end.
 *
 * <p>Of eight kinds of events three are the steps of a funnel. Times are whole seconds.
 */
final class Workload {

    static final int DAYS = 90;
    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    static final Instant AS_OF =
            FIRST.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
    static final int KINDS = 8;
    static final int STEPS = 3;

    private static final int SECONDS = DAYS * 86_400;
    private static final long START = FIRST.atStartOfDay(ZoneOffset.UTC).toEpochSecond();

    private final int units;
    private long seed = 42;

    Workload(int units) {
        this.units = units;
    }

    /** Takes one event: the number of its unit, its time in milliseconds, its kind. */
    interface Sink {

        void event(int unit, long epochMillis, int kind);
    }

    void generate(long events, Sink sink) {
        for (long i = 0; i < events; i++) {
            long random = next();
            int unit = (int) ((random >>> 33) * units >>> 31);
            int start = (int) (mixed(unit) >>> 33) % SECONDS;
            long ofLife = (next() >>> 33) * (SECONDS - start) >>> 31;
            sink.event(unit, (START + start + ofLife) * 1_000L, (int) random & KINDS - 1);
        }
    }

    /** A unit's id as text: 20 characters, as an application would have them. */
    static String name(int unit) {
        char[] name = "org-0000000000000000".toCharArray();
        long bits = mixed(unit);
        for (int i = name.length - 1; i > 3; i--) {
            name[i] = Character.forDigit((int) bits & 0xF, 16);
            bits >>>= 4;
        }
        return new String(name);
    }

    private long next() {
        seed += 0x9E3779B97F4A7C15L;
        return mixed(seed);
    }

    private static long mixed(long bits) {
        long a = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
