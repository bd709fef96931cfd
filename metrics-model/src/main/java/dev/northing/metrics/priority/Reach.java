package dev.northing.metrics.priority;

import dev.northing.metrics.input.Require;
import java.math.BigDecimal;

/**
 * Names the share of users that a proposal reaches, with the points it is worth.
 *
 * <p>Source: product handbook. A share that lies on a border belongs to the higher band.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Reach {
    /** At least 80 % of users: 10 points. */
    NEARLY_ALL("10", 80),
    /** At least 50 % and less than 80 % of users: 6 points. */
    MOST("6", 50),
    /** At least 25 % and less than 50 % of users: 3 points. */
    MANY("3", 25),
    /** At least 5 % and less than 25 % of users: 1.5 points. */
    SOME("1.5", 5),
    /** Less than 5 % of users: 0.5 points. */
    FEW("0.5", 0);

    private final BigDecimal points;
    private final double leastPercent;

    Reach(String points, double leastPercent) {
        this.points = new BigDecimal(points);
        this.leastPercent = leastPercent;
    }

    /**
     * The band of a share.
     *
     * @param percent the share of users reached, in [0, 100]
     * @return its band
     * @throws IllegalArgumentException if {@code percent} is not in [0, 100]
     */
    public static Reach ofPercent(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw Require.refused("percent", percent, "a share of users in [0, 100]");
        }
        Reach band = FEW;
        for (Reach candidate : values()) {
            if (candidate.leastPercent <= percent && candidate.leastPercent > band.leastPercent) {
                band = candidate;
            }
        }
        return band;
    }

    /**
     * What the band is worth.
     *
     * @return points, exact
     */
    public BigDecimal points() {
        return points;
    }
}
