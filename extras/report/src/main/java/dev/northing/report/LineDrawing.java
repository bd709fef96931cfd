package dev.northing.report;

import dev.northing.metrics.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Draws lines with the bands of their intervals. Confined to one thread. */
final class LineDrawing {

    private static final double HEIGHT = 220;
    private static final double TOP = 12;
    private static final double BOTTOM = 188;
    private static final double RIGHT = Svg.WIDTH - 14;
    private static final double LABEL_LINE = 206;

    /** With more points than this, dots would hide the line. */
    private static final int MOST_DOTS = 26;

    private static final int MOST_LABELS = 4;
    private static final double LABEL_GAP = 12;

    private final LineChart chart;
    private final Svg svg;

    private LineDrawing(LineChart chart, Svg svg) {
        this.chart = chart;
        this.svg = svg;
    }

    static String of(String id, LineChart chart) {
        Svg svg = Svg.open(id, Svg.WIDTH, HEIGHT, chart.title()).described(description(chart));
        double[] numbers = numbers(chart);
        if (numbers.length == 0) {
            return svg.text("m", Svg.WIDTH / 2, HEIGHT / 2, "No figure is defined.")
                    .close();
        }
        new LineDrawing(chart, svg).draw(Ticks.over(chart.unit(), numbers[0], numbers[numbers.length - 1]));
        return svg.close();
    }

    private static String description(LineChart chart) {
        List<String> parts = new ArrayList<>();
        for (Series series : chart.series()) {
            parts.add(series.name() + ": " + Course.words(chart.unit(), series.points()));
        }
        return "Line chart. " + String.join("; ", parts) + ". Bands are intervals. Every number is in the table.";
    }

    /** Everything that must be on paper, ascending. */
    private static double[] numbers(LineChart chart) {
        DoubleStream points = chart.series().stream()
                .flatMap(series -> series.points().stream())
                .flatMapToDouble(LineDrawing::numbers);
        double[] sorted = points.sorted().toArray();
        if (sorted.length == 0 || chart.target().isEmpty()) {
            return sorted;
        }
        double target = chart.target().get().value().doubleValue();
        return DoubleStream.concat(Arrays.stream(sorted), DoubleStream.of(target))
                .sorted()
                .toArray();
    }

    private static DoubleStream numbers(Figure figure) {
        return DoubleStream.concat(
                figure.value().stream(),
                figure.interval().stream().flatMapToDouble(it -> DoubleStream.of(it.low(), it.high())));
    }

    private void draw(double[] ticks) {
        List<String> names = Arrays.stream(ticks).mapToObj(chart.unit()::format).toList();
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        double left = Math.min(Svg.WIDTH / 2, longest * Svg.LETTER + 6);
        Scale up = new Scale(ticks[0], ticks[ticks.length - 1], BOTTOM, TOP);
        for (int i = 0; i < ticks.length; i++) {
            across("grid", left, up.at(ticks[i]));
            svg.text("e", left - 5, up.at(ticks[i]), names.get(i));
        }
        chart.target().ifPresent(it -> across("goal", left, up.at(it.value().doubleValue())));
        Scale along = new Scale(0, Math.max(0, chart.labels().size() - 1), left + 6, RIGHT);
        labels(along);
        for (int i = 0; i < chart.series().size(); i++) {
            series(i, along, up);
        }
    }

    private void across(String style, double left, double y) {
        svg.line(style, left, y, RIGHT, y);
    }

    private void labels(Scale along) {
        int last = chart.labels().size() - 1;
        int longest = chart.labels().stream().mapToInt(String::length).max().orElse(0);
        int room = (int) ((along.to() - along.from()) / (longest * Svg.LETTER + LABEL_GAP));
        int steps = Math.min(last, Math.max(1, Math.min(MOST_LABELS, room) - 1));
        for (int i = 0; i <= steps; i++) {
            int at = steps == 0 ? 0 : (int) Math.round((double) last * i / steps);
            String anchor = i == 0 ? "s" : i == steps ? "e" : "m";
            double x = i == 0 && steps > 0 ? along.from() - 6 : along.at(at);
            svg.text(
                    steps == 0 ? "m" : anchor,
                    x,
                    LABEL_LINE,
                    Svg.fitted(chart.labels().get(at), Svg.WIDTH / 4));
        }
    }

    private void series(int index, Scale along, Scale up) {
        Series series = chart.series().get(index);
        StringBuilder band = new StringBuilder();
        StringBuilder line = new StringBuilder();
        int i = 0;
        while (i < series.points().size()) {
            int end = i;
            while (end < series.points().size()
                    && series.points().get(end).value().isPresent()) {
                end++;
            }
            run(new Run(series, i, end, along, up), index, line);
            bands(new Run(series, i, end, along, up), band);
            i = Math.max(end, i + 1);
        }
        if (!band.isEmpty()) {
            svg.path("band k" + index, band);
        }
        if (!line.isEmpty()) {
            svg.path("line k" + index, line);
        }
    }

    /** Points without a gap between them. */
    private record Run(Series series, int from, int to, Scale along, Scale up) {

        Figure figure(int i) {
            return series.points().get(i);
        }

        double x(int i) {
            return along.at(series.first() + i);
        }

        String point(int i, double number) {
            return Svg.place(x(i)) + " " + Svg.place(up.at(number));
        }
    }

    private void run(Run run, int index, StringBuilder line) {
        boolean dots = run.to() - run.from() == 1 || run.series().points().size() <= MOST_DOTS;
        for (int i = run.from(); i < run.to(); i++) {
            double value = run.figure(i).value().orElseThrow();
            line.append(i == run.from() ? "M" : "L").append(run.point(i, value));
            if (dots) {
                svg.dot("dot k" + index, run.x(i), run.up().at(value));
            }
        }
    }

    /** The bands of a run, each over neighbors that all have an interval. */
    private static void bands(Run run, StringBuilder band) {
        int i = run.from();
        while (i < run.to()) {
            int end = i;
            while (end < run.to() && run.figure(end).interval().isPresent()) {
                end++;
            }
            band(run, i, end, band);
            i = Math.max(end, i + 1);
        }
    }

    private static void band(Run run, int from, int to, StringBuilder band) {
        for (int i = from; i < to; i++) {
            double high = run.figure(i).interval().orElseThrow().high();
            band.append(i == from ? "M" : "L").append(run.point(i, high));
        }
        for (int i = to - 1; i >= from; i--) {
            double low = run.figure(i).interval().orElseThrow().low();
            band.append('L').append(run.point(i, low));
        }
        band.append(from < to ? "Z" : "");
    }
}
