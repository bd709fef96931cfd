package dev.northing.metrics.northstar;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds how far the categories of a product are instrumented.
 *
 * <p>Example: of complete, incomplete and not needed one of two is complete ({@code InstrumentationTest}).
 *
 * <p>Immutable.
 *
 * @param categories the status of each category
 * @since 0.1.0
 */
public record Instrumentation(SortedMap<String, InstrumentationStatus> categories) {

    /**
     * Copies the map.
     *
     * @param categories the status of each category
     */
    public Instrumentation {
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
    }

    /**
     * The share of categories that are completely instrumented.
     *
     * @param definition the id of the metric's definition, not blank
     * @param window when it was looked at
     * @return complete ones over those that need instrumentation, a census; undefined if none does
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public Figure share(String definition, TimeWindow window) {
        long needed = (long) categories.size()
                - with(InstrumentationStatus.NOT_NEEDED).size();
        return Figure.builder(definition, window)
                .ratio(with(InstrumentationStatus.COMPLETE).size(), needed)
                .n(needed)
                .build();
    }

    /**
     * The categories of a status.
     *
     * @param status the status
     * @return their names in order
     */
    public List<String> with(InstrumentationStatus status) {
        return categories.entrySet().stream()
                .filter(entry -> entry.getValue() == status)
                .map(Map.Entry::getKey)
                .toList();
    }
}
