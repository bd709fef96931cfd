package dev.northing.metrics.stats;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.input.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Computes the interval of any statistic of independent clusters by drawing the clusters again.
 *
 * <p>In words: as many clusters as there are, drawn with replacement, give one value of the statistic; the middle of
 * many such values is the interval. In symbols, for B values and &alpha; = 1 - level: their &alpha;/2 to 1 - &alpha;/2
 * quantiles of type 7. Unit: that of the statistic. Source: Efron and Tibshirani 1993, chapter 13 (percentile
 * interval). Fewer than two clusters, or a single draw for which the statistic is undefined, give no interval. The same
 * clusters in the same order and the same seed give the same interval. Example: the mean of 1 to 9 lies in 3.33 to 6.67
 * within 0.1 ({@code ClusterBootstrapTest}).
 *
 * <p>Immutable.
 *
 * @param <C> the clusters
 * @since 0.1.0
 */
public final class ClusterBootstrap<C> {

    /** How often the clusters are drawn unless said otherwise. */
    public static final int DEFAULT_DRAWS = 2_000;

    private final Function<? super List<C>, OptionalDouble> statistic;
    private final int draws;

    private ClusterBootstrap(Function<? super List<C>, OptionalDouble> statistic, int draws) {
        this.statistic = Objects.requireNonNull(statistic, "statistic");
        this.draws = draws;
    }

    /**
     * Draws {@value #DEFAULT_DRAWS} times.
     *
     * @param statistic computes the value of some clusters, empty if it is undefined for them
     * @param <C> the clusters
     * @return the bootstrap
     */
    public static <C> ClusterBootstrap<C> of(Function<? super List<C>, OptionalDouble> statistic) {
        return new ClusterBootstrap<>(statistic, DEFAULT_DRAWS);
    }

    /**
     * The same bootstrap with another number of draws.
     *
     * @param number how often the clusters are drawn, at least 100
     * @return a bootstrap of its own
     * @throws IllegalArgumentException if {@code number} is less than 100
     */
    public ClusterBootstrap<C> draws(int number) {
        Require.atLeast("number", number, 100);
        return new ClusterBootstrap<>(statistic, number);
    }

    /**
     * The interval of the statistic.
     *
     * @param clusters the clusters that were observed
     * @param level the confidence in (0, 1)
     * @param random chooses the clusters of each draw
     * @return the interval, or empty as described above
     * @throws IllegalArgumentException if {@code level} is not in (0, 1)
     */
    public Optional<Interval> interval(List<C> clusters, double level, RandomGenerator random) {
        double tail = (1 - Require.openUnit("level", level)) / 2;
        double[] values = new double[draws];
        for (int i = 0; i < draws; i++) {
            OptionalDouble value =
                    clusters.size() < 2 ? OptionalDouble.empty() : statistic.apply(draw(clusters, random));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values[i] = value.getAsDouble();
        }
        OrderedSample sample = OrderedSample.of(values);
        double low = sample.quantile(tail).orElseThrow();
        double high = sample.quantile(1 - tail).orElseThrow();
        return Optional.of(new Interval(low, high, level, IntervalMethod.CLUSTER_BOOTSTRAP));
    }

    private List<C> draw(List<C> clusters, RandomGenerator random) {
        List<C> drawn = new ArrayList<>(clusters.size());
        for (int i = 0; i < clusters.size(); i++) {
            drawn.add(clusters.get(random.nextInt(clusters.size())));
        }
        return drawn;
    }
}
