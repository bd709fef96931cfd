package dev.northing.core.schema;

import dev.northing.core.schema.Violation.UndeclaredProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects violations and knows where in the event the check stands.
 *
 * <p>The place is kept as steps and only becomes text when a violation needs it: a sound event costs nothing. Confined to
 * one thread.
 */
final class Violations {

    /** Characters of a path at most: names may be long, and a path may stand in a log. */
    private static final int MAX_PATH_LENGTH = 256;

    /** Violations kept for one property, and for what concerns none. */
    static final int MAX_PER_PROPERTY = 8;

    private @Nullable List<Violation> found;
    private @Nullable String property;

    private int ofProperty;

    /** Below the property: names of entries and positions in lists. */
    private @Nullable List<Object> inner;

    /** Whether the event cannot do without the property in which the check stands. */
    private boolean required;

    /** Steps to a property, or to an entry of a map. */
    void enter(String name, boolean isRequired) {
        if (property == null) {
            property = name;
            required = isRequired;
            ofProperty = 0;
        } else {
            step(name);
        }
    }

    /** Steps to an element of a list. */
    void enter(Integer position) {
        step(position);
    }

    private void step(Object step) {
        if (inner == null) {
            inner = new ArrayList<>(4);
        }
        inner.add(step);
    }

    void leave() {
        if (inner == null || inner.isEmpty()) {
            property = null;
            ofProperty = 0;
        } else {
            inner.remove(inner.size() - 1);
        }
    }

    /** A property that is out anyway needs no long list of reasons. */
    void add(Violation violation) {
        if (ofProperty == MAX_PER_PROPERTY) {
            return;
        }
        if (found == null) {
            found = new ArrayList<>(2);
        }
        found.add(violation);
        ofProperty++;
    }

    void addUndeclared() {
        add(new UndeclaredProperty(property(), path()));
    }

    List<Violation> toList() {
        return found == null ? List.of() : List.copyOf(found);
    }

    /** The property in which the check stands, or null when the event cannot do without it. */
    @Nullable
    String property() {
        return required ? null : property;
    }

    String path() {
        StringBuilder out = new StringBuilder(String.valueOf(property));
        if (inner != null) {
            inner.forEach(step -> {
                if (step instanceof Integer) {
                    out.append('[').append(step).append(']');
                } else {
                    out.append('.').append(step);
                }
            });
        }
        return out.length() <= MAX_PATH_LENGTH ? out.toString() : out.substring(0, MAX_PATH_LENGTH);
    }
}
