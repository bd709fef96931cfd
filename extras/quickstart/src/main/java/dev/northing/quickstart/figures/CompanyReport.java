package dev.northing.quickstart.figures;

import dev.northing.core.dictionary.MetricDefinition;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.retention.CohortTable;
import dev.northing.metrics.retention.RetentionSpec;
import dev.northing.report.Bar;
import dev.northing.report.BarChart;
import dev.northing.report.Cadence;
import dev.northing.report.CohortHeatMap;
import dev.northing.report.MetricLine;
import dev.northing.report.Report;
import dev.northing.report.Section;
import dev.northing.report.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The figures of a CI company as a page: North Star, activation, retention, each beside its target.
 *
 * <p>Immutable.
 */
public final class CompanyReport {

    private static final int WEEKS_SHOWN = 26;
    private static final int DAYS_SHOWN = 28;
    private static final long DAYS_PER_WEEK = 7;

    private final CompanyFigures figures;
    private final MetricDictionary dictionary;

    /**
     * Takes the figures.
     *
     * @param figures computed from the events
     * @param dictionary holds the targets
     */
    public CompanyReport(CompanyFigures figures, MetricDictionary dictionary) {
        this.figures = figures;
        this.dictionary = dictionary;
    }

    /**
     * Puts the page together.
     *
     * @param asOf the moment from which is looked back
     * @return a monthly report in UTC
     */
    public Report asOf(Instant asOf) {
        return new Report(
                "Product metrics of a CI company",
                Cadence.MONTHLY,
                TimeWindow.trailingDays(DAYS_SHOWN, asOf),
                ZoneOffset.UTC,
                List.of(northStar(asOf), activation(), retention()));
    }

    private Section northStar(Instant asOf) {
        LocalDate last = asOf.atZone(ZoneOffset.UTC).toLocalDate();
        List<LocalDate> days = IntStream.range(0, WEEKS_SHOWN)
                .mapToObj(week -> last.minusDays(DAYS_PER_WEEK * (WEEKS_SHOWN - 1 - week)))
                .toList();
        List<Figure> weeks = figures.weeklyActiveBuilds(days.stream()
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .toList());
        return Section.titled("North Star")
                .metric(MetricLine.of(
                                "Weekly Active Builds",
                                Unit.count(),
                                figures.weeklyActiveBuilds().active())
                        .withPrevious(figures.weeklyActiveBuilds().previous())
                        .withSeries(weeks))
                .build();
    }

    private Section activation() {
        List<Bar> plans = figures.activationByPlan().entrySet().stream()
                .map(plan -> new Bar(plan.getKey(), plan.getValue()))
                .toList();
        return Section.titled("Activation")
                .metric(line(
                        "A successful build within 7 days", "activation.build_within_7d", figures.activationRate()))
                .chart(new BarChart("Activation by plan", Unit.share(), plans))
                .build();
    }

    private Section retention() {
        CohortTable cohorts = figures.retentionByMonth();
        return Section.titled("Retention")
                .metric(line(
                        "Day 30",
                        "retention.day_30",
                        cohorts.pooled(RetentionSpec.DAY_30).rate()))
                .metric(line(
                        "Day 90",
                        "retention.day_90",
                        cohorts.pooled(RetentionSpec.DAY_90).rate()))
                .chart(CohortHeatMap.of("Retention by month of signup", cohorts))
                .build();
    }

    private MetricLine line(String label, String key, Figure figure) {
        MetricLine line = MetricLine.of(label, Unit.share(), figure);
        MetricDefinition definition = dictionary.metrics().get(key);
        return definition == null || definition.target() == null ? line : line.withTarget(definition.target());
    }
}
