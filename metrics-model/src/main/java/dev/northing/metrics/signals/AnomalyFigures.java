package dev.northing.metrics.signals;

import dev.northing.metrics.Note;
import java.util.List;
import java.util.Optional;

/**
 * Holds what stands out of one series.
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition
 * @param baseline what the values were compared with; {@link Baseline#NONE} means that nothing could be said
 * @param judged how many periods were judged
 * @param anomalies the periods that stand out, earliest first, without those known beforehand
 * @param latest the last complete period, whether it stands out or not; empty if it was not judged or known beforehand
 * @param notes the periods left out because they were not over, and the anomalies left out because they were known
 * @since 0.1.0
 */
public record AnomalyFigures(
        String definition,
        Baseline baseline,
        int judged,
        List<Anomaly> anomalies,
        Optional<Anomaly> latest,
        List<Note> notes) {

    /** The code of a note: periods that stand out but were known beforehand, such as holidays. */
    public static final String ANOMALIES_KNOWN = "anomalies_known";

    /**
     * Copies the lists.
     *
     * @param definition the id of the metric's definition
     * @param baseline what the values were compared with
     * @param judged how many periods were judged
     * @param anomalies the periods that stand out
     * @param latest the last complete period
     * @param notes what was left out
     */
    public AnomalyFigures {
        anomalies = List.copyOf(anomalies);
        notes = List.copyOf(notes);
    }
}
