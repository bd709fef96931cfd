package dev.northing.metrics.stats;

import dev.northing.metrics.IntervalMethod;

/**
 * Names the scale on which the band around a survival curve is symmetric.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum SurvivalScale {
    /** log(-log(S)), the default: the bounds stay within (0, 1) and hold their level in small samples. */
    LOG_LOG {
        @Override
        double bound(double survival, double deviation) {
            return Math.pow(survival, Math.exp(deviation / Math.log(survival)));
        }
    },
    /** log(S), the default of R's survfit; the upper bound is cut at 1. */
    LOG {
        @Override
        double bound(double survival, double deviation) {
            return Math.min(1, survival * Math.exp(deviation));
        }
    };

    /** The bound a signed number of standard deviations of log(S) away. */
    abstract double bound(double survival, double deviation);

    IntervalMethod method() {
        return this == LOG_LOG ? IntervalMethod.SURVIVAL_LOG_LOG : IntervalMethod.SURVIVAL_LOG;
    }
}
