package dev.northing.metrics.stats;

import java.util.function.DoubleUnaryOperator;

/** Integrates the tail of a density that is close to normal by Gauss-Legendre panels of half a standard deviation. */
final class TailIntegral {

    private static final int PANELS = 28;
    private static final double PANEL_DEVIATIONS = 0.5;
    // Nodes and weights of the eight-point rule on [-1, 1], the positive half.
    private static final double[] NODES = {
        0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
    };
    private static final double[] WEIGHTS = {
        0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
    };

    private TailIntegral() {}

    /** From {@code from} outward; a negative deviation integrates to the left. The density is 0 outside its range. */
    static double outward(DoubleUnaryOperator density, double from, double deviation) {
        double half = deviation * PANEL_DEVIATIONS / 2;
        double sum = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            sum += panel(density, from + (2 * panel + 1) * half, half);
        }
        return sum * Math.abs(half);
    }

    private static double panel(DoubleUnaryOperator density, double middle, double half) {
        double sum = 0;
        for (int i = 0; i < NODES.length; i++) {
            double offset = NODES[i] * half;
            sum += WEIGHTS[i] * (density.applyAsDouble(middle - offset) + density.applyAsDouble(middle + offset));
        }
        return sum;
    }
}
