package dev.northing.report;

import dev.northing.metrics.activation.FunnelFigures;
import java.util.List;

/**
 * Shows how many units reached each step of a funnel.
 *
 * <p>Immutable.
 *
 * @param title what it shows, not blank
 * @param stages the steps, in order; may be empty
 * @since 0.1.0
 */
public record FunnelChart(String title, List<FunnelStage> stages) implements Chart {

    /**
     * Copies the stages.
     *
     * @param title what it shows
     * @param stages the steps
     * @throws IllegalArgumentException if the title is blank
     */
    public FunnelChart {
        Require.text("title", title);
        stages = List.copyOf(stages);
    }

    /**
     * Shows a funnel's figures.
     *
     * @param title what it shows, not blank
     * @param figures the figures
     * @return the chart
     */
    public static FunnelChart of(String title, FunnelFigures figures) {
        return new FunnelChart(
                title,
                figures.steps().stream()
                        .map(step -> new FunnelStage(step.step(), step.reached(), step.ofEntered(), step.ofPrevious()))
                        .toList());
    }

    /**
     * How its rates are written.
     *
     * @return shares
     */
    @Override
    public Unit unit() {
        return Unit.share();
    }
}
