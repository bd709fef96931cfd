package dev.northing.metrics.signals;

/**
 * Holds one metric's last complete period among those of others.
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition
 * @param latest the period beside what was expected
 * @param qValue the share of false alarms to expect if this metric and all with a smaller p-value alert, in [0, 1]
 * @param alert whether it does
 * @since 0.1.0
 */
public record ScreenedMetric(String definition, Anomaly latest, double qValue, boolean alert) {}
