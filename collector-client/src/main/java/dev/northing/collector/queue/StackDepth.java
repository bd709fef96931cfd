package dev.northing.collector.queue;

/**
 * Asks for stack before something begins that must not end halfway.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class StackDepth {

    /** Calls deep: many times what evicting or waiting needs, since these calls are small, and compiled before others are. */
    static final int CALLS = 1_024;

    private StackDepth() {}

    /**
     * Fails with a {@link StackOverflowError} if the stack is nearly used up, and does nothing otherwise.
     *
     * @return the depth that there is at least, in calls
     */
    public static int require() {
        return descend(CALLS);
    }

    private static int descend(int calls) {
        return calls == 0 ? 0 : 1 + descend(calls - 1);
    }
}
