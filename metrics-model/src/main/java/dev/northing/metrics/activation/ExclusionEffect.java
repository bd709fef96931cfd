package dev.northing.metrics.activation;

/**
 * Names what happens to a unit whose way through a funnel meets an excluded event.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum ExclusionEffect {
    /** It leaves the funnel whole, unless another of its entries completes. */
    REMOVE,
    /** It keeps the steps it has and goes no further. */
    DROP_OFF
}
