package dev.northing.report;

/**
 * Names how urgent an alert is.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Severity {
    /** Worth knowing. */
    INFO("Note", "i"),
    /** Look at it before the next report. */
    WARNING("Warning", "!"),
    /** Look at it now. */
    CRITICAL("Critical", "!!");

    private final String word;
    private final String sign;

    Severity(String word, String sign) {
        this.word = word;
        this.sign = sign;
    }

    String word() {
        return word;
    }

    String sign() {
        return sign;
    }
}
