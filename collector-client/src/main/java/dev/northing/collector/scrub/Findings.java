package dev.northing.collector.scrub;

/**
 * Is told what was found, without a value, a place or a length.
 *
 * <p>Called on the thread that scrubs. Safe for use by many threads when the implementation is.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Findings {

    /** Listens to nothing. */
    Findings NONE = (entity, rule) -> {};

    /**
     * Is called once for every span that was replaced.
     *
     * @param entity the class of the finding
     * @param rule the id of the rule that found it, in lower case with underscores; one of a fixed set of fewer than 256
     */
    void found(EntityClass entity, String rule);
}
