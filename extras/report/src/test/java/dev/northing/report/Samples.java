package dev.northing.report;

import dev.northing.core.dictionary.MetricTarget;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Reports with every kind of content, the same every time. */
final class Samples {

    static final ZoneId UTC = ZoneId.of("UTC");
    static final Unit DOLLARS = Unit.minorUnits(Currency.getInstance("USD"));

    private static final double MINUTE = 60_000;
    private static final LocalDate MONDAY = LocalDate.parse("2024-01-01");

    private Samples() {}

    static TimeWindow week(int index) {
        LocalDate first = MONDAY.plusWeeks(index);
        return new TimeWindow(
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                first.plusWeeks(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    static Figure share(String definition, TimeWindow window, long part, long whole) {
        return Figure.builder(definition, window)
                .ratio(part, whole)
                .interval(Wilson.interval(new Proportion(part, whole)))
                .n(whole)
                .build();
    }

    static Figure amount(String label, double cents) {
        return Figure.builder("revenue." + label, week(100)).value(cents).n(12).build();
    }

    static Figure undefined(String definition, TimeWindow window) {
        return Figure.builder(definition, window).ratio(0, 0).build();
    }

    static MetricTarget atLeast(double value) {
        return new MetricTarget(MetricTarget.Comparison.AT_LEAST, BigDecimal.valueOf(value), null);
    }

    static MetricTarget atMost(double value) {
        return new MetricTarget(MetricTarget.Comparison.AT_MOST, BigDecimal.valueOf(value), null);
    }

    /** A metric over weeks, with a gap in the middle. */
    static MetricLine course(String label, String definition, int weeks, long seed) {
        Random random = new Random(seed);
        List<Figure> series = new ArrayList<>();
        long active = 300;
        for (int i = 0; i < weeks; i++) {
            active = Math.max(50, Math.min(950, active + random.nextInt(61) - 25));
            series.add(
                    i == weeks / 2
                            ? undefined(definition, week(i))
                            : share(definition, week(i), active, 1000 + random.nextInt(200)));
        }
        return MetricLine.of(label, Unit.share(), series.get(weeks - 1))
                .withTarget(atLeast(0.5))
                .withPrevious(series.get(weeks - 2))
                .withSeries(series);
    }

    static Report full() {
        return new Report(
                "Product metrics",
                Cadence.MONTHLY,
                new TimeWindow(Instant.parse("2025-12-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z")),
                UTC,
                List.of(northStar(), activation(), retention(), revenue(), outlook()));
    }

    private static Section northStar() {
        Figure latency = Figure.builder("quality.latency_p95", week(100))
                .value(187)
                .interval(Optional.of(new Interval(181.5, 212, 0.95, IntervalMethod.ORDER_STATISTICS)))
                .n(48_211)
                .build();
        Figure availability = share("quality.success_rate", week(100), 199_912, 200_000);
        return Section.titled("North Star")
                .note("Weekly active builds grew again; the new onboarding went live on the 9th.")
                .alert(new Alert(
                        Severity.CRITICAL,
                        "Build success rate",
                        "observed 97.1 %, expected 99.4 %, 99.0 % to 99.8 % (95 %); robust score -6.2, spike"))
                .alert(new Alert(Severity.WARNING, "Support tickets", "twice the usual number on the 14th"))
                .alert(new Alert(Severity.INFO, "Holidays", "the last week of the month is short"))
                .metric(course("Weekly active builds, share of organizations", "north_star.weekly_active", 26, 7))
                .metric(MetricLine.of("API latency, 95th percentile", Unit.milliseconds(), latency)
                        .withTarget(atMost(200)))
                .metric(MetricLine.of("Build success rate", Unit.share(), availability)
                        .withTarget(atLeast(0.9995)))
                .metric(MetricLine.of("Time to first build, median", Unit.milliseconds(), duration())
                        .withTarget(atMost(10 * MINUTE)))
                .metric(MetricLine.of("NPS", Unit.number("points", 1), undefined("survey.nps", week(100)))
                        .withTarget(atLeast(50)))
                .metric(MetricLine.of("Day-90 retention", Unit.share(), immature("retention.d90")))
                .metric(MetricLine.of(
                        "Active organizations",
                        Unit.count(),
                        Figure.builder("usage.active", week(100)).count(1_204).build()))
                .build();
    }

    private static Figure duration() {
        return Figure.builder("activation.time_to_first_build", week(100))
                .value(14 * MINUTE)
                .interval(Optional.of(new Interval(9 * MINUTE, 21 * MINUTE, 0.95, IntervalMethod.SURVIVAL_INVERSION)))
                .n(412)
                .immature(17)
                .note("instants_before_start", 3)
                .build();
    }

    static Figure immature(String definition) {
        return Figure.builder(definition, week(100)).ratio(0, 0).immature(212).build();
    }

    private static Section activation() {
        FunnelChart funnel = new FunnelChart(
                "From sign-up to the first deployment",
                List.of(
                        stage("signed up", 1_000, 1_000),
                        stage("connected a repository", 640, 1_000),
                        stage("first successful build", 421, 640),
                        stage("first deployment", 97, 421)));
        List<Bar> bars = List.of(
                new Bar("GitHub", share("activation.rate", week(100), 170, 200)),
                new Bar("GitLab", share("activation.rate", week(100), 41, 60)),
                new Bar("A very long source name that does not fit beside its number", immature("activation.rate")),
                new Bar("Bitbucket", share("activation.rate", week(100), 3, 9)));
        return Section.titled("Activation")
                .chart(funnel)
                .chart(new BarChart("Activation rate by source", Unit.share(), bars))
                .build();
    }

    private static FunnelStage stage(String label, long reached, long before) {
        return new FunnelStage(
                label,
                reached,
                share("funnel.of_entered", week(100), reached, 1_000),
                share("funnel.of_previous", week(100), reached, before));
    }

    private static Section retention() {
        List<String> columns = new ArrayList<>();
        List<HeatRow> rows = new ArrayList<>();
        for (int month = 0; month < 12; month++) {
            columns.add("month " + (month + 1));
            List<Figure> cells = new ArrayList<>();
            for (int age = 0; age < 12; age++) {
                long size = 140 + 13L * month;
                long back = Math.round(size * (0.85 - 0.06 * age + 0.01 * month));
                cells.add(month + age > 11 ? immature("retention") : share("retention", week(month), back, size));
            }
            rows.add(new HeatRow("2025-%02d".formatted(month + 1), 140 + 13L * month, cells));
        }
        return Section.titled("Retention")
                .chart(new CohortHeatMap("Retention by month of sign-up", Unit.share(), columns, rows))
                .build();
    }

    static WaterfallChart waterfall() {
        return new WaterfallChart(
                "Monthly recurring revenue",
                DOLLARS,
                new Bar("November", amount("start", 12_000_000)),
                List.of(
                        new Bar("new", amount("new", 1_810_000)),
                        new Bar("expansion", amount("expansion", 940_050)),
                        new Bar("reactivation", amount("reactivation", 60_000)),
                        new Bar("contraction", amount("contraction", -310_000)),
                        new Bar("churn", amount("churn", -720_000))),
                new Bar("December", amount("end", 13_780_050)));
    }

    private static Section revenue() {
        return Section.titled("Revenue").chart(waterfall()).build();
    }

    private static Section outlook() {
        List<Figure> past = new ArrayList<>();
        List<Figure> future = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            labels.add(Dates.label(week(i), UTC));
            double value = 8_000_000 + 120_000 * i + 400_000 * Math.sin(i / 3.0);
            double spread = 90_000 * (i - 23);
            if (i < 24) {
                past.add(Figure.builder("revenue.mrr", week(i))
                        .value(value)
                        .n(90)
                        .build());
            } else {
                future.add(Figure.builder("revenue.mrr.forecast", week(i))
                        .value(value)
                        .interval(Optional.of(
                                new Interval(value - spread, value + spread, 0.8, IntervalMethod.FORECAST_ERROR)))
                        .n(24)
                        .build());
            }
        }
        return Section.titled("Outlook")
                .chart(new LineChart(
                        "Revenue and its forecast",
                        DOLLARS,
                        labels,
                        List.of(Series.of("recorded", past), new Series("forecast", 24, future)),
                        Optional.of(atLeast(12_000_000))))
                .chart(new Sparkline(
                        "Active share", Unit.share(), course("x", "x", 14, 3).series()))
                .build();
    }

    /** A report of many metrics over many weeks. */
    static Report large(int metrics, int weeks) {
        SectionBuilder section = Section.titled("All metrics");
        for (int i = 0; i < metrics; i++) {
            section.metric(course("Metric number " + i, "category.metric_" + i, weeks, i));
        }
        return new Report("Large", Cadence.WEEKLY, week(weeks - 1), UTC, List.of(section.build()));
    }
}
