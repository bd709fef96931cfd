package dev.northing.report;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Draws rows of a label, a number and a bar below both, which reads the same on a phone and on paper. */
final class BarDrawing {

    private static final double ROW = 40;
    private static final double TOP = 8;
    private static final double BAR_TOP = 16;
    private static final double BAR = 12;
    private static final double MARGIN = 6;

    private BarDrawing() {}

    static String of(String id, BarChart chart) {
        List<Bar> bars = chart.bars();
        Svg svg = Svg.open(id, Svg.WIDTH, TOP + ROW * Math.max(1, bars.size()), chart.title())
                .described("Bar chart of " + bars.size()
                        + " bars from 0. Whiskers are intervals. Every number is in the table.");
        Scale along = scale(bars.stream().flatMapToDouble(bar -> numbers(bar.figure())));
        for (int i = 0; i < bars.size(); i++) {
            double y = TOP + ROW * i;
            Figure figure = bars.get(i).figure();
            label(svg, y, bars.get(i).label(), FigureWords.value(chart.unit(), figure));
            figure.value().ifPresent(value -> bar(svg, "class=\"bar k0\"", y, along.at(0), along.at(value)));
            figure.interval().ifPresent(it -> whisker(svg, y, along, it));
        }
        return svg.close();
    }

    static String of(String id, FunnelChart chart) {
        List<FunnelStage> stages = chart.stages();
        Svg svg = Svg.open(id, Svg.WIDTH, TOP + ROW * Math.max(1, stages.size()), chart.title())
                .described(
                        "Funnel of " + stages.size()
                                + " steps: how many reached each, and their share of those that entered. Every number is in the table.");
        double most = stages.stream().mapToLong(FunnelStage::reached).max().orElse(0);
        for (int i = 0; i < stages.size(); i++) {
            FunnelStage stage = stages.get(i);
            double y = TOP + ROW * i;
            double half = most == 0 ? 0 : (double) stage.reached() / most * (Svg.WIDTH / 2 - MARGIN);
            label(
                    svg,
                    y,
                    stage.label(),
                    Numbers.count(stage.reached()) + " \u00B7 " + FigureWords.value(chart.unit(), stage.ofEntered()));
            bar(svg, "class=\"bar k0\"", y, Svg.WIDTH / 2 - half, Svg.WIDTH / 2 + half);
        }
        return svg.close();
    }

    static String of(String id, WaterfallChart chart) {
        List<Bar> movements = chart.movements();
        Svg svg = Svg.open(id, Svg.WIDTH, TOP + ROW * (movements.size() + 2), chart.title())
                .described("Waterfall from " + chart.start().label() + " to "
                        + chart.end().label() + " by " + movements.size()
                        + " movements. Every number is in the table.");
        if (!chart.defined()) {
            return svg.text("m", Svg.WIDTH / 2, ROW, "Not drawn: a figure is undefined.")
                    .close();
        }
        double[] levels = levels(chart);
        Scale along = scale(DoubleStream.of(levels));
        total(svg, chart.unit(), TOP, along, chart.start());
        for (int i = 0; i < movements.size(); i++) {
            double y = TOP + ROW * (i + 1);
            double number = WaterfallChart.number(movements.get(i));
            link(svg, along.at(levels[i]), y);
            label(svg, y, movements.get(i).label(), chart.unit().format(number));
            String style = number < 0 ? "class=\"bar down\"" : "class=\"bar up\"";
            bar(svg, style, y, along.at(levels[i]), along.at(levels[i + 1]));
        }
        double bottom = TOP + ROW * (movements.size() + 1);
        link(svg, along.at(levels[movements.size()]), bottom);
        total(svg, chart.unit(), bottom, along, chart.end());
        return svg.close();
    }

    /** Leads from one bar down to the next, behind the text between them. */
    private static void link(Svg svg, double x, double y) {
        svg.line("link", x, y - ROW + BAR_TOP + BAR, x, y + BAR_TOP);
    }

    private static void total(Svg svg, Unit unit, double y, Scale along, Bar bar) {
        double value = WaterfallChart.number(bar);
        label(svg, y, bar.label(), unit.format(value));
        bar(svg, "class=\"bar total\"", y, along.at(0), along.at(value));
    }

    /** Where the running total stands after the start and after each movement. */
    private static double[] levels(WaterfallChart chart) {
        List<Double> levels = new ArrayList<>();
        double level = WaterfallChart.number(chart.start());
        levels.add(level);
        for (Bar movement : chart.movements()) {
            level += WaterfallChart.number(movement);
            levels.add(level);
        }
        levels.add(WaterfallChart.number(chart.end()));
        return levels.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static DoubleStream numbers(Figure figure) {
        return DoubleStream.concat(
                figure.value().stream(),
                figure.interval().stream().flatMapToDouble(it -> DoubleStream.of(it.low(), it.high())));
    }

    /** From the least to the greatest number, and always with 0. */
    private static Scale scale(DoubleStream numbers) {
        double[] all = DoubleStream.concat(DoubleStream.of(0), numbers).sorted().toArray();
        return all[0] == all[all.length - 1]
                ? new Scale(0, 1, MARGIN, Svg.WIDTH - MARGIN)
                : new Scale(all[0], all[all.length - 1], MARGIN, Svg.WIDTH - MARGIN);
    }

    private static void label(Svg svg, double y, String label, String value) {
        String shown = Svg.fitted(value, Svg.WIDTH * 0.6);
        svg.text("s", MARGIN, y + 6, Svg.fitted(label, Svg.WIDTH - 3 * MARGIN - shown.length() * Svg.LETTER));
        svg.text("e v", Svg.WIDTH - MARGIN, y + 6, shown);
    }

    private static void bar(Svg svg, String attributes, double y, double from, double to) {
        svg.rect(attributes, Math.min(from, to), y + BAR_TOP, Math.max(1, Math.abs(to - from)), BAR);
    }

    private static void whisker(Svg svg, double y, Scale along, Interval interval) {
        double low = along.at(interval.low());
        double high = along.at(interval.high());
        double middle = y + BAR_TOP + BAR / 2;
        svg.line("whisker", low, middle, high, middle);
        svg.line("whisker", low, middle - 4, low, middle + 4);
        svg.line("whisker", high, middle - 4, high, middle + 4);
    }
}
