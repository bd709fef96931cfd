package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;
import java.time.Instant;
import java.util.Objects;

/**
 * Holds one request for a feature.
 *
 * <p>Immutable.
 *
 * @param id the request's id, not blank; a request of the same id is the same
 * @param theme what is asked for, not blank
 * @param organization who asks, not blank
 * @param time when it was asked
 * @since 0.1.0
 */
public record FeatureRequest(String id, String theme, String organization, Instant time) {

    /**
     * Accepts a complete request.
     *
     * @param id the request's id
     * @param theme what is asked for
     * @param organization who asks
     * @param time when it was asked
     * @throws IllegalArgumentException if a text is blank
     */
    public FeatureRequest {
        Require.text("id", id);
        Require.text("theme", theme);
        Require.text("organization", organization);
        Objects.requireNonNull(time, "time");
    }
}
