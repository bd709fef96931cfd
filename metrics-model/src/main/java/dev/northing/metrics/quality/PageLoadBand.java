package dev.northing.metrics.quality;

/**
 * Names how good the time is until a page shows its largest part.
 *
 * <p>Source: the web's core vitals (largest contentful paint).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum PageLoadBand {
    /** At most 2.5 s. */
    GOOD,
    /** More than 2.5 s and at most 4 s. */
    NEEDS_IMPROVEMENT,
    /** More than 4 s. */
    POOR;

    /** The longest good time: 2,500 ms. */
    public static final long MOST_GOOD_MILLIS = 2_500;

    /** The longest time that is not poor: 4,000 ms. */
    public static final long MOST_NOT_POOR_MILLIS = 4_000;

    /**
     * The band of a time.
     *
     * @param millis the time in milliseconds; quantiles may lie between whole ones
     * @return its band
     */
    public static PageLoadBand of(double millis) {
        if (millis <= MOST_GOOD_MILLIS) {
            return GOOD;
        }
        return millis <= MOST_NOT_POOR_MILLIS ? NEEDS_IMPROVEMENT : POOR;
    }
}
