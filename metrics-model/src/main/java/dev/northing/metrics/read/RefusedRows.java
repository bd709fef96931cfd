package dev.northing.metrics.read;

import java.util.List;

/**
 * Says how many rows could not be read for one reason, and where the first of them stand.
 *
 * <p>Immutable.
 *
 * @param reason what was expected; never what stood there
 * @param count how many rows
 * @param first the places of the first rows, at most {@link ReadReport#PLACES_KEPT}
 * @since 0.1.0
 */
public record RefusedRows(String reason, long count, List<RowPlace> first) {

    /**
     * Copies the places.
     *
     * @param reason what was expected
     * @param count how many rows
     * @param first the places of the first rows
     */
    public RefusedRows {
        first = List.copyOf(first);
    }
}
