package dev.northing.metrics.fit;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** How sharply a function bends at a minimum, by central differences, and the covariance that follows from it. */
public final class Curvature {

    private static final double STEP = 1e-4;
    // A determinant this much smaller than the product of the diagonal is rounding, not information.
    private static final double SINGULAR = 1e-8;

    private Curvature() {}

    /** The inverse of the second derivatives of a function of two parameters, or empty if it is no minimum. */
    public static Optional<double[][]> covariance(ToDoubleFunction<double[]> function, double[] at) {
        double xx = second(function, at, 0, 0);
        double yy = second(function, at, 1, 1);
        double xy = second(function, at, 0, 1);
        double determinant = xx * yy - xy * xy;
        if (!(xx > 0 && yy > 0 && determinant > SINGULAR * xx * yy) || !Double.isFinite(determinant)) {
            return Optional.empty();
        }
        return Optional.of(
                new double[][] {{yy / determinant, -xy / determinant}, {-xy / determinant, xx / determinant}});
    }

    private static double second(ToDoubleFunction<double[]> function, double[] at, int i, int j) {
        return (shifted(function, at, i, STEP, j, STEP)
                        - shifted(function, at, i, STEP, j, -STEP)
                        - shifted(function, at, i, -STEP, j, STEP)
                        + shifted(function, at, i, -STEP, j, -STEP))
                / (4 * STEP * STEP);
    }

    private static double shifted(
            ToDoubleFunction<double[]> function, double[] at, int i, double by, int j, double and) {
        double[] point = at.clone();
        point[i] += by;
        point[j] += and;
        return function.applyAsDouble(point);
    }
}
