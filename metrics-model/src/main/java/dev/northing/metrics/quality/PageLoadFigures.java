package dev.northing.metrics.quality;

import dev.northing.metrics.Figure;
import java.util.Optional;

/**
 * Holds how fast pages load.
 *
 * <p>Immutable.
 *
 * @param p75 the time within which three of four loads are done, in milliseconds; definition {@code .p75}
 * @param band the band of that time, or empty if there were no loads
 * @param good the share of loads of at most 2.5 s; definition {@code .good}
 * @param poor the share of loads of more than 4 s; definition {@code .poor}
 * @since 0.1.0
 */
public record PageLoadFigures(Figure p75, Optional<PageLoadBand> band, Figure good, Figure poor) {}
