package dev.northing.collector.transform;

import dev.northing.collector.PropertyRemoval;
import dev.northing.core.event.Identifier;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.event.Subject;
import org.jspecify.annotations.Nullable;

/** What is done to each identifier; null where it is not declared. Immutable. */
final class SubjectPlan {

    private static final Identifier[] IDENTIFIERS = Identifier.values();

    private final Site[] sites;
    private final @Nullable ValuePlan[] plans;

    /** Takes over arrays in the order of {@link Identifier#values()}. */
    SubjectPlan(Site[] sites, @Nullable ValuePlan[] plans) {
        this.sites = sites;
        this.plans = plans;
    }

    @SuppressWarnings("ReferenceEquality") // the same object says that nothing was done
    Subject apply(Subject subject, Pass pass) {
        if (subject.equals(Subject.EMPTY)) {
            return subject;
        }
        @Nullable String[] kept = new String[IDENTIFIERS.length];
        boolean same = true;
        for (int i = 0; i < IDENTIFIERS.length; i++) {
            String value = subject.find(IDENTIFIERS[i]);
            kept[i] = value == null ? null : apply(i, value, pass);
            same &= kept[i] == value;
        }
        return same ? subject : new Subject(kept[0], kept[1], kept[2], kept[3], kept[4], kept[5]);
    }

    private @Nullable String apply(int index, String value, Pass pass) {
        ValuePlan plan = plans[index];
        if (plan == null) {
            pass.tell(sites[index].removed("undeclared", PropertyRemoval.UNDECLARED), IDENTIFIERS[index].key());
            return null;
        }
        PropertyValue before = PropertyValue.of(value);
        PropertyValue after = plan.apply(before, pass);
        return after == before ? value : after instanceof PropertyValue.StringValue text ? text.value() : null;
    }
}
