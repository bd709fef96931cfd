package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the stress tests and the benchmarks measure with has to be right as well. */
final class CallTimesTest {

    @Test
    void quantilesAreThoseOfTheSortedTimesUpToOneBucket() {
        Random random = new Random(7);
        long[] times = new long[100_000];
        CallTimes measured = new CallTimes();
        for (int i = 0; i < times.length; i++) {
            times[i] = random.nextLong(1L << (1 + random.nextInt(40)));
            measured.add(times[i]);
        }
        Arrays.sort(times);
        for (double share : new double[] {0.001, 0.1, 0.5, 0.9, 0.99, 0.999, 1}) {
            long exact = times[(int) Math.ceil(share * times.length) - 1];
            assertThat(measured.quantile(share)).as("quantile %s", share).isBetween(exact, exact + exact / 64 + 1);
        }
        assertThat(measured.max()).isEqualTo(times[times.length - 1]);
    }

    @Test
    void twoThreadsTimesAddUp() {
        CallTimes one = new CallTimes();
        CallTimes other = new CallTimes();
        one.add(10);
        other.add(30);
        other.add(50);
        one.addAll(other);
        assertThat(one.count()).isEqualTo(3);
        assertThat(one.quantile(0.5)).isEqualTo(30);
        assertThat(one.max()).isEqualTo(50);
    }
}
