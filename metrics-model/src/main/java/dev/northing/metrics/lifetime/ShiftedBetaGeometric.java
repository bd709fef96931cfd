package dev.northing.metrics.lifetime;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.fit.Curvature;
import dev.northing.metrics.fit.NelderMead;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.NormalDistribution;
import dev.northing.metrics.stats.Wilson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * Projects the retention of a cohort beyond the ages seen (shifted beta-geometric model).
 *
 * <p>In words: each unit leaves at the end of each period with a chance of its own that never changes; these chances
 * differ between units by a beta distribution, so that those who stay are more and more the loyal ones. In symbols:
 * retention at age t is r(t) = (&beta; + t - 1)/(&alpha; + &beta; + t - 1), survival S(t) = r(1) .. r(t); &alpha; and
 * &beta; maximize &Sigma; n(t) log r(t) + (n(t - 1) - n(t)) log(1 - r(t)) over all cohorts and ages, n(t) being who is
 * there. Unit: shares; ages in the periods of the counts. Source: Fader and Hardie 2007. The interval of S(t) takes the
 * parameters' uncertainty by the delta method on the logit at 95 %; it knows nothing of a future unlike the past.
 *
 * <p>No units, nobody left, all left at once, or fewer than two ages give undefined figures. Fewer than
 * {@value #LEAST_AGES} ages, or a likelihood that is not better than that of one churn rate for all at 5 % (ratio below
 * {@value #LEAST_RATIO}), are flagged. Example: the seven years of the cohorts High End and Regular give &alpha; 0.668,
 * &beta; 3.806 and 0.704, 1.182 ({@code ShiftedBetaGeometricTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class ShiftedBetaGeometric {

    /** From how many ages on the parameters are taken for settled. */
    public static final int LEAST_AGES = 4;

    /** Twice the gain in log-likelihood over one churn rate for all that is no chance: chi-squared, one-sided 5 %. */
    public static final double LEAST_RATIO = 2.706;

    // Beyond these logarithms of a parameter the model is one churn rate for all, or one that is 0 or 1.
    private static final double LEAST_LOGARITHM = -12;
    private static final double MOST_LOGARITHM = 14;
    private static final double[][] STARTS = {{0, 0}, {-0.5, 1.5}, {2, 4}};
    private static final double GRADIENT_STEP = 1e-5;

    private final double[] kept;
    private final double[] lost;
    private final long units;

    private ShiftedBetaGeometric(double[] kept, double[] lost, long units) {
        this.kept = kept;
        this.lost = lost;
        this.units = units;
    }

    /**
     * Projects survival and retention.
     *
     * @param definition the id of the metric's definition, not blank; the figures' have suffixes such as
     *     {@code .survival.age_12}
     * @param window the span of time in which the counts were taken
     * @param cohorts the cohorts, whose units are taken to be alike
     * @param ages how many ages to project, from age 1 on, at least 1
     * @return the projection; n of its figures is the number of units at age 0
     * @throws IllegalArgumentException if {@code definition} is blank or {@code ages} is less than 1
     */
    public static RetentionProjection project(
            String definition, TimeWindow window, List<CohortSurvival> cohorts, int ages) {
        Require.text("definition", definition);
        Require.atLeast("ages", ages, 1);
        return pooled(cohorts).project(definition, window, ages);
    }

    /** All cohorts as one: at each age, who stayed and who left. */
    private static ShiftedBetaGeometric pooled(List<CohortSurvival> cohorts) {
        int ages = cohorts.stream()
                .mapToInt(cohort -> cohort.survivors().size() - 1)
                .max()
                .orElse(0);
        double[] kept = new double[ages];
        double[] lost = new double[ages];
        long units = 0;
        for (CohortSurvival cohort : cohorts) {
            List<Long> survivors = cohort.survivors();
            units += survivors.get(0);
            for (int t = 1; t < survivors.size(); t++) {
                kept[t - 1] += survivors.get(t);
                lost[t - 1] += survivors.get(t - 1) - survivors.get(t);
            }
        }
        return new ShiftedBetaGeometric(kept, lost, units);
    }

    private RetentionProjection project(String definition, TimeWindow window, int ages) {
        if (agesSeen() < 2 || sum(kept) == 0 || sum(lost) == 0) {
            return new RetentionProjection(
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Identifiability.NOT_ESTIMABLE,
                    figures(definition + ".survival", window, ages, Projected.NONE),
                    figures(definition + ".retention", window, ages, Projected.NONE));
        }
        NelderMead.Minimum best = NelderMead.minimize(this::loss, 0.5, STARTS);
        Optional<double[][]> covariance = Curvature.covariance(this::loss, best.at());
        return new RetentionProjection(
                OptionalDouble.of(Math.exp(best.at()[0])),
                OptionalDouble.of(Math.exp(best.at()[1])),
                identifiability(best),
                figures(
                        definition + ".survival",
                        window,
                        ages,
                        new Projected(age -> survival(best.at(), age), age -> interval(best.at(), covariance, age))),
                figures(
                        definition + ".retention",
                        window,
                        ages,
                        new Projected(age -> retention(best.at(), age), age -> Optional.empty())));
    }

    private List<Figure> figures(String definition, TimeWindow window, int ages, Projected at) {
        List<Figure> figures = new ArrayList<>();
        for (int age = 1; age <= ages; age++) {
            var figure = Figure.builder(definition + ".age_" + age, window).n(units);
            double value = at.value().applyAsDouble(age);
            if (Double.isFinite(value)) {
                figure.value(value).interval(at.interval().apply(age));
            }
            figures.add(figure.build());
        }
        return figures;
    }

    private Identifiability identifiability(NelderMead.Minimum best) {
        if (agesSeen() < LEAST_AGES) {
            return Identifiability.FEW_AGES;
        }
        double gain = 2 * (oneRateLoss() - best.value());
        return gain < LEAST_RATIO ? Identifiability.HETEROGENEITY_NOT_SEEN : Identifiability.IDENTIFIED;
    }

    private int agesSeen() {
        int seen = 0;
        for (int t = 0; t < kept.length; t++) {
            seen += kept[t] + lost[t] > 0 ? 1 : 0;
        }
        return seen;
    }

    /** Minus the log-likelihood at the logarithms of alpha and beta. */
    private double loss(double[] at) {
        if (Math.min(at[0], at[1]) < LEAST_LOGARITHM || Math.max(at[0], at[1]) > MOST_LOGARITHM) {
            return Double.POSITIVE_INFINITY;
        }
        double alpha = Math.exp(at[0]);
        double beta = Math.exp(at[1]);
        double loss = 0;
        for (int t = 0; t < kept.length; t++) {
            double all = alpha + beta + t;
            loss -= kept[t] * Math.log((beta + t) / all) + lost[t] * Math.log(alpha / all);
        }
        return loss;
    }

    private double oneRateLoss() {
        double stayed = sum(kept);
        double left = sum(lost);
        return -stayed * Math.log(stayed / (stayed + left)) - left * Math.log(left / (stayed + left));
    }

    private static double retention(double[] at, int age) {
        double before = Math.exp(at[1]) + age - 1;
        return before / (Math.exp(at[0]) + before);
    }

    private static double survival(double[] at, int age) {
        double survival = 1;
        for (int t = 1; t <= age; t++) {
            survival *= retention(at, t);
        }
        return survival;
    }

    private static double logit(double[] at, int age) {
        double survival = survival(at, age);
        return Math.log(survival) - Math.log1p(-survival);
    }

    private static Optional<Interval> interval(double[] at, Optional<double[][]> covariance, int age) {
        double center = logit(at, age);
        if (covariance.isEmpty() || !Double.isFinite(center)) {
            return Optional.empty();
        }
        double[] gradient = {slope(at, age, 0), slope(at, age, 1)};
        double variance = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                variance += gradient[i] * covariance.get()[i][j] * gradient[j];
            }
        }
        double half = NormalDistribution.twoSided(Wilson.DEFAULT_LEVEL) * Math.sqrt(Math.max(0, variance));
        return Optional.of(new Interval(
                share(center - half), share(center + half), Wilson.DEFAULT_LEVEL, IntervalMethod.LIKELIHOOD_DELTA));
    }

    private static double slope(double[] at, int age, int parameter) {
        double[] above = at.clone();
        double[] below = at.clone();
        above[parameter] += GRADIENT_STEP;
        below[parameter] -= GRADIENT_STEP;
        return (logit(above, age) - logit(below, age)) / (2 * GRADIENT_STEP);
    }

    private static double share(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    /** What each age is projected to: NaN if it cannot be. */
    private record Projected(IntToDoubleFunction value, IntFunction<Optional<Interval>> interval) {

        static final Projected NONE = new Projected(age -> Double.NaN, age -> Optional.empty());
    }
}
