package dev.northing.collector.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What stands at the edges of the header: numbers and texts as long as they are read. */
final class RetryAfterLimitsTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:48:07Z");
    private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";

    @Test
    void readsSecondsOfEighteenDigitsAndTakesMoreForTooLong() {
        assertThat(RetryAfter.parse("000000000000000007", null, NOW)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse("0000000000000000007", null, NOW)).isEqualTo(RetryAfter.MAX);
    }

    @Test
    void readsHeadersOfSixtyFourCharactersAndNoneThatAreLonger() {
        assertThat(RetryAfter.parse("9".repeat(64), null, NOW)).isEqualTo(RetryAfter.MAX);
        assertThat(RetryAfter.parse("9".repeat(65), null, NOW)).isZero();
        String sent = "Sun, 06 Nov 1994 08:49:07 GMT";
        assertThat(RetryAfter.parse(DATE, sent + " ".repeat(64 - sent.length()), NOW))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse(DATE, sent + " ".repeat(65 - sent.length()), NOW))
                .isEqualTo(Duration.ofSeconds(90));
    }
}
