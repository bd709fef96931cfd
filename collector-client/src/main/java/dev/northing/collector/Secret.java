package dev.northing.collector;

import java.util.Objects;

/**
 * A key or token that must not show up in logs, messages or dumps of objects.
 *
 * <p>{@code toString} gives {@code ***}; two secrets are equal only when they are the same object. Immutable.
 *
 * @since 0.1.0
 */
public final class Secret {

    private final char[] value;

    private Secret(String value) {
        this.value = value.toCharArray();
    }

    /**
     * Wraps a value.
     *
     * @param value the key or token, not blank
     * @return the secret
     * @throws IllegalArgumentException if the value is blank
     */
    public static Secret of(String value) {
        if (Objects.requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("secret: expected a value that is not blank");
        }
        return new Secret(value);
    }

    /**
     * Returns the value, for the one place that sends it.
     *
     * @return the wrapped value
     */
    public String reveal() {
        return new String(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
