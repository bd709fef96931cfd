package dev.northing.metrics.read;

/**
 * Says where a row stands.
 *
 * <p>Immutable.
 *
 * @param file the name of the file, without its folder
 * @param line the line on which the row begins, counted from 1
 * @since 0.1.0
 */
public record RowPlace(String file, long line) {

    /**
     * Accepts any place.
     *
     * @param file the name of the file
     * @param line the line on which the row begins
     */
    public RowPlace {}

    /**
     * The place in one word.
     *
     * @return such as {@code events.ndjson:17}
     */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
