package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds how the features of a product are adopted.
 *
 * <p>Immutable.
 *
 * @param breadth the mean number of features per eligible unit; definition {@code .breadth}
 * @param features the figures of each feature, by its name
 * @since 0.1.0
 */
public record FeatureAdoptionFigures(Figure breadth, SortedMap<String, FeatureFigures> features) {

    /**
     * Copies the map.
     *
     * @param breadth the mean number of features per eligible unit
     * @param features the figures of each feature
     */
    public FeatureAdoptionFigures {
        features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
    }
}
