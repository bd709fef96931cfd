package dev.northing.metrics.signals;

import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.FalseDiscovery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Asks of many metrics at once which of them did something unusual in their last complete period.
 *
 * <p>In words: each metric's last complete period is judged by the detector; since among many metrics some stand out by
 * chance, those are alerts whose share of false alarms is low. In symbols: q-values by {@link FalseDiscovery} over one
 * p-value for each judged metric; an alert has q &le; the rate, a score beyond {@value AnomalyDetector#THRESHOLD} and a
 * distance that matters. Unit: q-values are shares in [0, 1]. Source: Benjamini and Hochberg 1995. Metrics that cannot
 * be judged are listed apart and count in no q-value. No series give nothing. Example: of 20 metrics without an event
 * and one with a spike only the one alerts ({@code AnomalyScreenTest}).
 *
 * <p>Immutable.
 *
 * @param detector judges each series
 * @param rate the largest share of false alarms among alerts, in (0, 1)
 * @since 0.1.0
 */
public record AnomalyScreen(AnomalyDetector detector, double rate) {

    /**
     * Accepts a detector and a rate.
     *
     * @param detector judges each series
     * @param rate the largest share of false alarms
     * @throws IllegalArgumentException if {@code rate} is not in (0, 1)
     */
    public AnomalyScreen {
        Objects.requireNonNull(detector, "detector");
        Require.openUnit("rate", rate);
    }

    /**
     * Judges the last complete period of each series.
     *
     * @param series one series for each metric
     * @param asOf the instant up to which periods are over
     * @return what was found
     * @throws IllegalArgumentException if a value is negative on the scale {@link ValueScale#LOG}
     */
    public ScreenFigures screen(List<Series> series, Instant asOf) {
        List<String> names = new ArrayList<>();
        List<String> notJudged = new ArrayList<>();
        List<Anomaly> latest = new ArrayList<>();
        for (Series one : series) {
            AnomalyFigures figures = detector.detect(one, asOf);
            (figures.latest().isPresent() ? names : notJudged).add(one.definition());
            figures.latest().ifPresent(latest::add);
        }
        return new ScreenFigures(screened(names, latest), notJudged);
    }

    private List<ScreenedMetric> screened(List<String> names, List<Anomaly> latest) {
        List<Double> qValues =
                FalseDiscovery.qValues(latest.stream().map(Anomaly::pValue).toList());
        List<ScreenedMetric> screened = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Anomaly anomaly = latest.get(i);
            boolean alert =
                    qValues.get(i) <= rate && Math.abs(anomaly.score()) > AnomalyDetector.THRESHOLD && matters(anomaly);
            screened.add(new ScreenedMetric(names.get(i), anomaly, qValues.get(i), alert));
        }
        return screened;
    }

    private boolean matters(Anomaly anomaly) {
        return detector.matters(
                anomaly.observed().value(), anomaly.expected().value().orElseThrow());
    }
}
