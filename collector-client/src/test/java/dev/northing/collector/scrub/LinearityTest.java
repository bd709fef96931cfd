package dev.northing.collector.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time grows with length and not faster, whatever somebody writes into a value. */
final class LinearityTest {

    /** Twice the length may cost so much more. */
    private static final double MOST_GROWTH = 2.3;

    private static final int ROUNDS = 9;
    private static final int ATTEMPTS = 4;
    private static final int QUICK = 1 << 17;
    private static final int LARGEST = 1 << 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final PersonalDataDetector detector = PersonalDataDetector.ofAllRegions();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@",
                "1 ",
                ":",
                "a.a@a-",
                "token=",
                "%41",
                "ab:",
                "-----BEGIN PRIVATE ",
                "SGVsbG8gd29ybGQg",
                "é٣1.1"
            })
    void doublesWithTheLength(String piece) {
        assertThat(growth(piece, QUICK)).isLessThanOrEqualTo(MOST_GROWTH);
    }

    @Tag("stress")
    @EnabledIfSystemProperty(named = "northing.stress", matches = "true")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a@",
                "1 ",
                ":",
                "a.a@a-",
                "token='",
                "%41",
                "ab:",
                "-----BEGIN PRIVATE KEY",
                "eyJ.",
                "é٣1.1",
                "4111 ",
                "SGVsbG8gd29ybGQg",
                "http://a",
                "\\u0061",
                "password: ",
                "cookie:a",
                "--token "
            })
    void doublesWithTheLengthUpToAMegabyte(String piece) {
        for (int length = LARGEST / 8; length < LARGEST; length *= 2) {
            assertThat(growth(piece, length)).as("from %d characters", length).isLessThanOrEqualTo(MOST_GROWTH);
        }
    }

    /** The smallest of some growths of medians: disturbance only ever makes a run longer. */
    private double growth(String piece, int length) {
        String once = repeat(piece, length);
        String twice = repeat(piece, 2 * length);
        median(once);
        double least = Double.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > MOST_GROWTH; attempt++) {
            double before = median(once);
            least = Math.min(least, median(twice) / before);
        }
        return least;
    }

    private double median(String text) {
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            detector.scrub(PropertyCue.NONE, text, Confidence.LIKELY, Findings.NONE);
            times[i] = Math.max(1, THREADS.getCurrentThreadCpuTime() - start);
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    private static String repeat(String piece, int length) {
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }
}
