package dev.northing.metrics.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.StateFormatException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActivityScanTest extends AggregatorContract<EventView, UnitActivity, ActivityFigures> {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    @Override
    protected ActivityScan aggregator() {
        return new ActivityScan(
                "active", new ObservedDays(LocalDate.of(2026, 3, 4), 28, NEW_YORK), EventView.named("build"));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 40, "build", "other"));
    }

    @Test
    void countsActiveUnitsOfEachDay() {
        ActivityFigures figures = over(3, day("all", 1), day("all", 2), day("all", 3), day("last", 3));

        assertThat(values(figures.daily())).containsExactly(1.0, 1.0, 2.0);
        assertThat(figures.daily().get(2).window().start()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
        assertThat(figures.lifecycle()).hasSize(2);
        assertThat(figures.lifecycle().get(1).newcomers()).isEqualTo(1);
        assertThat(figures.lifecycle().get(1).retained()).isEqualTo(1);
        assertThat(figures.weekly()).isEmpty();
        assertThat(figures.power()).isEmpty();
    }

    @Test
    void countsWeeksAndMonthsOnceTheyWereObservedWhole() {
        ActivityFigures figures = over(29, day("a", 1), day("b", 7), day("b", 8), day("c", 29));

        // March 1 to 7: a and b; 2 to 8: b; none from 15 to 28; 23 to 29: c.
        assertThat(ActivityScan.WEEK_DAYS).isEqualTo(7);
        assertThat(values(figures.weekly())).hasSize(23).startsWith(2.0, 1.0).endsWith(0.0, 1.0);
        // March 1 to 28: a and b; 2 to 29: b and c.
        assertThat(ActivityScan.MONTH_DAYS).isEqualTo(28);
        assertThat(values(figures.monthly())).containsExactly(2.0, 2.0);
        // The last 28 days: b twice, c once.
        assertThat(figures.power().orElseThrow().exactly().get(0).value()).hasValue(0.5);
        assertThat(figures.power().orElseThrow().exactly().get(1).value()).hasValue(0.5);
    }

    @Test
    void fillsTheTriangleByTheFirstDay() {
        ActivityFigures figures = over(3, day("a", 1), day("a", 3), day("b", 1), day("c", 2), day("c", 3));

        assertThat(figures.retention().rows()).hasSize(2);
        assertThat(figures.retention().rows().get(0).size()).isEqualTo(2);
        assertThat(figures.retention().rows().get(0).cells())
                .extracting(cell -> cell.rate().value())
                .containsExactly(OptionalDouble.of(1), OptionalDouble.of(0), OptionalDouble.of(0.5));
        assertThat(figures.retention().rows().get(1).cells())
                .extracting(cell -> cell.rate().value())
                .containsExactly(OptionalDouble.of(1), OptionalDouble.of(1), OptionalDouble.empty());
        assertThat(figures.retention().pooled().get(1).rate().value()).hasValue(1.0 / 3);
    }

    @Test
    void takesUnitsKnownFromBeforeForNobodysNewcomers() {
        ActivityFigures figures = over(3, TestEvent.of("build", "old", "2025-01-01T00:00:00Z"), day("old", 2));

        assertThat(figures.lifecycle().get(0).newcomers()).isZero();
        assertThat(figures.lifecycle().get(0).resurrected()).isEqualTo(1);
        assertThat(figures.retention().rows()).isEmpty();
        assertThat(figures.retention().notes()).containsExactly(new Note(ActivityScan.UNITS_BEFORE_FIRST_DAY, 1));
    }

    @Test
    void notesWhatIsNotOver() {
        ObservedDays days = new ObservedDays(FIRST, 5, ZoneOffset.UTC);
        ActivityFigures figures = new ActivityScan("active", days, EventView.any())
                .evaluate(
                        List.of(day("a", 1), day("a", 3), day("a", 5), day("a", 30), day("b", 31)),
                        Instant.parse("2026-03-03T12:00:00Z"));

        assertThat(values(figures.daily())).containsExactly(1.0, 0.0);
        assertThat(figures.daily().get(0).noted(Note.UNIT_DAYS_NOT_OVER)).isEqualTo(2);
        assertThat(figures.daily().get(0).noted(ActivityScan.UNITS_AFTER_LAST_DAY))
                .isEqualTo(2);
    }

    @Test
    void showsNothingBeforeTheFirstDayIsOver() {
        ActivityFigures figures = new ActivityScan(
                        "active", new ObservedDays(FIRST, 5, ZoneOffset.UTC), EventView.any())
                .evaluate(List.of(day("a", 1)), Instant.parse("2026-03-01T23:59:59Z"));

        assertThat(figures.daily()).isEmpty();
        assertThat(figures.lifecycle()).isEmpty();
        assertThat(figures.retention().rows()).isEmpty();
    }

    @Test
    void takesNumberedUnitsAndUnitesMatrices() {
        ObservedDays days = new ObservedDays(FIRST, 3, ZoneOffset.UTC);
        ActivityMatrix one = new ActivityMatrix(days);
        ActivityMatrix other = new ActivityMatrix(days, 1);
        one.add(0, millis(1));
        other.add(200, millis(1));
        other.add(0, millis(2));
        one.addAll(other);
        one.addAll(one);

        assertThat(one.units()).isEqualTo(201);
        ActivityFigures figures =
                new ActivityScan("active", days, EventView.any()).finish(one, Instant.parse("2026-03-04T00:00:00Z"));
        assertThat(values(figures.daily())).containsExactly(2.0, 1.0, 0.0);
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        ObservedDays days = new ObservedDays(FIRST, 3, ZoneOffset.UTC);
        ActivityMatrix matrix = new ActivityMatrix(days);
        ActivityMatrix longer = new ActivityMatrix(new ObservedDays(FIRST, 4, ZoneOffset.UTC));
        ActivityScan scan = new ActivityScan("active", days, EventView.any());

        assertThatIllegalArgumentException().isThrownBy(() -> matrix.addAll(longer));
        assertThatIllegalArgumentException().isThrownBy(() -> scan.finish(longer, RandomLogs.AS_OF));
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.add(-1, 0)).withMessageContaining("unit: -1");
        assertThatIllegalArgumentException().isThrownBy(() -> new ActivityMatrix(days, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ActivityScan(" ", days, EventView.any()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ObservedDays(FIRST, 0, ZoneOffset.UTC));
        assertThat(ObservedDays.MOST_DAYS).isEqualTo(3_660);
        assertThatIllegalArgumentException().isThrownBy(() -> new ObservedDays(FIRST, 3_661, ZoneOffset.UTC));
        UnitActivity state = scan.create();
        assertThatIllegalArgumentException().isThrownBy(() -> state.add("", 0));
        ActivityScan other = new ActivityScan("active", new ObservedDays(FIRST, 4, ZoneOffset.UTC), EventView.any());
        byte[] bytes = scan.codec().encode(state);
        assertThatExceptionOfType(StateFormatException.class)
                .isThrownBy(() -> other.codec().decode(bytes))
                .withMessageContaining("other dates");
    }

    private static ActivityFigures over(int days, TestEvent... log) {
        ObservedDays observed = new ObservedDays(FIRST, days, ZoneOffset.UTC);
        return new ActivityScan("active", observed, EventView.any())
                .evaluate(
                        List.of(log),
                        FIRST.plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static List<Double> values(List<Figure> figures) {
        return figures.stream().map(figure -> figure.value().orElseThrow()).toList();
    }

    private static TestEvent day(String unit, int dayOfMarch) {
        return TestEvent.of("build", unit, millis(dayOfMarch));
    }

    private static long millis(int dayOfMarch) {
        return FIRST.withDayOfMonth(dayOfMarch)
                .atTime(12, 0)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }
}
