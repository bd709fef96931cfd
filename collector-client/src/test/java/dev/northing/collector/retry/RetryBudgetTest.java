package dev.northing.collector.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RetryBudgetTest {

    private static final long START = Duration.ofNanos(Long.MAX_VALUE - 5).toNanos();
    private static final long SECOND = 1_000_000_000L;

    @Test
    void grantsTheFirstRetryAtOnceAndThenOneASecond() {
        RetryBudget budget = new RetryBudget();
        assertThat(budget.take(START)).isZero();
        assertThat(budget.take(START + SECOND / 4)).isEqualTo(SECOND * 3 / 4);
        assertThat(budget.take(START + SECOND)).isEqualTo(SECOND);
        assertThat(budget.take(START + 3 * SECOND)).isZero();
    }

    @Test
    void savesNoMoreThanOneRetry() {
        RetryBudget budget = new RetryBudget();
        assertThat(budget.take(START)).isZero();
        assertThat(budget.take(START + 3_600 * SECOND)).isZero();
        assertThat(budget.take(START + 3_600 * SECOND)).isEqualTo(SECOND);
    }

    @Test
    void earnsATenthOfARetryWithEachFreshSend() {
        RetryBudget budget = new RetryBudget();
        budget.take(START);
        for (int i = 0; i < 9; i++) {
            budget.sent();
        }
        assertThat(budget.take(START)).isEqualTo(SECOND / 10);
        budget.sent();
        for (int i = 0; i < 10; i++) {
            budget.sent();
        }
        assertThat(budget.take(START)).isZero();
        for (int i = 0; i < 1_000; i++) {
            budget.sent();
        }
        assertThat(budget.take(START)).isZero();
        assertThat(budget.take(START)).isEqualTo(SECOND);
    }

    /** Whoever waits as told never has more than one retry, one a second, and a tenth of the fresh sends. */
    @Test
    void neverGrantsMoreThanItEarns() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            RetryBudget budget = new RetryBudget();
            long now = START;
            int fresh = 0;
            for (int retries = 1; retries < 200; retries++) {
                int sends = random.nextInt(15);
                for (int i = 0; i < sends; i++) {
                    budget.sent();
                }
                fresh += sends;
                now += random.nextLong(SECOND);
                now += budget.take(now);
                double earned = 1 + (now - START) / 1e9 + fresh / 10.0;
                assertThat((double) retries).as("seed %d", seed).isLessThanOrEqualTo(earned + 1e-6);
            }
        }
    }

    @Test
    void hasTheNumbersThatItsJavadocPromises() {
        assertThat(RetryBudget.PERIOD).isEqualTo(Duration.ofSeconds(1));
        assertThat(RetryBudget.SENDS_PER_RETRY).isEqualTo(10);
    }
}
