package dev.northing.report;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.TimeWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Lays every figure of a report out as a row. Confined to one thread. */
final class TidyRows {

    static final List<String> COLUMNS = List.of(
            "report",
            "cadence",
            "period_start",
            "period_end",
            "section",
            "item",
            "role",
            "name",
            "definition",
            "unit",
            "value",
            "numerator",
            "denominator",
            "low",
            "high",
            "level",
            "method",
            "n",
            "immature",
            "window_start",
            "window_end",
            "target_comparison",
            "target",
            "verdict",
            "undefined_because",
            "notes");

    private final Report report;
    private final ZoneId zone;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private TidyRows(Report report) {
        this.report = report;
        this.zone = report.zone();
    }

    /** One list a figure, with a text, a {@code Double}, a {@code Long} or null for each column. */
    static List<List<@Nullable Object>> of(Report report) {
        TidyRows rows = new TidyRows(report);
        report.sections().forEach(rows::section);
        return rows.rows;
    }

    /** Where a figure stands in the report. */
    private record Place(String section, String item, Unit unit, String role, String name) {}

    private void section(Section section) {
        for (MetricLine line : section.metrics()) {
            metric(section.title(), line);
        }
        for (Chart chart : section.charts()) {
            chart(section.title(), chart);
        }
    }

    private void metric(String section, MetricLine line) {
        Place current = new Place(section, line.label(), line.unit(), "current", "");
        rows.add(row(current, line.figure(), line));
        line.previous().ifPresent(it -> add(new Place(section, line.label(), line.unit(), "previous", ""), it));
        for (Figure figure : line.series()) {
            String name = Dates.label(figure.window(), zone);
            add(new Place(section, line.label(), line.unit(), "series", name), figure);
        }
    }

    private void chart(String section, Chart chart) {
        if (chart instanceof LineChart line) {
            line.series().forEach(series -> line(section, line, series));
        } else if (chart instanceof BarChart bars) {
            bars.bars().forEach(bar -> bar(section, chart, "bar", bar));
        } else if (chart instanceof CohortHeatMap map) {
            map.rows().forEach(row -> cohort(section, map, row));
        } else if (chart instanceof FunnelChart funnel) {
            funnel.stages().forEach(stage -> stage(section, funnel, stage));
        } else if (chart instanceof WaterfallChart waterfall) {
            bar(section, chart, "start", waterfall.start());
            waterfall.movements().forEach(bar -> bar(section, chart, "movement", bar));
            bar(section, chart, "end", waterfall.end());
        } else if (chart instanceof Sparkline sparkline) {
            for (Figure figure : sparkline.points()) {
                String name = Dates.label(figure.window(), zone);
                add(new Place(section, chart.title(), chart.unit(), "series", name), figure);
            }
        }
    }

    private void line(String section, LineChart chart, Series series) {
        for (int i = 0; i < series.points().size(); i++) {
            String name = series.name() + " / " + chart.labels().get(series.first() + i);
            add(
                    new Place(section, chart.title(), chart.unit(), "point", name),
                    series.points().get(i));
        }
    }

    private void cohort(String section, CohortHeatMap chart, HeatRow row) {
        for (int i = 0; i < row.figures().size(); i++) {
            String name = row.label() + " / " + chart.columns().get(i);
            add(
                    new Place(section, chart.title(), chart.unit(), "cell", name),
                    row.figures().get(i));
        }
    }

    private void stage(String section, FunnelChart chart, FunnelStage stage) {
        add(new Place(section, chart.title(), chart.unit(), "of_entered", stage.label()), stage.ofEntered());
        add(new Place(section, chart.title(), chart.unit(), "of_previous", stage.label()), stage.ofPrevious());
    }

    private void bar(String section, Chart chart, String role, Bar bar) {
        add(new Place(section, chart.title(), chart.unit(), role, bar.label()), bar.figure());
    }

    private void add(Place place, Figure figure) {
        rows.add(row(place, figure, null));
    }

    private List<@Nullable Object> row(Place place, Figure figure, @Nullable MetricLine line) {
        List<@Nullable Object> row = new ArrayList<>(COLUMNS.size());
        row.addAll(Arrays.asList(report.title(), report.cadence().word().toLowerCase(Locale.ROOT)));
        row.addAll(bounds(report.period()));
        row.addAll(Arrays.asList(place.section(), place.item(), place.role(), place.name()));
        row.addAll(Arrays.asList(figure.definition(), place.unit().key()));
        row.addAll(Arrays.asList(number(figure.value()), number(figure.numerator()), number(figure.denominator())));
        row.addAll(interval(figure));
        row.addAll(Arrays.asList(figure.n(), figure.immature()));
        row.addAll(bounds(figure.window()));
        row.addAll(target(line));
        row.add(figure.value().isPresent() ? null : FigureWords.reason(figure));
        row.add(figure.notes().isEmpty() ? null : FigureWords.notes(figure));
        return Collections.unmodifiableList(row);
    }

    private static List<@Nullable Object> bounds(TimeWindow window) {
        return Arrays.asList(
                window.start().equals(Instant.MIN) ? null : window.start().toString(),
                window.end().toString());
    }

    private static List<@Nullable Object> interval(Figure figure) {
        if (figure.interval().isEmpty()) {
            return Arrays.asList(null, null, null, null);
        }
        Interval interval = figure.interval().get();
        return Arrays.asList(
                interval.low(),
                interval.high(),
                interval.level(),
                interval.method().name().toLowerCase(Locale.ROOT));
    }

    private static List<@Nullable Object> target(@Nullable MetricLine line) {
        if (line == null || line.target().isEmpty()) {
            return Arrays.asList(null, null, null);
        }
        return Arrays.asList(
                line.target().get().comparison().sign(),
                line.target().get().value().doubleValue(),
                line.verdict().orElse(Verdict.UNKNOWN).name().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Object number(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
