package dev.northing.metrics.northstar;

import dev.northing.core.dictionary.MetricTarget;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import java.util.Objects;

/**
 * Holds a figure with the value it should reach.
 *
 * <p>Immutable.
 *
 * @param figure the figure
 * @param target its target, in the figure's own unit
 * @since 0.1.0
 */
public record TargetedFigure(Figure figure, MetricTarget target) {

    /**
     * Accepts any figure with a target.
     *
     * @param figure the figure
     * @param target its target
     */
    public TargetedFigure {
        Objects.requireNonNull(figure, "figure");
        Objects.requireNonNull(target, "target");
    }

    /**
     * Whether the target is met.
     *
     * @return met or missed by the value alone, undefined without one
     */
    public TargetVerdict verdict() {
        if (figure.value().isEmpty()) {
            return TargetVerdict.UNDEFINED;
        }
        return target.isMetBy(figure.value().getAsDouble()) ? TargetVerdict.MET : TargetVerdict.MISSED;
    }

    /**
     * Whether the whole interval says what the value says.
     *
     * @return true if value and both bounds are on the same side of the target, or there is a value and no interval, as
     *     for a census; false if the verdict may be chance or there is no value
     */
    public boolean isClear() {
        TargetVerdict verdict = verdict();
        return verdict != TargetVerdict.UNDEFINED
                && figure.interval()
                        .map(interval -> agrees(interval, verdict == TargetVerdict.MET))
                        .orElse(true);
    }

    private boolean agrees(Interval interval, boolean met) {
        return target.isMetBy(interval.low()) == met && target.isMetBy(interval.high()) == met;
    }
}
