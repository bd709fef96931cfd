package dev.northing.report;

import dev.northing.metrics.signals.Anomaly;
import java.util.Locale;
import java.util.Objects;

/**
 * Says that something should be looked at.
 *
 * <p>Immutable.
 *
 * @param severity how urgent it is
 * @param subject what it is about, such as a metric's label, not blank
 * @param message what happened, not blank
 * @since 0.1.0
 */
public record Alert(Severity severity, String subject, String message) {

    /**
     * Accepts an alert that says something.
     *
     * @param severity how urgent it is
     * @param subject what it is about
     * @param message what happened
     * @throws IllegalArgumentException if the subject or the message is blank
     */
    public Alert {
        Objects.requireNonNull(severity, "severity");
        Require.text("subject", subject);
        Require.text("message", message);
    }

    /**
     * Says what a detector found: what was observed, what was expected with its band, and how far off it is.
     *
     * @param severity how urgent it is
     * @param label the metric's label, not blank
     * @param unit how its numbers are written
     * @param anomaly what was found
     * @return the alert
     */
    public static Alert of(Severity severity, String label, Unit unit, Anomaly anomaly) {
        String shape = anomaly.shape().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Alert(
                severity,
                label,
                "observed %s, expected %s; robust score %s, %s"
                        .formatted(
                                unit.format(anomaly.observed().value()),
                                FigureWords.valueAndInterval(unit, anomaly.expected()),
                                Numbers.signed(Numbers.plain(anomaly.score(), 1)),
                                shape));
    }
}
