package dev.northing.metrics.quality;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.aggregate.EventSample;
import dev.northing.metrics.aggregate.SampleCalculator;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Computes the band of a page by its 75th percentile.
 *
 * <p>In words: the time within which three of four loads show their largest part, judged as a whole, and the shares of
 * good and of poor loads. In symbols: quantile of type 7 at 0.75 with order statistics, |{x &le; 2,500}| / n and |{x
 * &gt; 4,000}| / n with Wilson 1927, all at 95 %. Unit: milliseconds, and shares in [0, 1]. Source: the web's core
 * vitals.
 *
 * <p>Exact up to the capacity, a sample beyond it, as for {@link Latency}; notes as there. No loads give neither value
 * nor band. Example: loads of 1,000, 2,000, 3,000 and 9,000 ms give 4,500 ms, which is poor, though half of them are
 * good ({@code PageLoadTest}).
 *
 * <p>Immutable.
 *
 * @param events what is measured
 * @since 0.1.0
 */
public record PageLoad(Measured events) implements SampleCalculator<PageLoadFigures> {

    private static final double SHARE = 0.75;

    /**
     * Accepts any question.
     *
     * @param events what is measured
     */
    public PageLoad {
        Objects.requireNonNull(events, "events");
    }

    @Override
    public String definition() {
        return events.definition();
    }

    @Override
    public int capacity() {
        return events.capacity();
    }

    @Override
    public void add(EventSample state, EventView event) {
        if (events.looksFor(event)) {
            state.add(event, events.millis().applyAsLong(event));
        }
    }

    @Override
    public PageLoadFigures finish(EventSample state, Instant asOf) {
        Durations durations = new Durations(events, state, asOf);
        Figure p75 = durations.quantile(".p75", SHARE);
        Optional<PageLoadBand> band = p75.value().isPresent()
                ? Optional.of(PageLoadBand.of(p75.value().getAsDouble()))
                : Optional.empty();
        return new PageLoadFigures(
                p75,
                band,
                durations.share(".good", millis -> millis <= PageLoadBand.MOST_GOOD_MILLIS),
                durations.share(".poor", millis -> millis > PageLoadBand.MOST_NOT_POOR_MILLIS));
    }
}
