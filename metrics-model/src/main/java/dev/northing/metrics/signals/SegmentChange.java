package dev.northing.metrics.signals;

import dev.northing.metrics.input.Require;
import java.util.OptionalDouble;

/**
 * Holds what one segment did to a ratio.
 *
 * <p>Immutable.
 *
 * @param segment the segment's name
 * @param rateBefore its own ratio before, or empty if it was not there
 * @param rateAfter its own ratio after, or empty if it is gone
 * @param shareBefore its share of the denominator before, in [0, 1]
 * @param shareAfter its share of the denominator after, in [0, 1]
 * @param mix how far its larger or smaller share moved the whole ratio
 * @param rate how far the change of its own ratio moved the whole ratio
 * @since 0.1.0
 */
public record SegmentChange(
        String segment,
        OptionalDouble rateBefore,
        OptionalDouble rateAfter,
        double shareBefore,
        double shareAfter,
        double mix,
        double rate) {

    /**
     * Accepts finite parts.
     *
     * @param segment the segment's name
     * @param rateBefore its own ratio before
     * @param rateAfter its own ratio after
     * @param shareBefore its share of the denominator before
     * @param shareAfter its share of the denominator after
     * @param mix how far its share moved the whole ratio
     * @param rate how far its own ratio moved the whole ratio
     * @throws IllegalArgumentException if a part is not finite, as for totals near the ends of the range of a double
     */
    public SegmentChange {
        Require.finite("mix", mix);
        Require.finite("rate", rate);
    }

    /**
     * How far the segment moved the whole ratio.
     *
     * @return mix and rate together
     */
    public double total() {
        return mix + rate;
    }
}
