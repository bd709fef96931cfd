package dev.northing.metrics.read;

import java.util.Objects;
import java.util.Optional;

/**
 * Says which columns of a CSV file hold time and event.
 *
 * <p>Immutable.
 *
 * @param time the column that holds the time: ISO 8601 with an offset, whole seconds since 1970, or, from 12 digits on,
 *     milliseconds
 * @param event the name of every row's event, or empty to take it from the column {@code event}
 * @since 0.1.0
 */
public record CsvColumns(String time, Optional<String> event) {

    /** The event of rows that name none. */
    public static final String DEFAULT_EVENT = "activity";

    /** A file that names time and event itself. */
    public static final CsvColumns DEFAULT = new CsvColumns("time", Optional.empty());

    /**
     * Accepts any column.
     *
     * @param time the column that holds the time
     * @param event the name of every row's event, or empty
     */
    public CsvColumns {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(event, "event");
    }
}
