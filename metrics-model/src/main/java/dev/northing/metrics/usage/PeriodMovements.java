package dev.northing.metrics.usage;

import dev.northing.metrics.input.Require;

/**
 * Holds how many units came, stayed, came back and left between a period and the one before.
 *
 * <p>Immutable.
 *
 * @param newcomers units whose first activity ever lies in the period, at least 0
 * @param retained units active in the period and in the one before, at least 0
 * @param resurrected units active in the period and earlier, but not in the one before, at least 0
 * @param churned units active in the period before, but not in this one, at least 0
 * @since 0.1.0
 */
public record PeriodMovements(long newcomers, long retained, long resurrected, long churned) {

    /**
     * Accepts counts that are not negative.
     *
     * @param newcomers units that are new
     * @param retained units that stayed
     * @param resurrected units that came back
     * @param churned units that left
     * @throws IllegalArgumentException if a count is negative
     */
    public PeriodMovements {
        Require.atLeast("newcomers", newcomers, 0);
        Require.atLeast("retained", retained, 0);
        Require.atLeast("resurrected", resurrected, 0);
        Require.atLeast("churned", churned, 0);
    }

    /**
     * How many units were active in the period.
     *
     * @return newcomers + retained + resurrected
     */
    public long active() {
        return newcomers + retained + resurrected;
    }

    /**
     * How many units were active in the period before.
     *
     * @return retained + churned
     */
    public long previous() {
        return retained + churned;
    }
}
