package dev.northing.core.dictionary;

import java.util.List;

/**
 * A field and the other names it goes by.
 *
 * @param spellings Northing's own name, then the others
 */
record FieldName(List<String> spellings) {

    static FieldName of(String... spellings) {
        return new FieldName(List.of(spellings));
    }

    String name() {
        return spellings.get(0);
    }

    /** How messages name the field, so that authors of either format recognize it. */
    String quoted() {
        return spellings.size() == 1 ? "'" + name() + "'" : "'" + name() + "' (GitLab: '" + spellings.get(1) + "')";
    }
}
