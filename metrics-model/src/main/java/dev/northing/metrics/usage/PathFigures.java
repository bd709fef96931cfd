package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;
import java.util.List;

/**
 * Holds the most frequent paths through a product.
 *
 * <p>Immutable.
 *
 * @param paths the paths, most frequent first, equally frequent ones in the order of their text
 * @param other the share of sessions on all other paths; definition {@code .other}
 * @since 0.1.0
 */
public record PathFigures(List<Path> paths, Figure other) {

    /**
     * Copies the list.
     *
     * @param paths the paths
     * @param other the share of sessions on all other paths
     */
    public PathFigures {
        paths = List.copyOf(paths);
    }

    /**
     * Holds one path.
     *
     * <p>Immutable.
     *
     * @param steps the names of its events, in order
     * @param share the sessions on it over all sessions
     * @since 0.1.0
     */
    public record Path(List<String> steps, Figure share) {

        /**
         * Copies the list.
         *
         * @param steps the names of its events
         * @param share the sessions on it over all sessions
         */
        public Path {
            steps = List.copyOf(steps);
        }
    }
}
