package dev.northing.metrics.usage;

import dev.northing.metrics.input.Require;
import java.util.List;

/**
 * Holds what the instances of one kind reported, such as those of one edition.
 *
 * <p>Immutable.
 *
 * @param name the kind, not blank
 * @param instances how many instances of the kind are known of, at least those that reported
 * @param reported the users that each reporting instance recorded, at least 0 each
 * @since 0.1.0
 */
public record ReportingStratum(String name, long instances, List<Long> reported) {

    /**
     * Accepts counts that fit together and copies them.
     *
     * @param name the kind
     * @param instances how many instances are known of
     * @param reported the users that each reporting instance recorded
     * @throws IllegalArgumentException if the name is blank, a count is negative, or more instances reported than there
     *     are
     */
    public ReportingStratum {
        Require.text("name", name);
        reported = List.copyOf(reported);
        Require.atLeast("instances", instances, reported.size());
        reported.forEach(users -> Require.atLeast("reported", users, 0));
    }

    long recorded() {
        return reported.stream().mapToLong(Long::longValue).sum();
    }

    long silent() {
        return instances - reported.size();
    }
}
