package dev.northing.core.dictionary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One property of an event: its type, what values it may take, and how private it is.
 *
 * <p>Immutable.
 *
 * @param name the property's name
 * @param description what it says; empty when not given
 * @param type its type
 * @param required whether an event without it is incomplete
 * @param nullable whether a null in source data is meant, rather than a mistake
 * @param constraints the values it may take
 * @param items the elements of a list, or null when they may be any scalar
 * @param entries the declared entries of a map, in the order of names; empty for other types
 * @param unit the unit of a number, or null
 * @param examples examples, as written; may be empty
 * @param privacy how private it is
 * @param ref the name in the shared registry that it refines, or null
 * @since 0.1.0
 */
public record PropertyDefinition(
        String name,
        String description,
        PropertyType type,
        boolean required,
        boolean nullable,
        Constraints constraints,
        @Nullable PropertyDefinition items,
        List<PropertyDefinition> entries,
        @Nullable String unit,
        List<String> examples,
        PropertyPrivacy privacy,
        @Nullable String ref) {

    /**
     * Copies the collections.
     *
     * @param name the property's name
     * @param description what it says; empty when not given
     * @param type its type
     * @param required whether an event without it is incomplete
     * @param nullable whether a null in source data is meant, rather than a mistake
     * @param constraints the values it may take
     * @param items the elements of a list, or null when they may be any scalar
     * @param entries the declared entries of a map, in the order of names; empty for other types
     * @param unit the unit of a number, or null
     * @param examples examples, as written; may be empty
     * @param privacy how private it is
     * @param ref the name in the shared registry that it refines, or null
     */
    public PropertyDefinition {
        entries = List.copyOf(entries);
        examples = List.copyOf(examples);
    }
}
