package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitDays;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowthTest extends AggregatorContract<EventView, UnitDays, GrowthFigures> {

    private static final Instant AS_OF = Instant.parse("2026-03-15T00:00:00Z");

    @Override
    protected Growth aggregator() {
        return new Growth("growth", DayPeriods.ofDays(28), 2, ZoneOffset.UTC, EventView.named("build"));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 100, "build", "other"));
    }

    @Test
    void comparesWithThePeriodBeforeAndWithTheFirst() {
        GrowthFigures figures = aggregator().evaluate(counts(5, 10, 12), AS_OF);

        assertThat(figures.active())
                .extracting(figure -> figure.value().orElseThrow())
                .containsExactly(5.0, 10.0, 12.0);
        assertThat(figures.growth().value()).hasValueCloseTo(0.2, within(1e-15));
        assertThat(figures.perDay().value()).hasValueCloseTo(0.2, within(1e-15));
        assertThat(figures.monthly().value())
                .hasValueCloseTo(Math.pow(1.2, Growth.DAYS_PER_MONTH / 28) - 1, within(1e-15));
        assertThat(figures.compound().value()).hasValueCloseTo(Math.sqrt(2.4) - 1, within(1e-15));
        assertThat(Growth.DAYS_PER_MONTH).isEqualTo(365.25 / 12);
    }

    @Test
    void saysWhatTheTargetNeeded() {
        GrowthFigures figures = aggregator().evaluate(counts(5, 10, 11), AS_OF);

        assertThat(GrowthFigures.DEFAULT_TARGET).isEqualTo(0.2);
        assertThat(figures.needed(GrowthFigures.DEFAULT_TARGET)).hasValue(12);
        assertThat(figures.needed(0.15)).hasValue(12);
        assertThat(figures.progress(GrowthFigures.DEFAULT_TARGET)).hasValueCloseTo(0.5, within(1e-15));
    }

    @Test
    void countsDaysOfCalendarMonths() {
        Growth monthly =
                new Growth("g", DayPeriods.calendar(CalendarPeriod.Standard.MONTH), 1, ZoneOffset.UTC, EventView.any());
        List<EventView> log = List.of(
                TestEvent.of("build", "a", "2026-01-31T23:59:59.999Z"),
                TestEvent.of("build", "b", "2026-02-01T00:00:00Z"),
                TestEvent.of("build", "c", "2026-03-01T00:00:00Z"));

        GrowthFigures figures = monthly.evaluate(log, AS_OF);

        // January against February; March is not over. One each: no growth, but 31/28 more per day.
        assertThat(figures.growth().value()).hasValue(0);
        assertThat(figures.perDay().value()).hasValueCloseTo(31.0 / 28 - 1, within(1e-15));
        assertThat(figures.growth().window().end()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void isUndefinedFromNothing() {
        GrowthFigures figures = aggregator().evaluate(counts(0, 0, 3), AS_OF);

        assertThat(figures.growth().value()).isEmpty();
        assertThat(figures.monthly().value()).isEmpty();
        assertThat(figures.compound().value()).isEmpty();
        assertThat(figures.needed(0.2)).isEmpty();
        assertThat(figures.progress(0.2)).isEmpty();
        assertThat(aggregator().evaluate(List.of(), AS_OF).active())
                .allSatisfy(figure -> assertThat(figure.value()).hasValue(0));
    }

    @Test
    void fallsToNothingByAHundredPercent() {
        GrowthFigures figures = aggregator().evaluate(counts(3, 2, 0), AS_OF);

        assertThat(figures.growth().value()).hasValue(-1);
        assertThat(figures.compound().value()).hasValue(-1);
    }

    @Test
    void agreesWithRollingActiveUnitsAtMidnight() {
        for (long seed = 1; seed <= 200; seed++) {
            List<TestEvent> log = RandomLogs.log(new Random(seed), 100, "build", "other");
            List<Figure> found = aggregator().evaluate(log, RandomLogs.AS_OF).active();
            ActiveUnits rolling = ActiveUnits.trailingDays("a", 28, EventView.named("build"));
            for (int i = 0; i < 3; i++) {
                Instant end = RandomLogs.AS_OF.minus(Duration.ofDays(28L * (2 - i)));
                assertThat(found.get(i).value())
                        .as("seed %d", seed)
                        .isEqualTo(rolling.evaluate(log, end).active().value());
            }
        }
    }

    @Test
    void refusesATargetThatIsNone() {
        GrowthFigures figures = aggregator().evaluate(List.of(), AS_OF);

        assertThatIllegalArgumentException().isThrownBy(() -> figures.needed(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figures.progress(0))
                .withMessage("target: 0.0, expected a growth other than 0");
    }

    private static List<EventView> counts(int... units) {
        List<EventView> log = new ArrayList<>();
        for (int period = 0; period < units.length; period++) {
            Instant time = AS_OF.minus(Duration.ofDays(28L * (units.length - period) - 3));
            for (int unit = 0; unit < units[period]; unit++) {
                log.add(TestEvent.of("build", "u" + unit, time));
            }
        }
        return log;
    }
}
