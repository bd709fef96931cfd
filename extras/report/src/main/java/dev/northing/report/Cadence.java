package dev.northing.report;

/**
 * Names how often a report is read.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Cadence {
    /** Once a week: the North Star, what changed, alerts. */
    WEEKLY("Weekly"),
    /** Once a month: the full review, cohorts, revenue, objectives. */
    MONTHLY("Monthly"),
    /** Once a quarter: strategy, satisfaction, forecast. */
    QUARTERLY("Quarterly");

    private final String word;

    Cadence(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
