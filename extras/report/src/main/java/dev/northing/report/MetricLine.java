package dev.northing.report;

import dev.northing.core.dictionary.MetricTarget;
import dev.northing.metrics.Figure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Holds one metric of a report: its figure, and what to compare it with.
 *
 * <p>Immutable.
 *
 * @param label what people call it, not blank
 * @param unit how its numbers are written
 * @param figure the figure of the period; it carries the id of the definition
 * @param target what it should reach, in the unit of the figure, if anything
 * @param previous the figure of the period before, if there is one
 * @param series its figures over earlier periods and this one, earliest first; may be empty
 * @since 0.1.0
 */
public record MetricLine(
        String label,
        Unit unit,
        Figure figure,
        Optional<MetricTarget> target,
        Optional<Figure> previous,
        List<Figure> series) {

    /**
     * Copies the series.
     *
     * @param label what people call it
     * @param unit how its numbers are written
     * @param figure the figure of the period
     * @param target what it should reach
     * @param previous the figure of the period before
     * @param series its figures over the periods
     * @throws IllegalArgumentException if the label is blank
     */
    public MetricLine {
        Require.text("label", label);
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(figure, "figure");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(previous, "previous");
        series = List.copyOf(series);
    }

    /**
     * A metric with nothing to compare it with.
     *
     * @param label what people call it, not blank
     * @param unit how its numbers are written
     * @param figure the figure of the period
     * @return the line
     */
    public static MetricLine of(String label, Unit unit, Figure figure) {
        return new MetricLine(label, unit, figure, Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * The same line with a target.
     *
     * @param target what the metric should reach, in the unit of the figure
     * @return the line with it
     */
    public MetricLine withTarget(MetricTarget target) {
        return new MetricLine(label, unit, figure, Optional.of(target), previous, series);
    }

    /**
     * The same line with the figure of the period before.
     *
     * @param earlier the figure of the period before
     * @return the line with it
     */
    public MetricLine withPrevious(Figure earlier) {
        return new MetricLine(label, unit, figure, target, Optional.of(earlier), series);
    }

    /**
     * The same line with figures over periods: drawn as a small line in the table and as a chart below it.
     *
     * @param figures earliest first
     * @return the line with them
     */
    public MetricLine withSeries(List<Figure> figures) {
        return new MetricLine(label, unit, figure, target, previous, figures);
    }

    /**
     * The id of the metric's definition.
     *
     * @return the figure's
     */
    public String definition() {
        return figure.definition();
    }

    /**
     * Whether the figure reaches the target.
     *
     * @return the verdict, or empty if there is no target
     */
    public Optional<Verdict> verdict() {
        return target.map(it -> Verdict.of(it, figure));
    }
}
