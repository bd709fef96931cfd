package dev.northing.metrics.aggregate;

import dev.northing.metrics.input.Require;

/**
 * Names what a state is, so that bytes of another kind, version or definition are refused.
 *
 * <p>Immutable.
 *
 * @param name the shape of the state, such as {@code unit_timelines}
 * @param version the version of that shape's bytes, at least 1; it changes with every change of the bytes
 * @param definition the id of the metric's definition: states of different definitions do not mix
 * @since 0.1.0
 */
public record StateKind(String name, int version, String definition) {

    /**
     * Accepts names that are not blank and a positive version.
     *
     * @param name the shape of the state
     * @param version the version of its bytes
     * @param definition the id of the metric's definition
     * @throws IllegalArgumentException if a name is blank or the version is less than 1
     */
    public StateKind {
        Require.text("name", name);
        Require.atLeast("version", version, 1);
        Require.text("definition", definition);
    }
}
