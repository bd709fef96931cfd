package dev.northing.core.dictionary;

import dev.northing.core.privacy.Classification;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How private a property is.
 *
 * <p>Immutable.
 *
 * @param classification what the value is, or null when not declared
 * @param handling what is done to it, or null for the class's default
 * @param retentionDays for how many days the value may be kept, at least 1, or empty when not given
 * @param subject whom it describes: {@code user}, {@code org}, {@code device} or {@code none}, or null
 * @since 0.1.0
 */
public record PropertyPrivacy(
        @Nullable Classification classification,
        @Nullable Handling handling,
        OptionalInt retentionDays,
        @Nullable String subject) {

    /** Nothing declared. */
    public static final PropertyPrivacy UNDECLARED = new PropertyPrivacy(null, null, OptionalInt.empty(), null);
}
