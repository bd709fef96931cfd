package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.input.Require;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Computes how a customer is from weighted measures, of which some may be missing.
 *
 * <p>In words: within each group the mean of the measures that are there, weighted; over the groups that have one the
 * same again. In symbols: &Sigma; W g / &Sigma; W with g = &Sigma; w s / &Sigma; w, both sums over what is there. Unit:
 * points in [0, 100]. Source: customer success handbook. It is a census and has no interval.
 *
 * <p>A missing measure gives its weight to the others of its group, a group without measures to the other groups; it is
 * named and never taken for red, and the coverage says how much of the weight is there. Only the last reading of a
 * measure before the as-of instant counts, and only while it is not too old. A red measure that overrides makes the
 * whole red whatever the score. No measure gives neither value nor grade; a new customer has a score but no grade. A
 * reading of a measure that the model does not have is refused. Example: product 80 (half the weight) and sentiment 60
 * (a quarter) with all else missing give (50 &times; 80 + 25 &times; 60) / 75 = 73.33 with a coverage of 0.75 when the
 * whole product group is there ({@code CustomerHealthTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param model what health is made of
 * @since 0.1.0
 */
public record CustomerHealth(String definition, HealthModel model) {

    /**
     * Accepts a complete definition.
     *
     * @param definition the id of the metric's definition
     * @param model what health is made of
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public CustomerHealth {
        Require.text("definition", definition);
        Objects.requireNonNull(model, "model");
    }

    /**
     * Judges a customer.
     *
     * @param readings what was measured, in any order
     * @param customerSince since when the customer is one
     * @param asOf the instant from which the past is seen, after {@code customerSince}
     * @return the score with all that explains it; its window runs from the customer's first instant to {@code asOf}
     * @throws IllegalArgumentException if a reading is of a measure that the model does not have, or {@code asOf} is
     *     not after {@code customerSince}
     */
    public CustomerHealthFigures figures(List<HealthReading> readings, Instant customerSince, Instant asOf) {
        TimeWindow window = new TimeWindow(customerSince, asOf);
        Tally tally = new Tally(latest(readings, asOf), asOf);
        model.groups().forEach(tally::see);
        boolean old = !asOf.isBefore(customerSince.plus(Duration.ofDays(model.ungradedDays())));
        return tally.figures(window, old);
    }

    private Map<String, HealthReading> latest(List<HealthReading> readings, Instant asOf) {
        Map<String, HealthReading> latest = new HashMap<>();
        for (HealthReading reading : readings) {
            if (!model.has(reading.measure())) {
                throw Require.refused("readings", reading.measure(), "measures of the model");
            }
            if (reading.time().isBefore(asOf)) {
                latest.merge(reading.measure(), reading, CustomerHealth::later);
            }
        }
        return latest;
    }

    /** Of two readings of one time the worse, so that their order does not matter. */
    private static HealthReading later(HealthReading one, HealthReading other) {
        int order = one.time().compareTo(other.time());
        boolean first = order > 0 || (order == 0 && one.score() <= other.score());
        return first ? one : other;
    }

    private final class Tally {

        private final Map<String, HealthReading> latest;
        private final Instant asOf;
        private final List<HealthContribution> raw = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();
        private final List<String> stale = new ArrayList<>();
        private double presentGroups;
        private double presentWeight;
        private double allWeight;

        Tally(Map<String, HealthReading> latest, Instant asOf) {
            this.latest = latest;
            this.asOf = asOf;
        }

        void see(HealthGroup group) {
            Map<HealthMeasure, HealthReading> present = new HashMap<>();
            group.measures().forEach(measure -> usable(measure).ifPresent(reading -> present.put(measure, reading)));
            double within =
                    present.keySet().stream().mapToDouble(HealthMeasure::weight).sum();
            allWeight += group.weight();
            presentWeight += group.weight() * within / group.weightOfMeasures();
            presentGroups += present.isEmpty() ? 0 : group.weight();
            present.forEach((measure, reading) -> raw.add(new HealthContribution(
                    group.name(), measure.name(), reading.score(), group.weight() * measure.weight() / within)));
        }

        private Optional<HealthReading> usable(HealthMeasure measure) {
            HealthReading reading = latest.get(measure.name());
            if (reading == null) {
                missing.add(measure.name());
                return Optional.empty();
            }
            Duration age = Duration.between(reading.time(), asOf);
            if (age.compareTo(measure.unusableAfter()) > 0) {
                missing.add(measure.name());
                return Optional.empty();
            }
            if (age.compareTo(measure.staleAfter()) > 0) {
                stale.add(measure.name());
            }
            return Optional.of(reading);
        }

        CustomerHealthFigures figures(TimeWindow window, boolean oldEnough) {
            List<HealthContribution> contributions = contributions();
            double points = raw.stream()
                    .mapToDouble(part -> part.weight() * part.score())
                    .sum();
            Figure score = Figure.builder(definition, window)
                    .ratio(points, presentGroups)
                    .n(contributions.size())
                    .build();
            Figure coverage = Figure.builder(definition + ".coverage", window)
                    .ratio(presentWeight, allWeight)
                    .n(contributions.size() + (long) missing.size())
                    .build();
            boolean overridden = contributions.stream().anyMatch(this::overrides);
            Optional<Grade> grade =
                    overridden ? Optional.of(Grade.RED) : model.bands().grade(score.value());
            return new CustomerHealthFigures(
                    score, coverage, oldEnough ? grade : Optional.empty(), overridden, contributions, missing, stale);
        }

        private boolean overrides(HealthContribution part) {
            return model.overriding().contains(part.measure()) && model.bands().grade(part.score()) == Grade.RED;
        }

        private List<HealthContribution> contributions() {
            return raw.stream()
                    .map(part -> new HealthContribution(
                            part.group(), part.measure(), part.score(), part.weight() / presentGroups))
                    .sorted(Comparator.comparingDouble(HealthContribution::lost)
                            .reversed()
                            .thenComparing(HealthContribution::measure))
                    .toList();
        }
    }
}
