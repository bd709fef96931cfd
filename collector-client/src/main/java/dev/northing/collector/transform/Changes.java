package dev.northing.collector.transform;

/**
 * Is told of every change to a value, on the thread that makes it.
 *
 * <p>Safe for use by many threads when the implementation is.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Changes {

    /**
     * Is called for each change.
     *
     * @param tally where it is counted, if it is to be
     * @param name how the caller called the place, which for what is not declared no dictionary knows
     */
    void tell(Tally tally, String name);
}
