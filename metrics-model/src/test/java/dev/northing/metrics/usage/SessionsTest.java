package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitRuns;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionsTest extends AggregatorContract<EventView, UnitRuns, SessionFigures> {

    private static final Instant AS_OF = Instant.parse("2026-03-15T00:00:00Z");

    @Override
    protected Sessions aggregator() {
        return new Sessions("sessions", 7, Sessions.DEFAULT_GAP, Optional.empty(), EventView.named("view"));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 10, "view", "other"));
    }

    @Test
    void cutsWhereThePauseReachesTheGap() {
        SessionFigures figures = evaluate(view("a", "10T00:00:00"), view("a", "10T00:10:00"), view("a", "10T00:50:00"));

        assertThat(Sessions.DEFAULT_GAP).isEqualTo(Duration.ofMinutes(30));
        assertThat(figures.count().value()).hasValue(2);
        assertThat(figures.bounce().value()).hasValue(0.5);
        assertThat(figures.events().value()).hasValue(1.5);
        assertThat(figures.medianLength().value()).hasValue(300_000);
        assertThat(evaluate(view("a", "10T00:00:00"), view("a", "10T00:30:00"))
                        .count()
                        .value())
                .hasValue(2);
        assertThat(evaluate(view("a", "10T00:00:00"), view("a", "10T00:29:59"))
                        .count()
                        .value())
                .hasValue(1);
    }

    @Test
    void leavesOutSessionsThatMayGoOn() {
        SessionFigures figures = evaluate(view("a", "14T23:30:00"), view("b", "14T23:30:01"));

        assertThat(figures.count().value()).hasValue(1);
        assertThat(figures.count().noted(Note.SESSIONS_STILL_OPEN)).isEqualTo(1);
    }

    @Test
    void countsASessionWhereItBegan() {
        SessionFigures figures = evaluate(view("a", "07T23:50:00"), view("a", "08T00:10:00"), view("b", "08T00:00:00"));

        assertThat(figures.count().value()).hasValue(1);
    }

    @Test
    void cutsAtMidnightOnRequest() {
        Sessions daily =
                new Sessions("s", 7, Sessions.DEFAULT_GAP, Optional.of(ZoneOffset.UTC), EventView.named("view"));
        List<EventView> log = List.of(view("a", "10T23:50:00"), view("a", "11T00:10:00"));

        assertThat(daily.evaluate(log, AS_OF).count().value()).hasValue(2);
        assertThat(aggregator().evaluate(log, AS_OF).count().value()).hasValue(1);
    }

    @Test
    void hasNothingButACountWithoutEvents() {
        SessionFigures figures = evaluate();

        assertThat(figures.count().value()).hasValue(0);
        assertThat(figures.medianLength().value()).isEmpty();
        assertThat(figures.events().value()).isEmpty();
        assertThat(figures.bounce().value()).isEmpty();
    }

    @Test
    void agreesWithNeighborsThatAreCloseOnRandomLogs() {
        Instant from = RandomLogs.AS_OF.minus(Duration.ofDays(7));
        for (long seed = 1; seed <= 300; seed++) {
            List<TestEvent> log = RandomLogs.log(new Random(seed), 10, "view", "other").stream()
                    .filter(event -> event.name().equals("view") && event.time().isBefore(RandomLogs.AS_OF))
                    .distinct()
                    .toList();
            // A session begins with an event that no other of its unit precedes by less than the gap.
            long begun = log.stream()
                    .filter(event -> !event.time().isBefore(from))
                    .filter(event -> log.stream()
                            .noneMatch(other -> other.unit().equals(event.unit())
                                    && other.time().isBefore(event.time())
                                    && other.time().plus(Sessions.DEFAULT_GAP).isAfter(event.time())))
                    .map(event -> event.unit() + event.time())
                    .distinct()
                    .count();

            SessionFigures figures = aggregator().evaluate(log, RandomLogs.AS_OF);

            assertThat(figures.count().n() + figures.count().noted(Note.SESSIONS_STILL_OPEN))
                    .as("seed %d", seed)
                    .isEqualTo(begun);
        }
    }

    @Test
    void refusesAGapThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sessions("s", 7, Duration.ZERO, Optional.empty(), EventView.any()))
                .withMessage("gap: PT0S, expected a positive number of whole milliseconds");
    }

    private SessionFigures evaluate(TestEvent... events) {
        return aggregator().evaluate(List.of(events), AS_OF);
    }

    private static TestEvent view(String unit, String time) {
        return TestEvent.of("view", unit, "2026-03-" + time + "Z");
    }
}
