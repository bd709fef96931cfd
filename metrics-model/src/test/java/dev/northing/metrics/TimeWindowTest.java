package dev.northing.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeWindowTest {

    private static final Instant AS_OF = Instant.parse("2026-03-08T12:00:00Z");

    @Test
    void holdsItsStartAndNotItsEnd() {
        TimeWindow week = TimeWindow.trailingDays(7, AS_OF);

        assertThat(week.contains(Instant.parse("2026-03-01T12:00:00Z"))).isTrue();
        assertThat(week.contains(Instant.parse("2026-03-01T11:59:59.999999999Z")))
                .isFalse();
        assertThat(week.contains(AS_OF.minusNanos(1))).isTrue();
        assertThat(week.contains(AS_OF)).isFalse();
    }

    @Test
    void agreesForMillisecondsEvenIfItsBoundsLieBetweenThem() {
        TimeWindow window = new TimeWindow(Instant.ofEpochSecond(0, 1), Instant.ofEpochSecond(0, 2_000_001));

        assertThat(window.contains(0L)).isFalse();
        assertThat(window.contains(1L)).isTrue();
        assertThat(window.contains(2L)).isTrue();
        assertThat(window.contains(3L)).isFalse();
    }

    @Test
    void isAsLongAsAsked() {
        assertThat(TimeWindow.trailing(Duration.ofMinutes(90), AS_OF).duration())
                .isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void endsWhereThePreviousBegins() {
        TimeWindow previous = TimeWindow.trailingDays(7, AS_OF).previous();

        assertThat(previous)
                .isEqualTo(
                        new TimeWindow(Instant.parse("2026-02-22T12:00:00Z"), Instant.parse("2026-03-01T12:00:00Z")));
    }

    @Test
    void mayReachBackForEver() {
        TimeWindow past = TimeWindow.before(AS_OF);

        assertThat(past.contains(Long.MIN_VALUE)).isTrue();
        assertThat(past.contains(AS_OF.toEpochMilli())).isFalse();
        assertThat(past).hasToString("(.., 2026-03-08T12:00:00Z)");
    }

    @Test
    void writesItselfAsAnInterval() {
        assertThat(TimeWindow.trailingDays(1, AS_OF)).hasToString("[2026-03-07T12:00:00Z, 2026-03-08T12:00:00Z)");
    }

    @Test
    void refusesToBeEmptyOrReversed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeWindow(AS_OF, AS_OF))
                .withMessageStartingWith("start: ")
                .withMessageContaining("before the end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeWindow.trailing(Duration.ofDays(-1), AS_OF))
                .withMessageContaining("length: PT-24H, expected a positive duration");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeWindow.trailingDays(0, AS_OF))
                .withMessage("days: 0, expected at least 1");
    }
}
