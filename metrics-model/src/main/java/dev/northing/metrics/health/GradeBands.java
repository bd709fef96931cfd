package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Divides numbers into grades without gap or overlap.
 *
 * <p>Example: yellow beyond 0.1 and green beyond 0.33 make 0.1 red, 0.33 yellow and 0.34 green ({@code
 * GradeBandsTest}).
 *
 * <p>Immutable.
 *
 * @param yellow where yellow begins, no better than green
 * @param green where green begins; the same border leaves no yellow
 * @param higherIsBetter whether higher numbers are the better ones
 * @since 0.1.0
 */
public record GradeBands(Border yellow, Border green, boolean higherIsBetter) {

    /**
     * Accepts borders that are in order.
     *
     * @param yellow where yellow begins
     * @param green where green begins
     * @param higherIsBetter whether higher numbers are the better ones
     * @throws IllegalArgumentException if green begins before yellow
     */
    public GradeBands {
        Objects.requireNonNull(green, "green");
        double ahead = higherIsBetter ? green.bound() - yellow.bound() : yellow.bound() - green.bound();
        if (ahead < 0) {
            throw Require.refused("yellow", yellow.bound(), "a border no better than that of green, " + green.bound());
        }
    }

    /**
     * Bands in which higher is better.
     *
     * @param yellow where yellow begins
     * @param green where green begins, at least yellow
     * @return the bands
     * @throws IllegalArgumentException if green begins below yellow
     */
    public static GradeBands rising(Border yellow, Border green) {
        return new GradeBands(yellow, green, true);
    }

    /**
     * Bands in which lower is better.
     *
     * @param yellow up to where yellow reaches
     * @param green up to where green reaches, at most yellow
     * @return the bands
     * @throws IllegalArgumentException if green reaches higher than yellow
     */
    public static GradeBands falling(Border yellow, Border green) {
        return new GradeBands(yellow, green, false);
    }

    /**
     * The grade of a number.
     *
     * @param value the number, finite
     * @return its grade
     * @throws IllegalArgumentException if {@code value} is not finite
     */
    public Grade grade(double value) {
        Require.finite("value", value);
        if (reaches(value, green)) {
            return Grade.GREEN;
        }
        return reaches(value, yellow) ? Grade.YELLOW : Grade.RED;
    }

    /**
     * The grade of a number that may be undefined.
     *
     * @param value the number, or empty
     * @return its grade, or empty
     */
    public Optional<Grade> grade(OptionalDouble value) {
        return value.isPresent() ? Optional.of(grade(value.getAsDouble())) : Optional.empty();
    }

    private boolean reaches(double value, Border border) {
        double ahead = higherIsBetter ? value - border.bound() : border.bound() - value;
        return border.included() ? ahead >= 0 : ahead > 0;
    }
}
