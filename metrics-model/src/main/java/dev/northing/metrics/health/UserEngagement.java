package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;

/**
 * Computes the share of billable users that is active.
 *
 * <p>In words: billable users with activity in the last 28 days over all billable users. In symbols: active / billable
 * with Wilson 1927 at 95 %. Unit: a share in [0, 1]. Source: customer success handbook: less than 50 % is red, less
 * than 80 % yellow, 80 % and more green. Deactivating dormant users raises it without more use.
 *
 * <p>No billable users give neither value nor grade. Example: 50 of 100 users are yellow, 80 green
 * ({@code UserEngagementTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class UserEngagement {

    /** The handbook's bands: yellow from 50 %, green from 80 %. */
    public static final GradeBands BANDS = GradeBands.rising(Border.at(0.5), Border.at(0.8));

    private UserEngagement() {}

    /**
     * Judges the users of a customer.
     *
     * @param definition the id of the metric's definition, not blank
     * @param window when they were active
     * @param users of how many billable users how many were active
     * @return the share with its grade
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static GradedFigure of(String definition, TimeWindow window, Proportion users) {
        Figure share = Figure.builder(definition, window)
                .ratio(users.successes(), users.trials())
                .interval(Wilson.interval(users))
                .n(users.trials())
                .build();
        return new GradedFigure(share, BANDS.grade(share.value()));
    }
}
