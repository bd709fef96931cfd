package dev.northing.metrics.quality;

import dev.northing.metrics.EventView;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Says which events are operations, which of them failed, and which of them were to be fast and were.
 *
 * <p>An event may be an operation, a timed answer, or both; it then counts twice, as in the formula.
 *
 * <p>Immutable.
 *
 * @param operation which events are operations
 * @param failed which of the operations failed
 * @param timed which events are answers with a demand on their speed
 * @param fastEnough which of the timed answers met it
 * @since 0.1.0
 */
public record OperationRules(
        Predicate<? super EventView> operation,
        Predicate<? super EventView> failed,
        Predicate<? super EventView> timed,
        Predicate<? super EventView> fastEnough) {

    private static final int OPERATION = 1;
    private static final int FAILED = 2;
    private static final int TIMED = 4;
    private static final int FAST = 8;

    /**
     * Accepts four rules.
     *
     * @param operation which events are operations
     * @param failed which of them failed
     * @param timed which events are timed answers
     * @param fastEnough which of them were fast enough
     */
    public OperationRules {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(failed, "failed");
        Objects.requireNonNull(timed, "timed");
        Objects.requireNonNull(fastEnough, "fastEnough");
    }

    /**
     * Judges operations by failure alone.
     *
     * @param operation which events are operations
     * @param failed which of them failed
     * @return the rules, without timed answers
     */
    public static OperationRules untimed(Predicate<? super EventView> operation, Predicate<? super EventView> failed) {
        return new OperationRules(operation, failed, event -> false, event -> false);
    }

    long bits(EventView event) {
        long bits = 0;
        if (operation.test(event)) {
            bits |= failed.test(event) ? OPERATION | FAILED : OPERATION;
        }
        if (timed.test(event)) {
            bits |= fastEnough.test(event) ? TIMED | FAST : TIMED;
        }
        return bits;
    }

    static int demands(long bits) {
        return ((bits & OPERATION) != 0 ? 1 : 0) + ((bits & TIMED) != 0 ? 1 : 0);
    }

    static int met(long bits) {
        return demands(bits) - ((bits & FAILED) != 0 ? 1 : 0) - ((bits & (TIMED | FAST)) == TIMED ? 1 : 0);
    }
}
