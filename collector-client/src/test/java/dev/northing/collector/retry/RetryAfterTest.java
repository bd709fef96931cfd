package dev.northing.collector.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetryAfterTest {

    /** The example of RFC 9110, section 5.6.7. */
    private static final Instant RFC_TIME = Instant.parse("1994-11-06T08:49:37Z");

    private static Duration parse(String value) {
        return RetryAfter.parse(value, null, RFC_TIME.minusSeconds(90));
    }

    @Test
    void readsSeconds() {
        assertThat(parse("121")).isEqualTo(Duration.ofSeconds(121));
        assertThat(parse(" 7 ")).isEqualTo(Duration.ofSeconds(7));
        assertThat(parse("0")).isZero();
    }

    @Test
    void readsAllThreeNotationsOfADate() {
        for (String date : List.of("Sun, 06 Nov 1994 08:49:37 GMT", "Sun Nov  6 08:49:37 1994")) {
            assertThat(parse(date)).as(date).isEqualTo(Duration.ofSeconds(90));
        }
        // Two digits of a year are read as 2000 to 2099.
        assertThat(RetryAfter.parse("Sunday, 06-Nov-94 08:49:37 GMT", null, Instant.parse("2094-11-06T08:49:00Z")))
                .isLessThanOrEqualTo(RetryAfter.MAX);
        assertThat(RetryAfter.parse("Saturday, 06-Nov-94 08:49:37 GMT", null, Instant.parse("2094-11-06T08:49:00Z")))
                .isEqualTo(Duration.ofSeconds(37));
    }

    @Test
    void judgesADateByTheReceiversOwnClock() {
        Instant wrongByADay = RFC_TIME.plusSeconds(86_400);
        assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:07 GMT", wrongByADay))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", "nonsense", RFC_TIME.minusSeconds(5)))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void neverWaitsLongerThanAnHour() {
        assertThat(RetryAfter.MAX).isEqualTo(Duration.ofHours(1));
        assertThat(parse("3601")).isEqualTo(RetryAfter.MAX);
        assertThat(parse("1000000000")).isEqualTo(RetryAfter.MAX);
        assertThat(parse("9".repeat(60))).isEqualTo(RetryAfter.MAX);
        assertThat(parse("Fri, 31 Dec 9999 23:59:59 GMT")).isEqualTo(RetryAfter.MAX);
    }

    @Test
    void readsNoMoreThanAValueCanHave() {
        assertThat(parse("0".repeat(17) + "5")).isEqualTo(Duration.ofSeconds(5));
        // More digits than a long holds: whatever they say, it is long.
        assertThat(parse("0".repeat(18) + "5")).isEqualTo(RetryAfter.MAX);
        assertThat(parse("9".repeat(64))).isEqualTo(RetryAfter.MAX);
        assertThat(parse("9".repeat(65))).isZero();
        assertThat(parse(" ".repeat(63) + "7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(parse(" ".repeat(64) + "7")).isZero();
        String sent = "Sun, 06 Nov 1994 08:49:07 GMT";
        Instant now = RFC_TIME.minusSeconds(5);
        assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", " ".repeat(35) + sent, now))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", " ".repeat(36) + sent, now))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void grantsExactlyAnHour() {
        assertThat(parse("3599")).isEqualTo(Duration.ofSeconds(3_599));
        assertThat(parse("3600")).isEqualTo(RetryAfter.MAX);
        assertThat(parse("Sun, 06 Nov 1994 08:48:07 GMT")).isZero();
        assertThat(parse("Sun, 06 Nov 1994 08:48:08 GMT")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void takesNonsenseForNothing() {
        assertThat(RetryAfter.parse(null, null, RFC_TIME)).isZero();
        for (String nonsense : List.of(
                "",
                " ",
                "-1",
                "1.5",
                "soon",
                "\u0661\u0662",
                "Sat, 05 Nov 1994 08:49:37 GMT",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 25:49:37 GMT",
                "9".repeat(400))) {
            assertThat(parse(nonsense)).as(nonsense).isZero();
        }
    }
}
