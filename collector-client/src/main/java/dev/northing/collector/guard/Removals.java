package dev.northing.collector.guard;

import dev.northing.collector.PropertyRemoval;
import dev.northing.core.event.Properties;
import dev.northing.core.schema.Violation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is left out of one event, counted by reason.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class Removals {

    private final List<Violation> violations;
    private @Nullable Map<PropertyRemoval, Integer> counts;

    Removals(List<Violation> violations) {
        this.violations = violations;
    }

    boolean isEmpty() {
        return counts == null;
    }

    void add(PropertyRemoval reason) {
        if (counts == null) {
            counts = new EnumMap<>(PropertyRemoval.class);
        }
        counts.merge(reason, 1, Integer::sum);
    }

    /**
     * Returns how many properties and identifiers were left out.
     *
     * @param reason why
     * @return 0 or more
     */
    public int count(PropertyRemoval reason) {
        return counts == null ? 0 : counts.getOrDefault(reason, 0);
    }

    /** Returns the properties without those that break the definition or would have to be scrubbed. */
    Properties retain(Properties properties, Set<String> needScrubbing) {
        if (violations.isEmpty() && needScrubbing.isEmpty()) {
            return properties;
        }
        return properties.retain(index -> {
            PropertyRemoval reason = reasonAgainst(properties.name(index), needScrubbing);
            if (reason != null) {
                add(reason);
            }
            return reason == null;
        });
    }

    private @Nullable PropertyRemoval reasonAgainst(String property, Set<String> needScrubbing) {
        for (Violation violation : violations) {
            if (property.equals(violation.property())) {
                return violation instanceof Violation.UndeclaredProperty
                        ? PropertyRemoval.UNDECLARED
                        : PropertyRemoval.WRONG_VALUE;
            }
        }
        return needScrubbing.contains(property) ? PropertyRemoval.NOT_SCRUBBED : null;
    }
}
