package dev.northing.report;

import dev.northing.metrics.Figure;

/** Draws cohorts by age as colored cells. */
final class HeatDrawing {

    private static final double ROW = 28;
    private static final double LEAST_CELL = 66;
    private static final double MOST_LABEL = 130;

    private HeatDrawing() {}

    static String of(String id, CohortHeatMap chart) {
        double label = Math.min(MOST_LABEL, longest(chart) * Svg.LETTER + 8);
        int columns = Math.max(1, chart.columns().size());
        double least = Math.max(LEAST_CELL, longestNumber(chart) * Svg.LETTER + 6);
        double cell = Math.max(least, (Svg.WIDTH - label) / columns);
        Svg svg = Svg.open(id, label + columns * cell, ROW * (chart.rows().size() + 1), chart.title())
                .described("Heat map of " + chart.rows().size() + " cohorts by "
                        + chart.columns().size()
                        + " ages; dark is low, bright is high, dashed is undefined. Every number is in the table.");
        for (int i = 0; i < chart.columns().size(); i++) {
            svg.text(
                    "m",
                    label + (i + 0.5) * cell,
                    ROW / 2,
                    Svg.fitted(chart.columns().get(i), cell - 2));
        }
        Scale shade = shade(chart);
        for (int r = 0; r < chart.rows().size(); r++) {
            HeatRow row = chart.rows().get(r);
            double y = ROW * (r + 1);
            svg.text("s", 0, y + ROW / 2, Svg.fitted(row.label(), label));
            for (int i = 0; i < row.figures().size(); i++) {
                cell(
                        svg,
                        new Place(label + i * cell, y, cell),
                        chart.unit(),
                        row.figures().get(i),
                        shade);
            }
        }
        return svg.close();
    }

    private static int longest(CohortHeatMap chart) {
        return chart.rows().stream().mapToInt(row -> row.label().length()).max().orElse(0);
    }

    private static int longestNumber(CohortHeatMap chart) {
        return chart.rows().stream()
                .flatMap(row -> row.figures().stream())
                .flatMapToDouble(figure -> figure.value().stream())
                .mapToInt(value -> chart.unit().format(value).length())
                .max()
                .orElse(0);
    }

    private static Scale shade(CohortHeatMap chart) {
        if (chart.unit() instanceof Unit.Share) {
            return new Scale(0, 1, 0, 1);
        }
        double[] values = chart.rows().stream()
                .flatMap(row -> row.figures().stream())
                .flatMapToDouble(figure -> figure.value().stream())
                .sorted()
                .toArray();
        double[] bounds = values.length == 0 ? new double[] {0, 1} : values;
        return new Scale(bounds[0], bounds[bounds.length - 1], 0, 1);
    }

    private record Place(double x, double y, double width) {}

    private static void cell(Svg svg, Place at, Unit unit, Figure figure, Scale shade) {
        if (figure.value().isEmpty()) {
            svg.rect("class=\"blank\"", at.x() + 1, at.y() + 1, at.width() - 2, ROW - 2);
            svg.text("m", at.x() + at.width() / 2, at.y() + ROW / 2, "\u2013");
            return;
        }
        double value = figure.value().getAsDouble();
        int color = Viridis.color(shade.at(value));
        svg.rect("fill=\"#%06x\"".formatted(color), at.x() + 1, at.y() + 1, at.width() - 2, ROW - 2);
        String number = unit.format(value);
        svg.text("m v", Viridis.ink(color), at.x() + at.width() / 2, at.y() + ROW / 2, number);
    }
}
