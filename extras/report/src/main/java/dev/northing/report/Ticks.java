package dev.northing.report;

import java.util.ArrayList;
import java.util.List;

/** Chooses the round numbers that stand beside an axis: 1, 2 or 5 times a power of ten, or of a unit of time. */
final class Ticks {

    /** About how many steps an axis has. */
    private static final int STEPS = 4;

    /** An axis begins at 0 where the least value is at most this share of the greatest: no needless cut. */
    private static final double FROM_ZERO = 0.5;

    private Ticks() {}

    /** At least two numbers, ascending, of which the first is at most {@code low} and the last at least {@code high}. */
    static double[] over(Unit unit, double low, double high) {
        double first = low >= 0 && low <= FROM_ZERO * high ? 0 : low;
        double last = high <= 0 && high >= FROM_ZERO * low ? 0 : high;
        if (last - first == 0) {
            first -= first == 0 ? 0 : Math.abs(first) / 2;
            last += last == 0 ? 1 : Math.abs(last) / 2;
        }
        double natural = unit instanceof Unit.Milliseconds ? Numbers.spanStep(Math.max(-first, last)) : 1;
        return rounded(first / natural, last / natural, natural);
    }

    private static double[] rounded(double first, double last, double natural) {
        double step = step((last - first) / STEPS);
        double start = Math.floor(first / step);
        double end = Math.ceil(last / step);
        if (!(step > 0) || !Double.isFinite(start * step) || !(end - start <= 4.0 * STEPS) || end <= start) {
            return new double[] {first * natural, last * natural};
        }
        List<Double> ticks = new ArrayList<>();
        for (double i = start; i <= end; i++) {
            ticks.add(i * step * natural);
        }
        return ticks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double step(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double share = raw / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }
}
