package dev.northing.metrics.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EpochMillisTest {

    @Test
    void roundsBothWays() {
        Instant between = Instant.ofEpochSecond(-1, 999_500_000);

        assertThat(EpochMillis.floor(between)).isEqualTo(-1);
        assertThat(EpochMillis.ceil(between)).isZero();
    }

    @Test
    void leavesWholeMillisecondsAlone() {
        Instant whole = Instant.ofEpochMilli(-12_345);

        assertThat(EpochMillis.floor(whole)).isEqualTo(-12_345);
        assertThat(EpochMillis.ceil(whole)).isEqualTo(-12_345);
    }

    @Test
    void saturatesFarAway() {
        assertThat(EpochMillis.floor(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(EpochMillis.ceil(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(EpochMillis.floor(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(EpochMillis.ceil(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(EpochMillis.ceil(Instant.ofEpochMilli(Long.MAX_VALUE).plusNanos(1)))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void addsWithoutTurningAround() {
        assertThat(EpochMillis.plus(5, 7)).isEqualTo(12);
        assertThat(EpochMillis.plus(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(EpochMillis.plus(Long.MIN_VALUE, -1)).isEqualTo(Long.MIN_VALUE);
        assertThat(EpochMillis.plus(Long.MIN_VALUE, 1)).isEqualTo(Long.MIN_VALUE + 1);
    }
}
