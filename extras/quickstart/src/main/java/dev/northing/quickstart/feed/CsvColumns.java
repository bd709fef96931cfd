package dev.northing.quickstart.feed;

import org.jspecify.annotations.Nullable;

/**
 * Which columns of a CSV file hold time and event.
 *
 * <p>Immutable.
 *
 * @param time the column that holds the time
 * @param event the name of every row's event, or null to take it from the column {@code event}
 */
public record CsvColumns(String time, @Nullable String event) {

    /** A file that names time and event itself. */
    public static final CsvColumns DEFAULT = new CsvColumns("time", null);
}
