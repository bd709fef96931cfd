package dev.northing.metrics.forecast;

import dev.northing.metrics.fit.LeastSquares;
import dev.northing.metrics.fit.NelderMead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fits one form to one history. The errors are linear in the state at the start, so that state is found by least
 * squares for each choice of the smoothing parameters, and only these, four at most, are searched for.
 */
final class EtsModel {

    private static final double SIMPLEX = 1;
    private static final double[][] STARTS = {{0, -2, -2, 1}, {-2, -1, 0, 1}};
    private static final double LEAST_PHI = 0.8;
    private static final double PHI_RANGE = 0.18;

    private final EtsForm form;
    private final int period;
    private final double[] values;
    private final double logarithms;
    private final int states;
    private final int smoothing;

    EtsModel(EtsForm form, int period, double... history) {
        this.form = form;
        this.period = form.seasonal() ? period : 1;
        values = form.logarithmic() ? Arrays.stream(history).map(Math::log).toArray() : history.clone();
        logarithms = form.logarithmic() ? Arrays.stream(values).sum() : 0;
        states = 1 + (form.trend() == Trend.NONE ? 0 : 1) + this.period - 1;
        smoothing = 1 + form.trend().parameters() + (form.seasonal() ? 1 : 0);
    }

    /** The best fit, or empty if there are not enough values to judge it. */
    Optional<EtsFit> fit() {
        if (values.length - parameters() - 1 < 1) {
            return Optional.empty();
        }
        double[][] starts = Arrays.stream(STARTS).map(this::relevant).toArray(double[][]::new);
        double[] best = NelderMead.minimize(at -> History.squares(errors(smoothing(at))), SIMPLEX, starts)
                .at();
        EtsFit fit = fit(smoothing(best));
        return Double.isFinite(fit.squares()) ? Optional.of(fit) : Optional.empty();
    }

    /** The fit with given alpha, beta, gamma and phi, and the best state at the start. */
    EtsFit fit(double... smoothing) {
        State state = start(smoothing);
        double squares = History.squares(run(state, smoothing, values));
        List<Double> season = new ArrayList<>();
        for (int i = 0; i < period && form.seasonal(); i++) {
            season.add(state.season[(values.length + i) % period]);
        }
        return new EtsFit(
                form,
                smoothing[0],
                smoothing[1],
                smoothing[2],
                smoothing[3],
                state.level,
                state.trend,
                season,
                squares,
                values.length,
                parameters(),
                aicc(squares));
    }

    private int parameters() {
        return smoothing + states + 1;
    }

    private double aicc(double squares) {
        double k = parameters();
        double n = values.length;
        double likelihood = n * Math.log(Math.max(squares, Double.MIN_NORMAL) / n) + 2 * logarithms;
        return likelihood + 2 * k + 2 * k * (k + 1) / (n - k - 1);
    }

    private double[] errors(double[] smoothing) {
        return run(start(smoothing), smoothing, values);
    }

    /** The state at the start that leaves the least squared errors. */
    private State start(double[] smoothing) {
        double[] target = run(new State(new double[states]), smoothing, values);
        double[] zeros = new double[values.length];
        double[][] columns = new double[states][];
        for (int i = 0; i < states; i++) {
            double[] unit = new double[states];
            unit[i] = -1;
            columns[i] = run(new State(unit), smoothing, zeros);
        }
        return new State(LeastSquares.solve(columns, target));
    }

    private double[] run(State state, double[] smoothing, double[] series) {
        double[] errors = new double[series.length];
        for (int t = 0; t < series.length; t++) {
            errors[t] = state.advance(series[t], t % period, smoothing);
        }
        return errors;
    }

    /** Only the parameters that the form has: alpha, then beta, gamma and phi as needed. */
    private double[] relevant(double[] start) {
        double[] relevant = new double[smoothing];
        int at = 0;
        relevant[at++] = start[0];
        if (form.trend() != Trend.NONE) {
            relevant[at++] = start[1];
        }
        if (form.seasonal()) {
            relevant[at++] = start[2];
        }
        if (form.trend() == Trend.DAMPED) {
            relevant[at] = start[3];
        }
        return relevant;
    }

    private double[] smoothing(double[] at) {
        int next = 0;
        double alpha = share(at[next++]);
        double beta = form.trend() == Trend.NONE ? 0 : alpha * share(at[next++]);
        double gamma = form.seasonal() ? (1 - alpha) * share(at[next++]) : 0;
        double phi = form.trend() == Trend.DAMPED ? LEAST_PHI + PHI_RANGE * share(at[next]) : 1;
        return new double[] {alpha, beta, gamma, phi};
    }

    private static double share(double at) {
        return 1 / (1 + Math.exp(-at));
    }

    /** Level, trend and season at one time. */
    private final class State {

        private double level;
        private double trend;
        private final double[] season = new double[period];

        /** The last amount of the season is what makes all of them sum to 0. */
        State(double[] numbers) {
            level = numbers[0];
            int first = form.trend() == Trend.NONE ? 1 : 2;
            trend = first == 2 ? numbers[1] : 0;
            for (int i = 0; i < period - 1; i++) {
                season[i] = numbers[first + i];
                season[period - 1] -= season[i];
            }
        }

        double advance(double value, int phase, double[] smoothing) {
            double carried = smoothing[3] * trend;
            double error = value - level - carried - season[phase];
            level += carried + smoothing[0] * error;
            trend = carried + smoothing[1] * error;
            season[phase] += smoothing[2] * error;
            return error;
        }
    }
}
