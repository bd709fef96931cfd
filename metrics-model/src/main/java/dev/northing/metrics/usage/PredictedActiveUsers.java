package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;
import dev.northing.metrics.FigureBuilder;
import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.StudentT;
import dev.northing.metrics.stats.Wilson;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Predicts the next month's users from the months before, taking growth to be steady.
 *
 * <p>In words: a straight line through the logarithms of the counts, carried one month on. In symbols, for counts
 * c<sub>1</sub> to c<sub>n</sub>, least squares log c<sub>i</sub> = a + b i with residual variance s&sup2; (divided by
 * n - 2): exp(a + b(n + 1)) times exp(&plusmn; t(n - 2) s &radic;(1 + 1/n + (n + 1 - i&#772;)&sup2;/S)), S = &Sigma; (i -
 * i&#772;)&sup2;, at 95 %. Unit: users. Source: Draper and Smith 1998, section 3.1, prediction of a single value. Fewer
 * than three months or a month without users leave it undefined. Example: 100, 200, 400 give 800
 * ({@code PredictedActiveUsersTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class PredictedActiveUsers {

    private static final int LEAST_MONTHS = 3;

    private PredictedActiveUsers() {}

    /**
     * The prediction of the month after the last.
     *
     * @param definition the id of the metric's definition, not blank
     * @param window the month that is predicted
     * @param counts the users of the months before it, earliest first, at least 0 each
     * @return the prediction; n is the number of months
     * @throws IllegalArgumentException if {@code definition} is blank or a count is negative
     */
    public static Figure next(String definition, TimeWindow window, List<Long> counts) {
        counts.forEach(count -> Require.atLeast("counts", count, 0));
        var figure = Figure.builder(definition, window).n(counts.size());
        if (counts.size() >= LEAST_MONTHS && counts.stream().allMatch(count -> count > 0)) {
            new Line(counts.stream().mapToDouble(Math::log).toArray()).predict(figure);
        }
        return figure.build();
    }

    private static final class Line {

        private final int n;
        private final double middle;
        private final double spread;
        private final double height;
        private final double slope;
        private final double residual;

        Line(double[] logs) {
            n = logs.length;
            middle = (n - 1) / 2.0;
            spread = n * ((double) n * n - 1) / 12;
            height = IntStream.range(0, n).mapToDouble(i -> logs[i]).sum() / n;
            slope = IntStream.range(0, n)
                            .mapToDouble(i -> (i - middle) * logs[i])
                            .sum()
                    / spread;
            residual = IntStream.range(0, n)
                            .mapToDouble(i -> logs[i] - at(i))
                            .map(rest -> rest * rest)
                            .sum()
                    / (n - 2);
        }

        void predict(FigureBuilder figure) {
            double log = at(n);
            double far = n - middle;
            double error = Math.sqrt(residual * (1 + 1.0 / n + far * far / spread));
            double half = StudentT.twoSided(Wilson.DEFAULT_LEVEL, n - 2L) * error;
            double high = Math.exp(log + half);
            figure.value(Math.exp(log));
            if (high <= Double.MAX_VALUE) {
                figure.interval(Optional.of(new Interval(
                        Math.exp(log - half), high, Wilson.DEFAULT_LEVEL, IntervalMethod.LOG_LINEAR_TREND)));
            }
        }

        private double at(int index) {
            return height + slope * (index - middle);
        }
    }
}
