package dev.northing.metrics.signals;

import dev.northing.metrics.input.Require;

/** Refuses numbers whose squares and cubes might not be finite. */
final class Magnitude {

    static final double LARGEST = 1e100;

    private Magnitude() {}

    static void require(String field, double... values) {
        for (double value : values) {
            if (!(Math.abs(value) <= LARGEST)) {
                throw Require.refused(field, value, "a number from -1e100 to 1e100");
            }
        }
    }
}
