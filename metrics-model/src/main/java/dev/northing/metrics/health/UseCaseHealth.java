package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.input.Require;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Computes how well a customer uses a product for one purpose.
 *
 * <p>In words: each measure that is there is graded by its thresholds, grades are worth points, and the score is their
 * mean. In symbols: &Sigma; points / |measures that are there|. Unit: points in [0, 100]. Source: customer success
 * handbook. It is a census and has no interval.
 *
 * <p>A measure that is missing, as in an old version, is left out and named, never taken for red; the coverage says how
 * many are there. No measure gives neither value nor grade. A measure that the use case does not have is refused.
 * Example: yellow, green and yellow give (62.5 + 87.5 + 62.5) / 3 = 70.83, which is yellow ({@code UseCaseHealthTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param useCase the use case
 * @param scoring how grades become a score
 * @since 0.1.0
 */
public record UseCaseHealth(String definition, UseCase useCase, UseCaseScoring scoring) {

    /**
     * Accepts a complete definition.
     *
     * @param definition the id of the metric's definition
     * @param useCase the use case
     * @param scoring how grades become a score
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public UseCaseHealth {
        Require.text("definition", definition);
        Objects.requireNonNull(useCase, "useCase");
        Objects.requireNonNull(scoring, "scoring");
    }

    /**
     * Judges a customer.
     *
     * @param measured what was measured, by the names of the use case's measures; those without value are left out
     * @param window when it was measured
     * @return the score with all that explains it
     * @throws IllegalArgumentException if a name is not one of the use case's measures or a value is not finite
     */
    public UseCaseFigures figures(Map<String, Double> measured, TimeWindow window) {
        requireKnown(measured);
        SortedMap<String, Grade> grades = new TreeMap<>();
        for (UseCaseMeasure measure : useCase.measures()) {
            Double value = measured.get(measure.name());
            if (value != null) {
                grades.put(measure.name(), measure.bands().grade(value));
            }
        }
        Figure score = Figure.builder(definition, window)
                .ratio(grades.values().stream().mapToDouble(scoring::points).sum(), (double) grades.size())
                .n(grades.size())
                .build();
        return new UseCaseFigures(
                score,
                coverage(grades.size(), window),
                scoring.bands().grade(score.value()),
                grades,
                missing(grades),
                nextStep(grades));
    }

    private void requireKnown(Map<String, Double> measured) {
        List<String> names =
                useCase.measures().stream().map(UseCaseMeasure::name).toList();
        for (String name : measured.keySet()) {
            if (!names.contains(name)) {
                throw Require.refused("measured", name, "measures out of " + names);
            }
        }
    }

    private Figure coverage(int present, TimeWindow window) {
        return Figure.builder(definition + ".coverage", window)
                .ratio(present, useCase.measures().size())
                .n(useCase.measures().size())
                .build();
    }

    private List<String> missing(Map<String, Grade> grades) {
        return useCase.measures().stream()
                .map(UseCaseMeasure::name)
                .filter(name -> !grades.containsKey(name))
                .toList();
    }

    private Optional<NextStep> nextStep(Map<String, Grade> grades) {
        return useCase.measures().stream()
                .filter(measure -> grades.getOrDefault(measure.name(), Grade.GREEN) != Grade.GREEN)
                .min(Comparator.comparing(measure -> grades.getOrDefault(measure.name(), Grade.GREEN)))
                .map(measure -> step(measure, grades.getOrDefault(measure.name(), Grade.RED)));
    }

    private static NextStep step(UseCaseMeasure measure, Grade now) {
        GradeBands bands = measure.bands();
        boolean straightToGreen = now == Grade.YELLOW || bands.yellow().equals(bands.green());
        return straightToGreen
                ? new NextStep(measure.name(), Grade.GREEN, bands.green())
                : new NextStep(measure.name(), Grade.YELLOW, bands.yellow());
    }
}
