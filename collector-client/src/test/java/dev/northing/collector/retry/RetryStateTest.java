package dev.northing.collector.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.spool.HoldFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetryStateTest {

    private static final long NOW = Duration.ofNanos(Long.MAX_VALUE - 5).toNanos();
    private static final long SECOND = 1_000_000_000L;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration NOTHING = Duration.ZERO;

    @TempDir
    private Path folder;

    private Instant wall = NOON;

    private RetryState state(RandomGenerator random) {
        return new RetryState(500, () -> wall, random, new KeptHold(null, () -> wall));
    }

    private static RetryState failed(RetryState state, int times) {
        for (int i = 0; i < times; i++) {
            state.retry(NOW, NOTHING, false);
        }
        return state;
    }

    /** Rests as told until it is time to try; the wall clock goes along. Returns nanoseconds. */
    private long waited(RetryState state) {
        Instant start = wall;
        long waited = 0;
        long rest = state.remaining(NOW);
        while (rest > 0) {
            waited += rest;
            wall = start.plusNanos(waited);
            rest = state.remaining(NOW + waited);
        }
        return waited;
    }

    @Test
    void isReadyUntilSomethingFails() {
        assertThat(state(Draws.greatest()).remaining(NOW)).isZero();
    }

    @Test
    void waitsAsLongAsIsDrawn() {
        RetryState state = state(Draws.greatest());
        state.retry(NOW, NOTHING, false);
        assertThat(state.remaining(NOW)).isEqualTo(SECOND / 2);
        state.retry(NOW + SECOND, NOTHING, false);
        assertThat(state.remaining(NOW + SECOND)).isEqualTo(SECOND);
    }

    @Test
    void waitsForTheBudgetWhenThatIsLonger() {
        RetryState state = failed(state(Draws.least()), 1);
        assertThat(state.remaining(NOW)).isEqualTo(SECOND / 10);
        state.retry(NOW + SECOND / 10, NOTHING, false);
        assertThat(state.remaining(NOW + SECOND / 10)).isEqualTo(SECOND * 9 / 10);
    }

    @Test
    void freshSendsEarnRetriesAndRetriesDoNot() {
        RetryState busy = state(Draws.least());
        failed(busy, 1);
        busy.succeeded();
        // The retry has earned nothing; nine sends, and the one that fails, a whole retry.
        for (int i = 0; i < 9; i++) {
            busy.succeeded();
        }
        failed(busy, 1);
        assertThat(busy.remaining(NOW)).isEqualTo(SECOND / 10);
        busy.succeeded();
        for (int i = 0; i < 8; i++) {
            busy.succeeded();
        }
        failed(busy, 1);
        // A tenth of a second is missing, which the floor of the wait hides; of two tenths it hides one.
        assertThat(busy.remaining(NOW)).isEqualTo(SECOND / 10);
        busy.succeeded();
        for (int i = 0; i < 8; i++) {
            busy.succeeded();
        }
        failed(busy, 1);
        assertThat(busy.remaining(NOW)).isEqualTo(SECOND / 5);
    }

    @Test
    void oneThatNeverLeftGoesAgainAtOnceButOnlyTheFirstTimeInARow() {
        RetryState state = state(Draws.greatest());
        state.retry(NOW, NOTHING, true);
        assertThat(state.remaining(NOW)).isZero();
        state.retry(NOW + SECOND, NOTHING, true);
        assertThat(state.remaining(NOW + SECOND)).isEqualTo(SECOND / 2);
        state.succeeded();
        state.retry(NOW + 9 * SECOND, NOTHING, true);
        assertThat(state.remaining(NOW + 9 * SECOND)).isZero();
    }

    @Test
    void oneThatNeverLeftWaitsAfterAnotherFailure() {
        RetryState state = failed(state(Draws.greatest()), 1);
        state.retry(NOW + SECOND, NOTHING, true);
        assertThat(state.remaining(NOW + SECOND)).isEqualTo(SECOND);
    }

    @Test
    void oneThatNeverLeftCostsARetryOfTheBudget() {
        RetryState state = state(Draws.least());
        state.retry(NOW, NOTHING, true);
        assertThat(state.remaining(NOW)).isZero();
        state.succeeded();
        state.retry(NOW, NOTHING, true);
        // Two sends that were not retries have earned a tenth each; the first tenth met a full bucket.
        assertThat(state.remaining(NOW)).isEqualTo(SECOND * 9 / 10);
    }

    @Test
    void waitsAtLeastAsLongAsAskedAndAtMostATenthLonger() {
        assertThat(askedFor100(Draws.least())).isEqualTo(100 * SECOND);
        // 8 % are added, drawn from a range that ends there.
        assertThat(askedFor100(Draws.greatest())).isEqualTo(108 * SECOND);
        assertThat(RetryState.JITTER_PERCENT + RetryState.REST_PERCENT).isLessThanOrEqualTo(10);
    }

    private long askedFor100(RandomGenerator random) {
        RetryState state = state(random);
        state.retry(NOW, Duration.ofSeconds(100), false);
        return waited(state);
    }

    @Test
    void waitsLongerThanAskedWhenTheOutageIsLong() {
        RetryState state = failed(state(Draws.greatest()), 3);
        state.retry(NOW, Duration.ofSeconds(1), false);
        assertThat(waited(state)).isEqualTo(2 * SECOND);
    }

    @Test
    void theFirstProbeAfterWhatTheReceiverAskedForNeedsNoBudget() {
        RetryState state = failed(state(Draws.least()), 3);
        state.retry(NOW, Duration.ofSeconds(1), false);
        assertThat(waited(state)).isEqualTo(SECOND);
    }

    @Test
    void restsTwoPercentOfWhatTheReceiverAskedForAtMost() {
        RetryState state = state(Draws.least());
        state.retry(NOW, Duration.ofSeconds(100), false);
        assertThat(state.remaining(NOW)).isEqualTo(2 * SECOND + 1);
        assertThat(state.remaining(NOW + 99 * SECOND)).isEqualTo(SECOND);
        assertThat(state.remaining(NOW + 100 * SECOND)).isZero();
        assertThat(state.remaining(NOW + 101 * SECOND)).isZero();
    }

    /** Row K2: the ticker stands while the machine sleeps, or goes on. */
    @Test
    void aSleepOfTheMachineDoesNotLengthenWhatTheReceiverAskedFor() {
        RetryState state = state(Draws.least());
        state.retry(NOW, Duration.ofSeconds(100), false);
        wall = NOON.plusSeconds(100).plusMillis(1);
        assertThat(state.remaining(NOW + SECOND)).isPositive();
        wall = NOON.plusSeconds(100).plusMillis(2);
        assertThat(state.remaining(NOW + SECOND)).isZero();
    }

    /** Row K1: a wall clock that goes back does not hold for ever. */
    @Test
    void aWallClockThatGoesBackLengthensNothing() {
        RetryState state = state(Draws.least());
        state.retry(NOW, Duration.ofSeconds(100), false);
        wall = NOON.minusSeconds(3_600);
        assertThat(state.remaining(NOW + 100 * SECOND - 1)).isEqualTo(1);
        assertThat(state.remaining(NOW + 100 * SECOND)).isZero();
    }

    /** Row K1: what the receiver did not ask for does not look at the wall clock at all. */
    @Test
    void aWallClockThatJumpsEndsNoBackoffAndNoHold() {
        RetryState state = state(Draws.greatest());
        state.retry(NOW, Duration.ofSeconds(100), false);
        state.retry(NOW, NOTHING, false);
        wall = NOON.plus(Duration.ofDays(36_525));
        assertThat(state.remaining(NOW)).isEqualTo(SECOND);
        state.retry(NOW, Duration.ofSeconds(100), false);
        state.hold(NOW);
        wall = wall.plusSeconds(1_000);
        assertThat(state.remaining(NOW)).isEqualTo(60 * SECOND);
    }

    @Test
    void holdsOneMinuteAndThenTwiceAsLongUpToThirty() {
        RetryState state = state(Draws.least());
        int[] minutes = {1, 2, 4, 8, 16, 30, 30};
        for (int expected : minutes) {
            state.hold(NOW);
            assertThat(Duration.ofNanos(state.remaining(NOW))).isEqualTo(Duration.ofMinutes(expected));
        }
        assertThat(RetryState.HOLD_BASE).isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryState.HOLD_CAP).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void forgetsEveryWaitAfterASuccess() {
        RetryState state = state(Draws.greatest());
        state.hold(NOW);
        state.hold(NOW);
        failed(state, 2);
        state.succeeded();
        assertThat(state.remaining(NOW)).isZero();
        state.hold(NOW);
        assertThat(Duration.ofNanos(state.remaining(NOW))).isEqualTo(Duration.ofMinutes(1));
        state.succeeded();
        state.retry(NOW + 60 * SECOND, NOTHING, false);
        assertThat(state.remaining(NOW + 60 * SECOND)).isEqualTo(SECOND / 2);
    }

    @Test
    void hurriesOnlyWhenTheReceiverDidNotAskToWait() {
        RetryState state = state(Draws.least());
        state.retry(NOW, Duration.ofSeconds(7), false);
        state.hurry();
        assertThat(state.remaining(NOW)).isPositive();
        state.hold(NOW);
        state.hurry();
        assertThat(state.remaining(NOW)).isZero();
        state.retry(NOW, Duration.ofSeconds(7), false);
        state.retry(NOW, NOTHING, false);
        state.hurry();
        assertThat(state.remaining(NOW)).isZero();
        state.retry(NOW, Duration.ofSeconds(7), false);
        state.succeeded();
        state.hurry();
        assertThat(state.remaining(NOW)).isZero();
    }

    @Test
    void hurriesThroughAPauseThatNoReceiverHasAskedFor() {
        RetryState state = kept(file());
        state.retry(NOW, Duration.ofMinutes(1), true);
        assertThat(state.remaining(NOW)).isEqualTo(60 * SECOND);
        assertThat(file().read()).as("kept for the next process").isEqualTo(HoldFile.NONE);
        state.hurry();
        assertThat(state.remaining(NOW)).isZero();
    }

    @Test
    void isReadyWhenTheWaitIsOverAlthoughTheTickerWrapsAround() {
        RetryState state = state(Draws.least());
        state.hold(NOW);
        long wrapped = NOW + Duration.ofMinutes(1).toNanos();
        assertThat(wrapped).isNegative();
        assertThat(state.remaining(wrapped - 1)).isEqualTo(1);
        assertThat(state.remaining(wrapped)).isZero();
    }

    @Test
    void failuresAndHoldsOpenTheCircuitAndSuccessesCloseIt() {
        RetryState state = failed(state(Draws.least()), 4);
        assertThat(state.circuit()).isEqualTo(Circuit.CLOSED);
        assertThat(state.maxEvents()).isEqualTo(500);
        state.hold(NOW);
        assertThat(state.circuit()).isEqualTo(Circuit.OPEN);
        assertThat(state.maxEvents()).isEqualTo(10);
        state.succeeded();
        assertThat(state.circuit()).isEqualTo(Circuit.HALF_OPEN);
        assertThat(state.maxEvents()).isEqualTo(20);
        assertThat(state.remaining(NOW)).isZero();
    }

    private RetryState kept(HoldFile file) {
        return new RetryState(500, () -> wall, Draws.least(), new KeptHold(file, () -> wall));
    }

    private HoldFile file() {
        return new HoldFile(folder, "https://a.example/");
    }

    @Test
    void keepsALongWaitOverARestart() {
        kept(file()).retry(NOW, Duration.ofMinutes(10), false);
        wall = NOON.plusSeconds(60);
        RetryState next = kept(file());
        long otherTicker = -17;
        assertThat(next.remaining(otherTicker)).isPositive();
        next.hurry();
        assertThat(next.remaining(otherTicker + 539 * SECOND)).isPositive();
        assertThat(next.remaining(otherTicker + 540 * SECOND)).isZero();
        assertThat(next.remaining(otherTicker + 541 * SECOND)).isZero();
    }

    @Test
    void anyOutcomeEndsWhatWasKept() {
        for (int outcome = 0; outcome < 3; outcome++) {
            RetryState state = kept(file());
            state.retry(NOW, Duration.ofMinutes(10), false);
            assertThat(file().read()).isEqualTo(NOON.toEpochMilli() + 600_000);
            switch (outcome) {
                case 0 -> state.succeeded();
                case 1 -> state.hold(NOW);
                default -> state.retry(NOW, NOTHING, false);
            }
            assertThat(file().read()).as("outcome %d", outcome).isEqualTo(HoldFile.NONE);
        }
    }

    @Test
    void readsTheFileOnceAndOnlyWhenAskedForTheTime() {
        RetryState state = kept(file());
        file().write(NOON.toEpochMilli() + 5_000);
        assertThat(state.remaining(NOW)).isPositive();
        file().write(NOON.toEpochMilli() + 500_000);
        assertThat(state.remaining(NOW + 5 * SECOND)).isZero();
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
