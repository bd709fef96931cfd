package dev.northing.core.dictionary;

import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import dev.northing.core.privacy.ValueAction;
import java.util.Map;
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

    /**
     * Returns how private a part is, an entry of a map or the elements of a list: what says nothing of its own class shares that
     * of what holds it, and a handling of its own counts all the same.
     *
     * @param part what the part says of itself
     * @return what holds for it
     */
    public PropertyPrivacy within(PropertyPrivacy part) {
        if (part.classification() != null) {
            return part;
        }
        return new PropertyPrivacy(
                classification,
                part.handling() == null ? handling : part.handling(),
                part.retentionDays().isPresent() ? part.retentionDays() : retentionDays,
                part.subject() == null ? subject : part.subject());
    }

    /**
     * Returns what is done to values: what the handling says, else what the class brings; values without either are kept, and those of
     * a class that may not be collected are dropped whatever the handling says.
     *
     * @return the action in full
     * @throws IllegalArgumentException as {@link Handling#toAction()} does
     */
    public ValueAction action() {
        if (classification != null && !classification.isCollectable()) {
            return new ValueAction.Drop();
        }
        if (handling != null) {
            return handling.toAction();
        }
        ScrubAction usual = classification == null ? ScrubAction.KEEP : classification.defaultAction();
        return new Handling(usual, Map.of()).toAction();
    }
}
