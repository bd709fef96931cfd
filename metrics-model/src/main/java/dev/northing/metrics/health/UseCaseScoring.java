package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;
import java.util.Objects;

/**
 * Says how many points a grade is worth, and how the mean of points is graded.
 *
 * <p>Immutable.
 *
 * @param redPoints the points of red, in [0, 100]
 * @param yellowPoints the points of yellow, in [0, 100]
 * @param greenPoints the points of green, in [0, 100]
 * @param bands how the mean is graded
 * @since 0.1.0
 */
public record UseCaseScoring(double redPoints, double yellowPoints, double greenPoints, GradeBands bands) {

    /** The middles of the bands, 25, 62.5 and 87.5; a mean below 50 is red, from 75 on green. */
    public static final UseCaseScoring DEFAULT =
            new UseCaseScoring(25, 62.5, 87.5, GradeBands.rising(Border.at(50), Border.at(75)));

    private static final double MOST = 100;

    /**
     * Accepts points in [0, 100].
     *
     * @param redPoints the points of red
     * @param yellowPoints the points of yellow
     * @param greenPoints the points of green
     * @param bands how the mean is graded
     * @throws IllegalArgumentException if points are not in [0, 100]
     */
    public UseCaseScoring {
        requirePoints("redPoints", redPoints);
        requirePoints("yellowPoints", yellowPoints);
        requirePoints("greenPoints", greenPoints);
        Objects.requireNonNull(bands, "bands");
    }

    double points(Grade grade) {
        return switch (grade) {
            case RED -> redPoints;
            case YELLOW -> yellowPoints;
            case GREEN -> greenPoints;
        };
    }

    private static void requirePoints(String field, double points) {
        if (!(points >= 0 && points <= MOST)) {
            throw Require.refused(field, points, "points in [0, 100]");
        }
    }
}
