package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.util.Map;
import java.util.Optional;

/**
 * Computes whether an account has adopted one use case by its users, and how many it has adopted by their health.
 *
 * <p>In words: a use case is adopted if more than a quarter of the account's users use it; platform adoption is the
 * number of use cases whose health is green, three being a success. In symbols: users of the use case / users, with
 * Wilson 1927 at 95 %; |{use case : green}|. Unit: a share in [0, 1], and use cases. Source: product handbook (adopted
 * above 25 %), customer success handbook (platform adoption).
 *
 * <p>No users give no share; if no use case applies there is no platform adoption. Example: 26 of 100 users have
 * adopted, 25 have not; green, green and red of three give 2 ({@code UseCaseAdoptionTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class UseCaseAdoption {

    /** The share of users that must be exceeded: 25 %. */
    public static final double ADOPTED_ABOVE = 0.25;

    /** How many adopted use cases are a success: 3. */
    public static final int SUCCESSFUL_FROM = 3;

    private UseCaseAdoption() {}

    /**
     * The share of users that use a use case.
     *
     * @param definition the id of the metric's definition, not blank
     * @param window when they used it
     * @param users of how many users how many use it
     * @return the share, green where the use case is adopted and red where it is not
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static GradedFigure byUsers(String definition, TimeWindow window, Proportion users) {
        Figure share = Figure.builder(definition, window)
                .ratio(users.successes(), users.trials())
                .interval(Wilson.interval(users))
                .n(users.trials())
                .build();
        Border border = Border.beyond(ADOPTED_ABOVE);
        return new GradedFigure(share, GradeBands.rising(border, border).grade(share.value()));
    }

    /**
     * The number of use cases that a customer has adopted.
     *
     * @param definition the id of the metric's definition, not blank
     * @param window when their health was judged
     * @param useCases the grade of each use case, empty where it does not apply
     * @return the number of green ones; n is how many apply; green from 3 on, else red
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static GradedFigure ofPlatform(String definition, TimeWindow window, Map<String, Optional<Grade>> useCases) {
        long applicable = useCases.values().stream().filter(Optional::isPresent).count();
        long adopted = useCases.values().stream()
                .filter(grade -> grade.filter(Grade.GREEN::equals).isPresent())
                .count();
        var figure = Figure.builder(definition, window);
        if (applicable > 0) {
            figure.count(adopted).n(applicable);
        }
        Figure platform = figure.build();
        Border border = Border.at(SUCCESSFUL_FROM);
        return new GradedFigure(platform, GradeBands.rising(border, border).grade(platform.value()));
    }
}
