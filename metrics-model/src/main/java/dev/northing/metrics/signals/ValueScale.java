package dev.northing.metrics.signals;

import dev.northing.metrics.input.Require;

/**
 * Chooses whether changes are judged by their size or by their ratio.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum ValueScale {
    /** As they are: for rates, shares and everything that may be negative. */
    RAW {
        @Override
        double scaled(double value) {
            return value;
        }

        @Override
        double unscaled(double value) {
            return value;
        }
    },
    /** As log(1 + value): for counts and sums, whose spread grows with their level. Values must not be negative. */
    LOG {
        @Override
        double scaled(double value) {
            if (value < 0) {
                throw Require.refused("observations.value", value, "at least 0 on the scale LOG");
            }
            return Math.log1p(value);
        }

        @Override
        double unscaled(double value) {
            return Math.min(Math.expm1(value), Double.MAX_VALUE);
        }
    };

    abstract double scaled(double value);

    abstract double unscaled(double value);
}
