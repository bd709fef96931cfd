package dev.northing.metrics.quality;

import dev.northing.metrics.Figure;
import dev.northing.metrics.FigureBuilder;
import dev.northing.metrics.Note;
import dev.northing.metrics.aggregate.EventSample;
import dev.northing.metrics.aggregate.Measurement;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.stats.OrderedSample;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongPredicate;

/** The durations of a sample that can be judged at an instant, and what was set aside for them. */
final class Durations {

    private final Measured measured;
    private final long[] millis;
    private final boolean sampled;
    private final long negative;
    private final long late;

    Durations(Measured measured, EventSample state, Instant asOf) {
        this.measured = measured;
        long known = EpochMillis.ceil(asOf);
        long[] before = state.measurements().stream()
                .filter(measurement -> measurement.time() < known)
                .mapToLong(Measurement::value)
                .toArray();
        this.millis = Arrays.stream(before).filter(value -> value >= 0).toArray();
        this.sampled = state.isSampled();
        this.negative = (long) before.length - millis.length;
        this.late = (long) state.measurements().size() - before.length;
    }

    OrderedSample ordered() {
        return OrderedSample.of(
                Arrays.stream(millis).mapToDouble(value -> (double) value).toArray());
    }

    long count() {
        return millis.length;
    }

    long count(LongPredicate matching) {
        return Arrays.stream(millis).filter(matching).count();
    }

    FigureBuilder figure(String suffix) {
        return Figure.builder(measured.definition() + suffix, measured.window())
                .n(count())
                .note(Note.EVENTS_SAMPLED, sampled ? count() : 0)
                .note(Note.NEGATIVE_MEASUREMENTS, negative)
                .note(Note.EVENTS_AT_OR_AFTER_AS_OF, late);
    }

    Figure quantile(String suffix, double share) {
        OrderedSample ordered = ordered();
        return figure(suffix)
                .value(ordered.quantile(share))
                .interval(ordered.size() == 0 ? Optional.empty() : ordered.interval(share, Wilson.DEFAULT_LEVEL))
                .build();
    }

    Figure share(String suffix, LongPredicate matching) {
        long part = count(matching);
        return figure(suffix)
                .ratio(part, count())
                .interval(Wilson.interval(new Proportion(part, count())))
                .build();
    }
}
