package dev.northing.core.source;

import dev.northing.core.dictionary.SourcePosition;

/** Ends the reading of one file; becomes one finding of level error. */
public final class UnreadableSourceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final transient SourcePosition position;

    /** Keeps rule, place and message; carries no stack, since it never leaves the loader. */
    public UnreadableSourceException(String rule, SourcePosition position, String message) {
        super(message, null, false, false);
        this.rule = rule;
        this.position = position;
    }

    /** Adds the finding. */
    public void reportTo(Findings findings) {
        findings.error(rule, position, String.valueOf(getMessage()));
    }
}
