package dev.northing.report;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Puts every number of a chart into a table. */
final class ChartGrid {

    private static final List<String> EVIDENCE = List.of("Value", "Interval", "n", "Quotient", "Maturity");

    private ChartGrid() {}

    static Grid of(Chart chart, ZoneId zone) {
        if (chart instanceof LineChart line) {
            return ofLines(line);
        } else if (chart instanceof BarChart bars) {
            return new Grid(chart.title(), header("Name"), named(bars.unit(), bars.bars()));
        } else if (chart instanceof CohortHeatMap map) {
            return ofCohorts(map);
        } else if (chart instanceof FunnelChart funnel) {
            return ofFunnel(funnel);
        } else if (chart instanceof WaterfallChart waterfall) {
            return ofWaterfall(waterfall);
        }
        return ofSparkline((Sparkline) chart, zone);
    }

    private static Grid ofLines(LineChart chart) {
        boolean several = chart.series().size() > 1;
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < chart.labels().size(); i++) {
            for (Series series : chart.series()) {
                if (i >= series.first() && i < series.end()) {
                    Figure figure = series.points().get(i - series.first());
                    List<String> names = several
                            ? List.of(chart.labels().get(i), series.name())
                            : List.of(chart.labels().get(i));
                    rows.add(row(names, chart.unit(), figure));
                }
            }
        }
        String caption = chart.target()
                .map(it -> chart.title() + ", target " + FigureWords.target(chart.unit(), it))
                .orElse(chart.title());
        return new Grid(caption, several ? header("Period", "Series") : header("Period"), rows);
    }

    private static Grid ofSparkline(Sparkline chart, ZoneId zone) {
        List<List<String>> rows = chart.points().stream()
                .map(figure -> row(List.of(Dates.label(figure.window(), zone)), chart.unit(), figure))
                .toList();
        return new Grid(chart.title(), header("Period"), rows);
    }

    private static Grid ofCohorts(CohortHeatMap chart) {
        List<String> header = new ArrayList<>(List.of("Cohort", "Size"));
        header.addAll(chart.columns());
        List<List<String>> rows = new ArrayList<>();
        for (HeatRow row : chart.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.label(), Numbers.count(row.size())));
            row.figures().forEach(figure -> cells.add(cell(chart.unit(), figure)));
            rows.add(cells);
        }
        return new Grid(chart.title(), header, rows);
    }

    /** A whole figure in one cell. */
    private static String cell(Unit unit, Figure figure) {
        if (figure.value().isEmpty()) {
            return FigureWords.reason(figure);
        }
        String interval = figure.interval().map(it -> bounds(unit, it) + "; ").orElse("");
        String immature = figure.immature() == 0 ? "" : "; " + Numbers.count(figure.immature()) + " not mature";
        return FigureWords.value(unit, figure) + " (" + interval + "n " + FigureWords.n(figure) + immature + ")";
    }

    private static String bounds(Unit unit, Interval interval) {
        return unit.format(interval.low()) + " to " + unit.format(interval.high());
    }

    private static Grid ofFunnel(FunnelChart chart) {
        List<List<String>> rows = new ArrayList<>();
        for (FunnelStage stage : chart.stages()) {
            rows.add(List.of(
                    stage.label(),
                    Numbers.count(stage.reached()),
                    FigureWords.value(chart.unit(), stage.ofEntered()),
                    FigureWords.interval(chart.unit(), stage.ofEntered()),
                    FigureWords.n(stage.ofEntered()),
                    FigureWords.value(chart.unit(), stage.ofPrevious()),
                    FigureWords.interval(chart.unit(), stage.ofPrevious()),
                    FigureWords.n(stage.ofPrevious()),
                    FigureWords.maturity(stage.ofEntered())));
        }
        return new Grid(
                chart.title(),
                List.of(
                        "Step",
                        "Reached",
                        "Of entered",
                        "Interval",
                        "n",
                        "Of the step before",
                        "Interval",
                        "n",
                        "Maturity"),
                rows);
    }

    private static Grid ofWaterfall(WaterfallChart chart) {
        List<Bar> bars = new ArrayList<>(List.of(chart.start()));
        bars.addAll(chart.movements());
        bars.add(chart.end());
        return new Grid(chart.title(), header("Movement"), named(chart.unit(), bars));
    }

    private static List<List<String>> named(Unit unit, List<Bar> bars) {
        return bars.stream()
                .map(bar -> row(List.of(bar.label()), unit, bar.figure()))
                .toList();
    }

    private static List<String> row(List<String> names, Unit unit, Figure figure) {
        List<String> row = new ArrayList<>(names);
        row.add(FigureWords.value(unit, figure));
        row.add(FigureWords.interval(unit, figure));
        row.add(FigureWords.n(figure));
        row.add(FigureWords.quotient(figure));
        row.add(FigureWords.maturity(figure));
        return row;
    }

    private static List<String> header(String... names) {
        List<String> header = new ArrayList<>(List.of(names));
        header.addAll(EVIDENCE);
        return header;
    }
}
