package dev.northing.metrics.northstar;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.FalseDiscovery;
import dev.northing.metrics.stats.Newcombe;
import dev.northing.metrics.stats.NormalDistribution;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Searches for early behaviors that later success is associated with.
 *
 * <p>In words: on the earlier cohorts, the training units, every behavior is tried with every threshold, and for each
 * behavior the threshold with the smallest p-value is kept where more of those who did it succeeded. The kept ones are
 * tested again on the later cohorts, the validation units, which had no part in the choice; those whose q-value there
 * is at most the asked rate are confirmed. In symbols: Fisher's exact test (1934), Benjamini and Hochberg 1995; all
 * figures are of the validation units: precision s1/n1, recall s1/(s1 + s0) with Wilson, difference s1/n1 - s0/n0 with
 * Newcombe, lift (s1/n1)/((s1 + s0)/(n1 + n0)) with the delta method on its logarithm, all at 95 %. Unit: shares and
 * quotients. It finds associations, not causes: units that will stay anyway may do more of everything.
 *
 * <p>A threshold that leaves fewer than the least number of units on either side is not tried. Units of one id must not
 * occur twice. Without units, or with nothing that can be tried, nothing is found. Example: of behaviors of which one
 * is made to go with success and twenty are chance, the one is confirmed ({@code LeadingIndicatorSearchTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param thresholds how often at least, each at least 1, at least one
 * @param firstValidation the first cohort that validates; earlier ones train
 * @param rate the share of false findings to accept, in (0, 1), such as 0.05
 * @param leastUnits how many units each side of a threshold needs, at least 1
 * @since 0.1.0
 */
public record LeadingIndicatorSearch(
        String definition, List<Long> thresholds, LocalDate firstValidation, double rate, long leastUnits) {

    /**
     * Accepts a complete search and copies the thresholds.
     *
     * @param definition the id of the metric's definition
     * @param thresholds how often at least
     * @param firstValidation the first cohort that validates
     * @param rate the share of false findings to accept
     * @param leastUnits how many units each side needs
     * @throws IllegalArgumentException if {@code definition} is blank, {@code thresholds} is empty or holds one below
     *     1, {@code rate} is not in (0, 1) or {@code leastUnits} is less than 1
     */
    public LeadingIndicatorSearch {
        Require.text("definition", definition);
        thresholds = Require.notEmpty("thresholds", thresholds);
        thresholds.forEach(threshold -> Require.atLeast("thresholds", threshold, 1));
        Objects.requireNonNull(firstValidation, "firstValidation");
        Require.openUnit("rate", rate);
        Require.atLeast("leastUnits", leastUnits, 1);
    }

    /**
     * Searches.
     *
     * @param units what units did and what became of them, in any order
     * @param window when the units of all cohorts were observed
     * @return one indicator for each behavior that was worth a test on the validation units, the smallest q-value first
     * @throws IllegalArgumentException if a unit occurs twice
     */
    public List<LeadingIndicator> search(List<ObservedUnit> units, TimeWindow window) {
        requireDistinct(units);
        List<Found> found = found(units.stream()
                .filter(unit -> unit.cohort().isBefore(firstValidation))
                .toList());
        List<ObservedUnit> validation = units.stream()
                .filter(unit -> !unit.cohort().isBefore(firstValidation))
                .toList();
        List<Tested> tested = found.stream()
                .map(one -> new Tested(one, Contrast.of(validation, one.behavior(), one.times())))
                .filter(one -> one.contrast().hasAtLeast(leastUnits))
                .toList();
        return indicators(tested, window);
    }

    private static void requireDistinct(List<ObservedUnit> units) {
        Set<String> ids = new TreeSet<>();
        for (ObservedUnit unit : units) {
            if (!ids.add(unit.unit())) {
                throw Require.refused("units", "one id twice", "each unit once");
            }
        }
    }

    private List<Found> found(List<ObservedUnit> training) {
        Set<String> behaviors = new TreeSet<>();
        training.forEach(unit -> behaviors.addAll(unit.behaviors().keySet()));
        List<Found> found = new ArrayList<>();
        for (String behavior : behaviors) {
            thresholds.stream()
                    .distinct()
                    .map(times -> candidate(training, behavior, times))
                    .flatMap(Optional::stream)
                    .min(Comparator.comparingDouble(Found::pValue).thenComparingLong(Found::times))
                    .ifPresent(found::add);
        }
        return found;
    }

    private Optional<Found> candidate(List<ObservedUnit> training, String behavior, long times) {
        Contrast contrast = Contrast.of(training, behavior, times);
        return contrast.hasAtLeast(leastUnits) && contrast.favorsDoing()
                ? Optional.of(new Found(behavior, times, contrast.pValue()))
                : Optional.empty();
    }

    private List<LeadingIndicator> indicators(List<Tested> tested, TimeWindow window) {
        List<Double> pValues =
                tested.stream().map(one -> one.contrast().pValue()).toList();
        List<Double> qValues = FalseDiscovery.qValues(pValues);
        List<LeadingIndicator> indicators = new ArrayList<>();
        for (int i = 0; i < tested.size(); i++) {
            indicators.add(indicator(tested.get(i), window, pValues.get(i), qValues.get(i)));
        }
        indicators.sort(Comparator.comparingDouble(LeadingIndicator::qValue)
                .thenComparingDouble(LeadingIndicator::pValue)
                .thenComparing(LeadingIndicator::behavior));
        return List.copyOf(indicators);
    }

    private LeadingIndicator indicator(Tested tested, TimeWindow window, double pValue, double qValue) {
        Contrast contrast = tested.contrast();
        return new LeadingIndicator(
                tested.found().behavior(),
                tested.found().times(),
                share(".precision", window, contrast.did()),
                share(".recall", window, new Proportion(contrast.did().successes(), contrast.successes())),
                lift(contrast, window),
                difference(contrast, window),
                pValue,
                qValue,
                qValue <= rate && contrast.favorsDoing());
    }

    private Figure share(String suffix, TimeWindow window, Proportion part) {
        return Figure.builder(definition + suffix, window)
                .ratio(part.successes(), part.trials())
                .interval(Wilson.interval(part))
                .n(part.trials())
                .build();
    }

    private Figure difference(Contrast contrast, TimeWindow window) {
        var figure = Figure.builder(definition + ".difference", window).n(contrast.units());
        contrast.did()
                .value()
                .ifPresent(did -> contrast.didNot()
                        .value()
                        .ifPresent(didNot -> figure.value(did - didNot)
                                .interval(
                                        Newcombe.difference(contrast.did(), contrast.didNot(), Wilson.DEFAULT_LEVEL))));
        return figure.build();
    }

    private Figure lift(Contrast contrast, TimeWindow window) {
        var figure = Figure.builder(definition + ".lift", window).n(contrast.units());
        if (contrast.successes() > 0 && contrast.did().trials() > 0) {
            double base = (double) contrast.successes() / contrast.units();
            double lift = contrast.did().value().orElse(0) / base;
            figure.value(lift).interval(liftInterval(contrast, lift));
        }
        return figure.build();
    }

    /** Of ln(s1/n1) - ln(s1 + s0) by the delta method, both groups being independent binomials. */
    private static Optional<Interval> liftInterval(Contrast contrast, double lift) {
        if (lift == 0 || contrast.didNot().trials() == 0) {
            return Optional.empty();
        }
        double all = (double) contrast.successes();
        double p1 = contrast.did().value().orElse(0);
        double p0 = contrast.didNot().value().orElse(0);
        double slope1 = 1 / p1 - contrast.did().trials() / all;
        double slope0 = contrast.didNot().trials() / all;
        double variance = slope1 * slope1 * p1 * (1 - p1) / contrast.did().trials()
                + slope0 * slope0 * p0 * (1 - p0) / contrast.didNot().trials();
        double factor = Math.exp(NormalDistribution.twoSided(Wilson.DEFAULT_LEVEL) * Math.sqrt(variance));
        return variance == 0
                ? Optional.empty()
                : Optional.of(
                        new Interval(lift / factor, lift * factor, Wilson.DEFAULT_LEVEL, IntervalMethod.LOG_DELTA));
    }

    private record Found(String behavior, long times, double pValue) {}

    private record Tested(Found found, Contrast contrast) {}
}
