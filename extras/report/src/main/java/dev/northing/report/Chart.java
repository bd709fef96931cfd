package dev.northing.report;

/**
 * Shows figures as a picture, always with a table of every number beside it.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public sealed interface Chart permits LineChart, BarChart, CohortHeatMap, FunnelChart, WaterfallChart, Sparkline {

    /**
     * What the chart shows.
     *
     * @return its title, not blank
     */
    String title();

    /**
     * How its numbers are written.
     *
     * @return the unit
     */
    Unit unit();
}
