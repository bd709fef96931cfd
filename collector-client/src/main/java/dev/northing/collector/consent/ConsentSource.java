package dev.northing.collector.consent;

import dev.northing.core.privacy.Purpose;

/**
 * Tells for which purposes events may be kept: the application's own record of consent.
 *
 * <p>It is asked on every {@code track} and again right before a batch is sent, so it must answer from memory, in well
 * under a microsecond. What it throws, and null, count as a refusal. Safe for use by many threads.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConsentSource {

    /**
     * Tells where consent stands now.
     *
     * @param purpose the purpose of an event's definition
     * @return the state; {@link ConsentState#UNKNOWN} when nobody was asked, which keeps nothing
     */
    ConsentState state(Purpose purpose);
}
