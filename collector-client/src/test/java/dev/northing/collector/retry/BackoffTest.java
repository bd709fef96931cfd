package dev.northing.collector.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    /** Near the end of the range, so that the time wraps around. */
    private static final long START = Duration.ofNanos(Long.MAX_VALUE - 5).toNanos();

    private static final long SECOND = 1_000_000_000L;

    /** What the Javadoc says: six failures within 10 s, then ten after it, in milliseconds. */
    private static final long[] CEILINGS = {
        500, 1_000, 2_000, 2_000, 2_000, 2_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000
    };

    private static final int IN_SHORT = 6;

    /** When the failure of an index happens: each second, and from 10 s on every 10 s. */
    private static long at(int index) {
        return START + SECOND * (index < IN_SHORT ? index : 10L * (index - IN_SHORT + 1));
    }

    @Test
    void drawsFromZeroToTheCeilingsThatItsJavadocPromises() {
        Draws draws = Draws.greatest();
        Backoff backoff = new Backoff(draws);
        for (int i = 0; i < CEILINGS.length; i++) {
            long ceiling = CEILINGS[i] * 1_000_000;
            assertThat(backoff.draw(at(i))).as("after %d failures", i + 1).isEqualTo(ceiling);
            assertThat(draws.lastBound()).isEqualTo(ceiling + 1);
        }
    }

    @Test
    void waitsAtLeastATenthOfASecond() {
        Backoff backoff = new Backoff(Draws.least());
        for (int i = 0; i < CEILINGS.length; i++) {
            assertThat(backoff.draw(at(i))).isEqualTo(SECOND / 10);
        }
    }

    @Test
    void isShortUntilTenSecondsAfterTheFirstFailure() {
        Backoff backoff = new Backoff(Draws.greatest());
        backoff.draw(START);
        backoff.draw(START + 1);
        assertThat(backoff.draw(START + 10 * SECOND - 1)).isEqualTo(2 * SECOND);
        assertThat(backoff.draw(START + 10 * SECOND)).isEqualTo(8 * SECOND);
    }

    @Test
    void startsAgainAfterASuccess() {
        Backoff backoff = new Backoff(Draws.greatest());
        for (int i = 0; i < CEILINGS.length; i++) {
            backoff.draw(at(i));
        }
        backoff.reset();
        long later = at(CEILINGS.length);
        assertThat(backoff.draw(later)).isEqualTo(SECOND / 2);
        assertThat(backoff.draw(later + 10 * SECOND - 1)).isEqualTo(SECOND);
        assertThat(backoff.draw(later + 10 * SECOND)).isEqualTo(8 * SECOND);
        assertThat(backoff.draw(later + 11 * SECOND)).isEqualTo(16 * SECOND);
    }

    @Test
    void staysAtItsCapHoweverLongTheOutageIs() {
        Backoff backoff = new Backoff(Draws.greatest());
        backoff.draw(START);
        for (int i = 0; i < 100_000; i++) {
            backoff.draw(START + 20 * SECOND);
        }
        assertThat(backoff.draw(START + 20 * SECOND)).isEqualTo(300 * SECOND);
    }

    /**
     * Row S1: the draws of each step against the even distribution from 0 to its ceiling, by Kolmogorov and Smirnov.
     *
     * <p>Below 100 ms the floor gathers what is drawn, so the distance is taken from there on: over a part of the range it is at
     * most that over the whole, and the critical value holds.
     */
    @Test
    void drawsEachWaitEvenlyFromItsRange() {
        int draws = 2_000;
        // The critical distance for p = 0.01 is 1.6276 / sqrt(n): Kolmogorov's limit, from published tables.
        double critical = 1.6276 / Math.sqrt(draws);
        double[][] waits = new double[CEILINGS.length][draws];
        for (int seed = 0; seed < draws; seed++) {
            Backoff backoff = new Backoff(new SplittableRandom(seed));
            for (int i = 0; i < CEILINGS.length; i++) {
                waits[i][seed] = backoff.draw(at(i)) / 1e6;
            }
        }
        for (int i = 0; i < CEILINGS.length; i++) {
            assertThat(distance(waits[i], (double) CEILINGS[i]))
                    .as("step %d", i)
                    .isLessThan(critical);
            assertThat(distance(waits[i], CEILINGS[i] * 1.1))
                    .as("step %d against a wrong range", i)
                    .isGreaterThan(critical);
        }
    }

    /** The greatest distance between the share of waits up to x and x / ceiling, for x above the floor. */
    private static double distance(double[] waits, double ceiling) {
        double[] sorted = waits.clone();
        Arrays.sort(sorted);
        double greatest = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] > 100) {
                double expected = sorted[i] / ceiling;
                double above = Math.abs((i + 1.0) / sorted.length - expected);
                greatest = Math.max(greatest, Math.max(above, Math.abs((double) i / sorted.length - expected)));
            }
        }
        return greatest;
    }

    @Test
    void hasTheNumbersThatItsJavadocPromises() {
        assertThat(Backoff.BASE).isEqualTo(Duration.ofMillis(500));
        assertThat(Backoff.SHORT_CAP).isEqualTo(Duration.ofSeconds(2));
        assertThat(Backoff.SHORT).isEqualTo(Duration.ofSeconds(10));
        assertThat(Backoff.LONG_BASE).isEqualTo(Duration.ofSeconds(8));
        assertThat(Backoff.CAP).isEqualTo(Duration.ofMinutes(5));
        assertThat(Backoff.FLOOR).isEqualTo(Duration.ofMillis(100));
    }
}
