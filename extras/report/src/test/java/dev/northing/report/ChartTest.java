package dev.northing.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.DayBasis;
import dev.northing.metrics.Figure;
import dev.northing.metrics.activation.FunnelFigures;
import dev.northing.metrics.activation.FunnelStepFigures;
import dev.northing.metrics.retention.Bracket;
import dev.northing.metrics.retention.Cohort;
import dev.northing.metrics.retention.CohortRow;
import dev.northing.metrics.retention.CohortTable;
import dev.northing.metrics.retention.RetentionCell;
import dev.northing.metrics.signals.Anomaly;
import dev.northing.metrics.signals.AnomalyShape;
import dev.northing.metrics.signals.Observation;
import dev.northing.metrics.stats.SurvivalCurve;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final Figure HALF = Samples.share("x", Samples.week(0), 1, 2);

    @Test
    void takesARetentionTableWithItsPooledRowLast() {
        RetentionCell cell = new RetentionCell(Bracket.days(30, 60), 1, 2, 3, HALF);
        Cohort march = new Cohort(LocalDate.parse("2026-03-01"), CalendarPeriod.Standard.MONTH, Samples.UTC);
        CohortTable table = new CohortTable(
                "x",
                Instant.EPOCH,
                DayBasis.elapsed(),
                List.of(new CohortRow(march, 3, List.of(cell))),
                List.of(cell),
                List.of());

        CohortHeatMap map = CohortHeatMap.of("t", table);

        assertThat(map.columns()).containsExactly("d30-59");
        assertThat(map.rows())
                .containsExactly(new HeatRow("2026-03", 3, List.of(HALF)), new HeatRow("all", 3, List.of(HALF)));
    }

    @Test
    void takesAFunnel() {
        FunnelFigures figures = new FunnelFigures(
                List.of(new FunnelStepFigures("built", 7, HALF, HALF)), HALF, new SurvivalCurve(List.of()), HALF);

        assertThat(FunnelChart.of("t", figures).stages()).containsExactly(new FunnelStage("built", 7, HALF, HALF));
    }

    @Test
    void takesAnAnomalyAsAnAlert() {
        Anomaly anomaly = new Anomaly(
                new Observation(Samples.week(0), 0.125), HALF, -4.25, 0.0001, true, AnomalyShape.LEVEL_SHIFT);

        assertThat(Alert.of(Severity.WARNING, "Rate", Unit.share(), anomaly).message())
                .isEqualTo("observed 12.5 %, expected 50.0 %, " + FigureWords.interval(Unit.share(), HALF)
                        + "; robust score -4.3, level shift");
    }

    @Test
    void refusesAWaterfallThatDoesNotAddUp() {
        Bar start = new Bar("start", Samples.amount("start", 100));
        Bar churn = new Bar("churn", Samples.amount("churn", -30));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WaterfallChart(
                        "t", Unit.count(), start, List.of(churn), new Bar("end", Samples.amount("end", 71))))
                .withMessage("end: 71.0, expected start and movements, which are 70.0");
    }

    @Test
    void allowsRoundingInAWaterfall() {
        Bar start = new Bar("start", Samples.amount("start", 0.1));
        Bar added = new Bar("added", Samples.amount("added", 0.2));

        assertThat(new WaterfallChart(
                                "t", Unit.count(), start, List.of(added), new Bar("end", Samples.amount("end", 0.3)))
                        .defined())
                .isTrue();
    }

    @Test
    void refusesLinesThatCannotBeToldApart() {
        List<Series> seven = Collections.nCopies(LineChart.MOST_SERIES + 1, Series.of("s", List.of()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LineChart("t", Unit.count(), List.of(), seven, Optional.empty()))
                .withMessage("series: 7 elements, expected 1 to 6");
    }

    @Test
    void refusesPointsWithoutALabel() {
        List<Series> late = List.of(new Series("s", 1, List.of(HALF)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LineChart("t", Unit.count(), List.of("a"), late, Optional.empty()))
                .withMessage("points: to 2, expected no more than the 1 labels");
    }

    @Test
    void refusesRowsThatDoNotFitTheColumns() {
        List<HeatRow> rows = List.of(new HeatRow("r", 1, List.of(HALF)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CohortHeatMap("t", Unit.share(), List.of("a", "b"), rows))
                .withMessage("figures: 1 elements, expected 2 elements");
    }

    @Test
    void refusesBlankNamesAndNegativeCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Section.titled(" ").build())
                .withMessage("title: blank, expected text that is not blank");
        assertThatIllegalArgumentException().isThrownBy(() -> new Bar("", HALF));
        assertThatIllegalArgumentException().isThrownBy(() -> new HeatRow("r", -1, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new FunnelStage("s", -1, HALF, HALF));
        assertThatIllegalArgumentException().isThrownBy(() -> new Series("s", -1, List.of()));
    }
}
