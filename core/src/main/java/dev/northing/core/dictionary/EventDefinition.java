package dev.northing.core.dictionary;

import dev.northing.core.event.Identifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One event that an application may send.
 *
 * <p>Immutable.
 *
 * @param action the event's name, unique in the dictionary
 * @param description when it happens; empty when not given
 * @param identifiers the identifiers that a caller must give, as written, such as {@code user} or {@code namespace};
 *     may be empty
 * @param optionalIdentifiers the identifiers that a caller may give besides; any other is left out of the event
 * @param properties its properties by name, in the order of names
 * @param ownership who answers for it
 * @param lifecycle where it stands
 * @param governance why it is collected
 * @param priority which events it outlives when there is no room for all; {@link Priority#NORMAL} when not given
 * @param samplingRate the share of events that are sent, above 0 and at most 1, or null for all
 * @param tiers the plans it exists in; may be empty
 * @param tags free labels; may be empty
 * @param waivers lint rules it may break
 * @param extensions fields unknown to Northing, each as canonical JSON, in the order of names
 * @since 0.1.0
 */
public record EventDefinition(
        String action,
        String description,
        List<String> identifiers,
        List<String> optionalIdentifiers,
        Map<String, PropertyDefinition> properties,
        Ownership ownership,
        Lifecycle lifecycle,
        Governance governance,
        Priority priority,
        @Nullable Double samplingRate,
        List<String> tiers,
        List<String> tags,
        List<Waiver> waivers,
        Map<String, String> extensions) {

    /**
     * Copies the collections.
     *
     * @param action the event's name, unique in the dictionary
     * @param description when it happens; empty when not given
     * @param identifiers the identifiers that a caller must give, as written, such as {@code user} or {@code namespace};
     *     may be empty
     * @param optionalIdentifiers the identifiers that a caller may give besides; any other is left out of the event
     * @param properties its properties by name, in the order of names
     * @param ownership who answers for it
     * @param lifecycle where it stands
     * @param governance why it is collected
     * @param priority which events it outlives when there is no room for all; {@link Priority#NORMAL} when not given
     * @param samplingRate the share of events that are sent, above 0 and at most 1, or null for all
     * @param tiers the plans it exists in; may be empty
     * @param tags free labels; may be empty
     * @param waivers lint rules it may break
     * @param extensions fields unknown to Northing, each as canonical JSON, in the order of names
     */
    public EventDefinition {
        identifiers = List.copyOf(identifiers);
        optionalIdentifiers = List.copyOf(optionalIdentifiers);
        properties = SortedCopy.of(properties);
        tiers = List.copyOf(tiers);
        tags = List.copyOf(tags);
        waivers = List.copyOf(waivers);
        extensions = SortedCopy.of(extensions);
    }

    /**
     * Tells whether an event may carry an identifier at all.
     *
     * @param identifier the identifier
     * @return whether it is among the demanded or the optional ones
     */
    public boolean declares(Identifier identifier) {
        return Stream.concat(identifiers.stream(), optionalIdentifiers.stream())
                .anyMatch(
                        key -> Identifier.ofKey(key).filter(identifier::equals).isPresent());
    }
}
