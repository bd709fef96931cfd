package dev.northing.metrics.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/**
 * Minimizes a function of a few unbounded parameters without derivatives (Nelder and Mead 1965), started again from its
 * own result until that no longer helps. A value of positive infinity marks a point that is not allowed.
 */
public final class NelderMead {

    private static final int MOST_RESTARTS = 8;
    private static final int STEPS_PER_PARAMETER = 400;
    private static final double TOLERANCE = 1e-12;
    private static final double RESTART_GAIN = 1e-10;

    private final ToDoubleFunction<double[]> function;
    private final double step;

    private NelderMead(ToDoubleFunction<double[]> function, double step) {
        this.function = function;
        this.step = step;
    }

    /** The lowest point found from several starts; each simplex begins with edges of the given length. */
    public static Minimum minimize(ToDoubleFunction<double[]> function, double step, double[]... starts) {
        NelderMead search = new NelderMead(function, step);
        return Arrays.stream(starts)
                .map(search::restarted)
                .min(Comparator.comparingDouble(Minimum::value))
                .orElseThrow();
    }

    private Minimum restarted(double[] start) {
        Minimum best = search(start);
        for (int i = 0; i < MOST_RESTARTS; i++) {
            Minimum next = search(best.at());
            boolean settled = !(next.value() < best.value() - RESTART_GAIN * (1 + Math.abs(best.value())));
            best = next.value() < best.value() ? next : best;
            if (settled) {
                break;
            }
        }
        return best;
    }

    private Minimum search(double[] start) {
        Minimum[] simplex = simplex(start);
        for (int i = 0; i < STEPS_PER_PARAMETER * start.length; i++) {
            Arrays.sort(simplex, Comparator.comparingDouble(Minimum::value));
            if (converged(simplex)) {
                break;
            }
            advance(simplex);
        }
        Arrays.sort(simplex, Comparator.comparingDouble(Minimum::value));
        return simplex[0];
    }

    private Minimum[] simplex(double[] start) {
        Minimum[] simplex = new Minimum[start.length + 1];
        simplex[0] = at(start);
        for (int i = 0; i < start.length; i++) {
            double[] corner = start.clone();
            corner[i] += step;
            simplex[i + 1] = at(corner);
        }
        return simplex;
    }

    private void advance(Minimum[] simplex) {
        int last = simplex.length - 1;
        Minimum worst = simplex[last];
        double[] center = center(simplex);
        Minimum reflected = beyond(center, worst, 1);
        if (reflected.value() < simplex[0].value()) {
            Minimum expanded = beyond(center, worst, 2);
            simplex[last] = expanded.value() < reflected.value() ? expanded : reflected;
        } else if (reflected.value() < simplex[last - 1].value()) {
            simplex[last] = reflected;
        } else {
            contract(simplex, center, reflected);
        }
    }

    private void contract(Minimum[] simplex, double[] center, Minimum reflected) {
        int last = simplex.length - 1;
        boolean outside = reflected.value() < simplex[last].value();
        Minimum contracted = beyond(center, simplex[last], outside ? 0.5 : -0.5);
        if (contracted.value() < (outside ? reflected : simplex[last]).value()) {
            simplex[last] = contracted;
        } else {
            shrink(simplex);
        }
    }

    private void shrink(Minimum[] simplex) {
        double[] best = simplex[0].at();
        for (int i = 1; i < simplex.length; i++) {
            simplex[i] = beyond(best, simplex[i], -0.5);
        }
    }

    /** The point that lies some times the distance of a corner from a center, on the other side of it. */
    private Minimum beyond(double[] center, Minimum corner, double times) {
        double[] point = new double[center.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = center[i] + times * (center[i] - corner.at()[i]);
        }
        return at(point);
    }

    private static double[] center(Minimum[] simplex) {
        int parameters = simplex.length - 1;
        double[] center = new double[parameters];
        for (int corner = 0; corner < parameters; corner++) {
            for (int i = 0; i < parameters; i++) {
                center[i] += simplex[corner].at()[i] / parameters;
            }
        }
        return center;
    }

    private static boolean converged(Minimum[] simplex) {
        double best = simplex[0].value();
        double worst = simplex[simplex.length - 1].value();
        // All corners out of bounds: nowhere to go. Written so that infinity minus infinity stops, too.
        return !(worst - best > TOLERANCE * (Math.abs(best) + TOLERANCE));
    }

    private Minimum at(double[] point) {
        double value = function.applyAsDouble(point);
        return new Minimum(point, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
    }

    /** A point and the function's value there. */
    public static final class Minimum {

        private final double[] at;
        private final double value;

        Minimum(double[] at, double value) {
            this.at = at;
            this.value = value;
        }

        public double[] at() {
            return at;
        }

        public double value() {
            return value;
        }
    }
}
