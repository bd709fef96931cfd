package dev.northing.collector.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RetryStateTest {

    private static final long NOW = Long.MAX_VALUE - 5;

    private static Duration waitAfter(int failures, long seed) {
        RetryState state = new RetryState(new Random(seed));
        for (int i = 0; i < failures; i++) {
            state.retry(NOW, Duration.ZERO);
        }
        return Duration.ofNanos(state.remaining(NOW));
    }

    @Test
    void isReadyUntilSomethingFails() {
        assertThat(new RetryState(new Random(1)).remaining(NOW)).isZero();
    }

    @Test
    void drawsEachWaitFromItsWholeRangeUpToFiveMinutes() {
        long[] ceilings = {500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000};
        for (int failures = 1; failures <= ceilings.length; failures++) {
            long least = Long.MAX_VALUE;
            long greatest = 0;
            for (long seed = 0; seed < 500; seed++) {
                long millis = waitAfter(failures, seed).toMillis();
                least = Math.min(least, millis);
                greatest = Math.max(greatest, millis);
            }
            long ceiling = ceilings[failures - 1];
            assertThat(greatest).as("after %d failures", failures).isBetween(ceiling * 95 / 100, ceiling);
            assertThat(least).isBetween(100L, Math.max(100, ceiling / 20));
        }
    }

    @Test
    void staysAtItsCapHoweverOftenItFails() {
        assertThat(waitAfter(100_000, 3)).isBetween(RetryState.FLOOR, RetryState.CAP);
        assertThat(RetryState.BASE).isEqualTo(Duration.ofMillis(500));
        assertThat(RetryState.FLOOR).isEqualTo(Duration.ofMillis(100));
        assertThat(RetryState.CAP).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void waitsAtLeastAsLongAsAskedAndAtMostATenthLonger() {
        for (long seed = 0; seed < 200; seed++) {
            RetryState state = new RetryState(new Random(seed));
            state.retry(NOW, Duration.ofSeconds(100));
            assertThat(state.remaining(NOW))
                    .isBetween(
                            Duration.ofSeconds(100).toNanos(),
                            Duration.ofSeconds(110).toNanos());
        }
    }

    @Test
    void holdsOneMinuteAndThenTwiceAsLongUpToThirty() {
        RetryState state = new RetryState(new Random(1));
        int[] minutes = {1, 2, 4, 8, 16, 30, 30};
        for (int expected : minutes) {
            state.hold(NOW);
            assertThat(Duration.ofNanos(state.remaining(NOW))).isEqualTo(Duration.ofMinutes(expected));
        }
        assertThat(RetryState.HOLD_BASE).isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryState.HOLD_CAP).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void forgetsEverythingAfterASuccess() {
        RetryState state = new RetryState(new Random(1));
        state.hold(NOW);
        state.hold(NOW);
        state.succeeded();
        assertThat(state.remaining(NOW)).isZero();
        state.hold(NOW);
        assertThat(Duration.ofNanos(state.remaining(NOW))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void hurriesOnlyWhenTheReceiverDidNotAskToWait() {
        RetryState state = new RetryState(new Random(1));
        state.retry(NOW, Duration.ofSeconds(7));
        state.hurry();
        assertThat(state.remaining(NOW)).isPositive();
        state.hold(NOW);
        state.hurry();
        assertThat(state.remaining(NOW)).isZero();
    }

    @Test
    void isReadyWhenTheWaitIsOverAlthoughTheTickerWrapsAround() {
        RetryState state = new RetryState(new Random(1));
        state.hold(NOW);
        long wrapped = NOW + Duration.ofMinutes(1).toNanos();
        assertThat(wrapped).isNegative();
        assertThat(state.remaining(wrapped - 1)).isEqualTo(1);
        assertThat(state.remaining(wrapped)).isZero();
    }

    @Test
    void theGuardTripsOnTheThirdRejectionInARow() {
        RejectionGuard guard = new RejectionGuard();
        guard.rejected();
        guard.rejected();
        guard.delivered();
        guard.rejected();
        guard.rejected();
        assertThat(guard.isTripped()).isFalse();
        guard.rejected();
        assertThat(guard.isTripped()).isTrue();
        assertThat(RejectionGuard.REJECTIONS_BEFORE_HOLD).isEqualTo(3);
    }
}
