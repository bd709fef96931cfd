package dev.northing.collector.transform;

import dev.northing.collector.PropertyRemoval;
import dev.northing.core.event.Identifier;
import dev.northing.core.event.Subject;
import org.jspecify.annotations.Nullable;

/** What is done to each identifier; null where it is not declared. Immutable. */
final class SubjectPlan {

    private static final Identifier[] IDENTIFIERS = Identifier.values();

    private final Site[] sites;
    private final @Nullable IdentifierPlan[] plans;

    /** Takes over arrays in the order of {@link Identifier#values()}. */
    SubjectPlan(Site[] sites, @Nullable IdentifierPlan[] plans) {
        this.sites = sites;
        this.plans = plans;
    }

    /** Returns the same object when nothing was done. */
    Subject apply(Subject subject, Pass pass) {
        if (subject.equals(Subject.EMPTY)) {
            return subject;
        }
        Subject treated = new Subject(
                apply(0, subject.user(), pass),
                apply(1, subject.anonymous(), pass),
                apply(2, subject.organization(), pass),
                apply(3, subject.project(), pass),
                apply(4, subject.session(), pass),
                apply(5, subject.device(), pass));
        return treated.equals(subject) ? subject : treated;
    }

    private @Nullable String apply(int index, @Nullable String value, Pass pass) {
        if (value == null) {
            return null;
        }
        IdentifierPlan plan = plans[index];
        if (plan == null) {
            pass.tell(sites[index].removed("undeclared", PropertyRemoval.UNDECLARED), IDENTIFIERS[index].key());
            return null;
        }
        return plan.apply(value, pass);
    }
}
