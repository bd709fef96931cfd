package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds how well a customer uses a product for one purpose.
 *
 * <p>Immutable.
 *
 * @param score the mean points of the measures that are there, in [0, 100]
 * @param coverage the share of measures that are there; definition {@code .coverage}
 * @param grade the grade of the score, or empty if no measure is there
 * @param grades the grade of each measure that is there
 * @param missing the measures that are not, in their order
 * @param nextStep what would raise it, or empty if nothing is below green or nothing is there
 * @since 0.1.0
 */
public record UseCaseFigures(
        Figure score,
        Figure coverage,
        Optional<Grade> grade,
        SortedMap<String, Grade> grades,
        List<String> missing,
        Optional<NextStep> nextStep) {

    /**
     * Copies the collections.
     *
     * @param score the mean points
     * @param coverage the share of measures that are there
     * @param grade the grade of the score
     * @param grades the grade of each measure
     * @param missing the measures that are not there
     * @param nextStep what would raise it
     */
    public UseCaseFigures {
        grades = Collections.unmodifiableSortedMap(new TreeMap<>(grades));
        missing = List.copyOf(missing);
    }

    /**
     * Whether the customer has adopted the use case.
     *
     * @return true if the grade is green
     */
    public boolean isAdopted() {
        return grade.filter(Grade.GREEN::equals).isPresent();
    }
}
