package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import java.util.List;

/**
 * Holds the three versions of one monthly count of users side by side, and how much of it was reported at all.
 *
 * <p>Immutable.
 *
 * @param recorded what the reporting instances recorded; definition {@code .recorded}
 * @param estimated what all instances together would have recorded; definition {@code .estimated}
 * @param predicted the next month, from the months before; definition {@code .predicted}
 * @param reportingShare the instances that reported over those known of; definition {@code .reporting_share}
 * @since 0.1.0
 */
public record ActiveUsersVersions(Figure recorded, Figure estimated, Figure predicted, Figure reportingShare) {

    /**
     * Computes all versions.
     *
     * @param definition the id of the metric's definition, not blank
     * @param month the month that was recorded
     * @param strata what the instances of each kind reported for it
     * @param history the users of the months up to and with it, earliest first; the prediction is for the equally long
     *     window after it
     * @return the versions
     * @throws IllegalArgumentException if {@code definition} is blank or a count is negative
     */
    public static ActiveUsersVersions of(
            String definition, TimeWindow month, List<ReportingStratum> strata, List<Long> history) {
        long recorded = strata.stream().mapToLong(ReportingStratum::recorded).sum();
        TimeWindow next = new TimeWindow(month.end(), month.end().plus(month.duration()));
        return new ActiveUsersVersions(
                Figure.builder(definition + ".recorded", month).count(recorded).build(),
                EstimatedActiveUsers.of(definition + ".estimated", month, strata),
                PredictedActiveUsers.next(definition + ".predicted", next, history),
                EstimatedActiveUsers.reportingShare(definition, month, strata));
    }
}
