package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.SourcePosition;
import dev.northing.core.source.SafeText;
import java.util.Comparator;
import java.util.Locale;

/**
 * One thing that a linter or loader has to say about a dictionary's text.
 *
 * <p>Findings sort by file, place and rule. Immutable.
 *
 * @param rule the rule's id, such as {@code S003}
 * @param level how grave it is
 * @param file the file's name as it was given to the loader, or the name of a stream
 * @param position where in the file
 * @param message what is wrong and what to do, in one line
 * @since 0.1.0
 */
public record Finding(String rule, Level level, String file, SourcePosition position, String message)
        implements Comparable<Finding> {

    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::file)
            .thenComparingInt(finding -> finding.position().line())
            .thenComparingInt(finding -> finding.position().column())
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message)
            .thenComparing(Finding::level);

    /**
     * How grave a finding is.
     *
     * @since 0.1.0
     */
    public enum Level {
        /** The dictionary cannot be trusted; in the strict profile it does not build. */
        ERROR,
        /** Something is likely wrong. */
        WARNING,
        /** Worth knowing. */
        INFO;

        private final String key = name().toLowerCase(Locale.ROOT);

        /**
         * Returns the word that reports use.
         *
         * @return the lower-case name
         */
        public String key() {
            return key;
        }
    }

    @Override
    public int compareTo(Finding other) {
        return BY_PLACE.compare(this, other);
    }

    /**
     * Returns the finding as compilers print theirs, in one line.
     *
     * @return {@code file:line:column: level rule message}, control characters escaped
     */
    @Override
    public String toString() {
        return SafeText.escaped(file + ":" + position + ": " + level.key() + " " + rule + " " + message);
    }
}
