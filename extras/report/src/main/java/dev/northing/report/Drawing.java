package dev.northing.report;

/** Draws any chart. */
final class Drawing {

    private Drawing() {}

    static String of(String id, Chart chart) {
        if (chart instanceof LineChart line) {
            return LineDrawing.of(id, line);
        } else if (chart instanceof BarChart bars) {
            return BarDrawing.of(id, bars);
        } else if (chart instanceof CohortHeatMap map) {
            return HeatDrawing.of(id, map);
        } else if (chart instanceof FunnelChart funnel) {
            return BarDrawing.of(id, funnel);
        } else if (chart instanceof WaterfallChart waterfall) {
            return BarDrawing.of(id, waterfall);
        }
        return SparkDrawing.of(id, (Sparkline) chart);
    }

    /** The piece of line that stands beside a series' name. */
    static String key(String id, String name, int series) {
        return Svg.open(id, 40, 12, "Line of " + name)
                .described("How the line is drawn.")
                .line("line k" + series, 2, 6, 38, 6)
                .close();
    }
}
