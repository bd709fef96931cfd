package dev.northing.collector.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CircuitBreakerTest {

    private static void fail(CircuitBreaker breaker, int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }

    private static CircuitBreaker open(int fullEvents) {
        CircuitBreaker breaker = new CircuitBreaker(fullEvents);
        fail(breaker, 5);
        return breaker;
    }

    @Test
    void isClosedAndGivesFullBatchesAtFirst() {
        CircuitBreaker breaker = new CircuitBreaker(500);
        assertThat(breaker.circuit()).isEqualTo(Circuit.CLOSED);
        assertThat(breaker.maxEvents()).isEqualTo(500);
    }

    @Test
    void opensOnTheFifthFailureInARow() {
        CircuitBreaker breaker = new CircuitBreaker(500);
        fail(breaker, 4);
        breaker.succeeded();
        fail(breaker, 4);
        assertThat(breaker.circuit()).isEqualTo(Circuit.CLOSED);
        assertThat(breaker.maxEvents()).isEqualTo(500);
        breaker.failed();
        assertThat(breaker.circuit()).isEqualTo(Circuit.OPEN);
        assertThat(breaker.maxEvents()).isEqualTo(10);
    }

    @Test
    void opensWhenMoreThanHalfOfTheLastTwentyTriesFailed() {
        CircuitBreaker breaker = new CircuitBreaker(500);
        for (int i = 0; i < 10; i++) {
            breaker.failed();
            breaker.succeeded();
        }
        assertThat(breaker.circuit()).isEqualTo(Circuit.CLOSED);
        // The oldest of the twenty, a failure, goes as this one comes: still ten.
        breaker.failed();
        assertThat(breaker.circuit()).isEqualTo(Circuit.CLOSED);
        // Now a success goes: eleven.
        breaker.failed();
        assertThat(breaker.circuit()).isEqualTo(Circuit.OPEN);
    }

    @Test
    void forgetsWhatIsOlderThanTwentyTries() {
        CircuitBreaker breaker = new CircuitBreaker(500);
        for (int i = 0; i < 2; i++) {
            fail(breaker, 4);
            breaker.succeeded();
        }
        for (int i = 0; i < 20; i++) {
            breaker.succeeded();
        }
        fail(breaker, 4);
        assertThat(breaker.circuit()).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void doublesABatchWithEachSuccessUntilItIsFull() {
        CircuitBreaker breaker = open(500);
        List<Integer> sizes = new ArrayList<>();
        List<Circuit> circuits = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            sizes.add(breaker.maxEvents());
            circuits.add(breaker.circuit());
            breaker.succeeded();
        }
        assertThat(sizes).containsExactly(10, 20, 40, 80, 160, 320, 500);
        assertThat(circuits)
                .containsExactly(
                        Circuit.OPEN,
                        Circuit.HALF_OPEN,
                        Circuit.HALF_OPEN,
                        Circuit.HALF_OPEN,
                        Circuit.HALF_OPEN,
                        Circuit.HALF_OPEN,
                        Circuit.CLOSED);
        assertThat(breaker.maxEvents()).isEqualTo(500);
    }

    @Test
    void probesAgainAfterAFailureOnTheWayBack() {
        CircuitBreaker breaker = open(500);
        breaker.succeeded();
        breaker.succeeded();
        breaker.failed();
        assertThat(breaker.circuit()).isEqualTo(Circuit.OPEN);
        assertThat(breaker.maxEvents()).isEqualTo(10);
    }

    @Test
    void startsWithACleanRecordWhenItHasClosedAgain() {
        CircuitBreaker breaker = open(20);
        breaker.succeeded();
        assertThat(breaker.circuit()).isEqualTo(Circuit.CLOSED);
        fail(breaker, 4);
        breaker.succeeded();
        fail(breaker, 4);
        assertThat(breaker.circuit()).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void neverGivesMoreThanAFullBatchHoweverSmallOrLargeThatIs() {
        for (int full : new int[] {1, 9, 10, 11, 19, 20, 21, 10_000, Integer.MAX_VALUE}) {
            CircuitBreaker breaker = open(full);
            assertThat(breaker.maxEvents()).isEqualTo(Math.min(10, full));
            int successes = 0;
            while (breaker.circuit() != Circuit.CLOSED) {
                breaker.succeeded();
                successes++;
                assertThat(breaker.maxEvents()).isBetween(1, full);
                assertThat(breaker.maxEvents() < full)
                        .as("full %d", full)
                        .isEqualTo(breaker.circuit() == Circuit.HALF_OPEN);
            }
            assertThat(breaker.maxEvents()).isEqualTo(full);
            assertThat(successes).isLessThanOrEqualTo(28);
        }
    }

    @Test
    void hasTheNumbersThatItsJavadocPromises() {
        assertThat(CircuitBreaker.FAILURES_IN_A_ROW).isEqualTo(5);
        assertThat(CircuitBreaker.WINDOW).isEqualTo(20);
        assertThat(CircuitBreaker.PROBE_EVENTS).isEqualTo(10);
    }
}
