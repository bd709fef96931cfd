package dev.northing.core.dictionary;

/**
 * A place in a text.
 *
 * <p>Immutable.
 *
 * @param line the line, counted from 1
 * @param column the column in UTF-16 units, counted from 1
 * @since 0.1.0
 */
public record SourcePosition(int line, int column) {

    /** The beginning of a text. */
    public static final SourcePosition START = new SourcePosition(1, 1);

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
