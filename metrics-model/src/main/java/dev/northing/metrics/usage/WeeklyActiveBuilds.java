package dev.northing.metrics.usage;

import dev.northing.metrics.EventView;
import java.util.function.Predicate;

/**
 * Presets the North Star metric of a CI product: distinct organizations with at least one successful build in the past
 * 7 days.
 *
 * <p>In symbols: |{org : &exist; successful build of org with asOf - 7 d &le; t &lt; asOf}|. Unit: organizations, so
 * the events' {@link EventView#unit()} is the organization. Source: CI product metrics page. No events give 0. Example:
 * an organization whose only successful build was exactly 7 days ago counts, one millisecond earlier it does not
 * ({@code WeeklyActiveBuildsTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class WeeklyActiveBuilds {

    /** The id of the definition that its figures carry. */
    public static final String DEFINITION = "weekly_active_builds";

    /** The length of the window in days of 24 hours. */
    public static final int WINDOW_DAYS = 7;

    private WeeklyActiveBuilds() {}

    /**
     * The calculator for a log in which a successful build is recognized by a predicate.
     *
     * @param successfulBuild which events are successful builds, such as {@code EventView.named("build_finished")
     *     .and(EventView.having("outcome", "success"))}
     * @return the calculator
     */
    public static ActiveUnits of(Predicate<? super EventView> successfulBuild) {
        return ActiveUnits.trailingDays(DEFINITION, WINDOW_DAYS, successfulBuild);
    }
}
