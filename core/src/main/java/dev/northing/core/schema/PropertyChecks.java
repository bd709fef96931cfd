package dev.northing.core.schema;

import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.event.Properties;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks properties against declared ones: both stand in the order of names, so one walk serves. Immutable. */
final class PropertyChecks {

    private final PropertyCheck[] declared;

    PropertyChecks(Collection<PropertyDefinition> definitions) {
        // Neither streams nor lambdas: their first use costs a start more than the work itself.
        SortedMap<String, PropertyCheck> byName = new TreeMap<>();
        for (PropertyDefinition definition : definitions) {
            byName.put(definition.name(), new PropertyCheck(definition));
        }
        this.declared = byName.values().toArray(new PropertyCheck[0]);
    }

    void check(Properties actual, Violations found) {
        int next = 0;
        for (int i = 0; i < actual.size(); i++) {
            String name = actual.name(i);
            next = skipAbsent(next, name, found);
            if (next < declared.length && declared[next].name().equals(name)) {
                PropertyCheck check = declared[next++];
                found.enter(name, check.isRequired());
                check.check(actual.value(i), found);
            } else {
                found.enter(name, false);
                found.addUndeclared();
            }
            found.leave();
        }
        skipAbsent(next, null, found);
    }

    /** Passes the declared names before {@code name}, or all that are left; the required ones among them are missing. */
    private int skipAbsent(int from, @Nullable String name, Violations found) {
        int next = from;
        while (next < declared.length && (name == null || declared[next].name().compareTo(name) < 0)) {
            if (declared[next].isRequired()) {
                found.enter(declared[next].name(), true);
                found.add(new Violation.MissingProperty(found.property(), found.path()));
                found.leave();
            }
            next++;
        }
        return next;
    }
}
