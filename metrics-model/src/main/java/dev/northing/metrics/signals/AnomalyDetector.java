package dev.northing.metrics.signals;

import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.input.Require;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Finds the periods of a series that stand out, after season and trend are taken away.
 *
 * <p>In words: a period is an anomaly if its distance from what was expected is large against the usual distances,
 * improbable given how many periods there are, and large enough to matter. In symbols, for remainders r on the chosen
 * scale: |r - median| &gt; {@value #THRESHOLD} s, s = 1.4826 median|r - median| (where that is 0, 1.2533 mean|r -
 * median|); and r is an outlier of {@link GeneralizedEsd} at 5 %; and |observed - expected| &ge; the smallest change
 * times |expected|. What is expected: season and trend by robust {@link Stl} with two seasons or more; with less, or
 * without a season, the value one season (or period) before, moved by the median change. Units: the score is in robust
 * standard deviations. Sources: Iglewicz and Hoaglin 1993 (median deviations), Rosner 1983, Hochenbaum, Vallis and
 * Kejariwal 2017 (season, median and ESD together).
 *
 * <p>Periods that end after the as-of instant are left out and noted. With fewer than {@value #LEAST_JUDGED} periods to
 * judge nothing is said, and the baseline is {@link Baseline#NONE}. A series that follows its baseline exactly has no
 * anomalies. Example: six weeks of 100 a day and 40 on Sundays with one Wednesday of 300 have one anomaly, that spike
 * ({@code AnomalyDetectorTest}).
 *
 * <p>Immutable.
 *
 * @param period how many periods make a season, 1 for none
 * @param scale whether changes are judged by size or by ratio
 * @param smallestChange the least distance that matters, as a share of what was expected, at least 0
 * @param known the periods known to be unusual, such as holidays: never reported, only counted
 * @since 0.1.0
 */
public record AnomalyDetector(
        int period, ValueScale scale, double smallestChange, Predicate<? super TimeWindow> known) {

    /** How many robust standard deviations are too many. */
    public static final double THRESHOLD = 3.5;

    /** How many periods must be comparable with their baseline, at least. */
    public static final int LEAST_JUDGED = 8;

    /** The chance of calling anything an outlier among values that have none. */
    public static final double SIGNIFICANCE = 0.05;

    /** The largest share of the periods that may stand out: beyond it, they are what is usual. */
    public static final double LARGEST_SHARE = 0.1;

    /**
     * Accepts a complete definition.
     *
     * @param period how many periods make a season
     * @param scale whether changes are judged by size or by ratio
     * @param smallestChange the least distance that matters
     * @param known the periods known to be unusual
     * @throws IllegalArgumentException if {@code period} is less than 1, or {@code smallestChange} is negative or not
     *     finite
     */
    public AnomalyDetector {
        Require.atLeast("period", period, 1);
        Objects.requireNonNull(scale, "scale");
        if (!(smallestChange >= 0 && smallestChange <= Double.MAX_VALUE)) {
            throw Require.refused("smallestChange", smallestChange, "a finite number, at least 0");
        }
        Objects.requireNonNull(known, "known");
    }

    /**
     * A detector for which every change matters and no period is known to be unusual.
     *
     * @param period how many periods make a season, 1 for none
     * @param scale whether changes are judged by size or by ratio
     * @return the detector
     * @throws IllegalArgumentException if {@code period} is less than 1
     */
    public static AnomalyDetector of(int period, ValueScale scale) {
        return new AnomalyDetector(period, scale, 0, window -> false);
    }

    /**
     * Judges every complete period of a series.
     *
     * @param series the series
     * @param asOf the instant up to which periods are over
     * @return what stands out
     * @throws IllegalArgumentException if a value is negative on the scale {@link ValueScale#LOG}
     */
    public AnomalyFigures detect(Series series, Instant asOf) {
        return new Detection(this, series.completeAt(asOf), series.size()).figures();
    }

    /** Whether a distance is large enough, whatever its chance. */
    boolean matters(double observed, double expected) {
        return Math.abs(observed - expected) >= smallestChange * Math.abs(expected);
    }
}
