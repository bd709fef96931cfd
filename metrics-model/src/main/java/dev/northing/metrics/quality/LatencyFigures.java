package dev.northing.metrics.quality;

import dev.northing.metrics.Figure;
import java.util.List;

/**
 * Holds how long things took.
 *
 * <p>Immutable.
 *
 * @param quantiles the quantiles in milliseconds, in the order asked for; definitions such as {@code .p95}
 * @param underTarget the share that took less than the target; definition {@code .under_target}
 * @since 0.1.0
 */
public record LatencyFigures(List<Figure> quantiles, Figure underTarget) {

    /**
     * Copies the list.
     *
     * @param quantiles the quantiles
     * @param underTarget the share under the target
     */
    public LatencyFigures {
        quantiles = List.copyOf(quantiles);
    }
}
