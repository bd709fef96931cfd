package dev.northing.report;

import dev.northing.metrics.Figure;
import java.util.List;

/** Draws a small line without axes, its last point marked. */
final class SparkDrawing {

    private static final double WIDTH = 120;
    private static final double HEIGHT = 28;
    private static final double MARGIN = 4;

    private SparkDrawing() {}

    static String of(String id, Sparkline chart) {
        List<Figure> points = chart.points();
        Svg svg = Svg.open(id, WIDTH, HEIGHT, "Trend of " + chart.title())
                .described("Small line: " + Course.words(chart.unit(), points) + ".");
        double[] values = points.stream()
                .filter(it -> it.value().isPresent())
                .mapToDouble(it -> it.value().getAsDouble())
                .sorted()
                .toArray();
        if (values.length > 0) {
            Scale up = new Scale(values[0], values[values.length - 1], HEIGHT - MARGIN, MARGIN);
            draw(svg, points, up);
        }
        return svg.close();
    }

    private static void draw(Svg svg, List<Figure> points, Scale up) {
        Scale along = new Scale(0, points.size() - 1.0, MARGIN, WIDTH - MARGIN);
        StringBuilder line = new StringBuilder();
        boolean drawing = false;
        int last = 0;
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).value().isEmpty()) {
                drawing = false;
                continue;
            }
            double value = points.get(i).value().getAsDouble();
            line.append(drawing ? "L" : "M").append(Svg.place(along.at(i))).append(' ');
            line.append(Svg.place(up.at(value)));
            drawing = true;
            last = i;
        }
        svg.path("line k0", line)
                .dot("dot k0", along.at(last), up.at(points.get(last).value().orElseThrow()));
    }
}
