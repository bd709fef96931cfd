package dev.northing.metrics.forecast;

import dev.northing.metrics.input.Require;

/** Checks what every method is given, and what all of them need to know of a history. */
final class History {

    private History() {}

    static void require(int horizon, double level, double... history) {
        Require.atLeast("horizon", horizon, 1);
        Require.openUnit("level", level);
        for (double value : history) {
            Require.finite("history", value);
        }
    }

    static boolean positive(double... history) {
        for (double value : history) {
            if (value <= 0) {
                return false;
            }
        }
        return true;
    }

    static double squares(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    /** A sum of squares, or 0 if it is no more than what rounding leaves of values of this size. */
    static double withoutRounding(double squares, double... history) {
        double unit = 64 * Math.ulp(1.0);
        return squares <= unit * unit * squares(history) ? 0 : squares;
    }
}
