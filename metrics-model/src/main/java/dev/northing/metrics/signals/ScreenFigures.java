package dev.northing.metrics.signals;

import java.util.List;

/**
 * Holds what many metrics did in their last complete periods.
 *
 * <p>Immutable.
 *
 * @param metrics the metrics that were judged, in their given order
 * @param notJudged the definitions of those with too few complete periods, or with a last one known to be unusual
 * @since 0.1.0
 */
public record ScreenFigures(List<ScreenedMetric> metrics, List<String> notJudged) {

    /**
     * Copies the lists.
     *
     * @param metrics the metrics that were judged
     * @param notJudged the definitions of the others
     */
    public ScreenFigures {
        metrics = List.copyOf(metrics);
        notJudged = List.copyOf(notJudged);
    }

    /**
     * The metrics that alert.
     *
     * @return those with an alert, in their given order
     */
    public List<ScreenedMetric> alerts() {
        return metrics.stream().filter(ScreenedMetric::alert).toList();
    }
}
