package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgeGuardTest {

    private final ManualTime time = new ManualTime();
    private final AgeGuard guard = new AgeGuard(time.time(), Duration.ofDays(7));

    private boolean isPaused() {
        return guard.oldestMillis() == Long.MIN_VALUE;
    }

    @Test
    void theLimitFollowsTheClock() {
        time.pass(Duration.ofDays(30));
        assertThat(guard.oldestMillis())
                .isEqualTo(time.millis() - Duration.ofDays(7).toMillis());
    }

    @Test
    void aSmallJumpIsNoJump() {
        time.jump(AgeGuard.JUMP);
        assertThat(isPaused()).isFalse();
        time.jump(AgeGuard.JUMP.negated());
        assertThat(isPaused()).isFalse();
    }

    @Test
    void aJumpPausesTheLimitForAnHour() {
        time.jump(AgeGuard.JUMP.plusMillis(1));
        assertThat(isPaused()).isTrue();
        time.pass(AgeGuard.PAUSE.minusMillis(1));
        assertThat(isPaused()).isTrue();
        time.pass(Duration.ofMillis(1));
        assertThat(isPaused()).isFalse();
    }

    @Test
    void aJumpBackPausesItAgain() {
        time.jump(Duration.ofDays(365));
        assertThat(isPaused()).isTrue();
        time.pass(Duration.ofMinutes(50));
        time.jump(Duration.ofDays(-365));
        assertThat(isPaused()).isTrue();
        time.pass(Duration.ofMinutes(50));
        assertThat(isPaused()).isTrue();
    }

    @Test
    void aClockFarFromWhatAnEarlierProcessSawPausesIt() {
        guard.look(time.millis() + Duration.ofDays(2).toMillis());
        assertThat(isPaused()).isTrue();
    }
}
