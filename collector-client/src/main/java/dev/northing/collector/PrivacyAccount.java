package dev.northing.collector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was done to values since the client was built, counted by event, property, class, rule and action.
 *
 * <p>Values that stayed as they were are not counted. Values of events that were refused later, such as by a full queue, are counted too.
 * Immutable.
 *
 * @param changes how often each change occurred, at least once; at most {@link #MAX_ROWS} and one for the rest, which names nothing
 * @since 0.1.0
 */
public record PrivacyAccount(Map<ValueChange, Long> changes) {

    /** Rows at most; further ones are counted together under the rule {@code other}. */
    public static final int MAX_ROWS = 10_000;

    /** Nothing was done. */
    public static final PrivacyAccount EMPTY = new PrivacyAccount(Map.of());

    /**
     * Copies the counts.
     *
     * @param changes how often each change occurred
     */
    public PrivacyAccount {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }
}
