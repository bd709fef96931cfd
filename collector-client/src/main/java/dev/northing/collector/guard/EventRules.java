package dev.northing.collector.guard;

import dev.northing.collector.PropertyRemoval;
import dev.northing.collector.TrackResult;
import dev.northing.collector.queue.Label;
import dev.northing.collector.transform.Changes;
import dev.northing.collector.transform.EventPlan;
import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.Priority;
import dev.northing.core.event.Event;
import dev.northing.core.privacy.Purpose;
import dev.northing.core.schema.EventValidator;
import dev.northing.core.schema.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What of one declared event may be kept, and in what form.
 *
 * <p>An event that keeps to its definition, and to whose values nothing is done, passes as it is, without a copy. Immutable.
 *
 * @since 0.1.0
 */
public final class EventRules {

    private final EventValidator validator;
    private final Label label;
    private final EventPlan plan;

    EventRules(EventDefinition definition, EventValidator validator, EventPlan plan) {
        this.validator = validator;
        this.plan = plan;
        this.label = new Label(
                        definition.governance().consentPurpose(), definition.priority() == Priority.IMPORTANT, null)
                .keptFor(definition.governance().retentionDays().orElse(Label.UNLIMITED));
    }

    /**
     * Returns the purpose under which consent is asked.
     *
     * @return the purpose of the event's definition
     */
    public Purpose purpose() {
        return label.purpose();
    }

    /**
     * Returns how the queue is to treat the event.
     *
     * @return the label, of all events of the definition
     */
    public Label label() {
        return label;
    }

    /**
     * Keeps of an event what its definition allows, in the form in which it may be kept.
     *
     * @param event the event, of the definition's name
     * @param today the day in UTC
     * @param changes is told of what is done to values
     * @return the event as it may be queued, or why it may not
     */
    public Verdict apply(Event event, LocalDate today, Changes changes) {
        List<Violation> violations = validator.validate(event, today);
        TrackResult refusal = violations.isEmpty() ? null : Refusals.of(violations);
        return refusal == null
                ? new Verdict.Fit(plan.apply(event, today.toEpochDay(), faults(violations), changes))
                : new Verdict.Unfit(refusal);
    }

    private static Function<String, @Nullable PropertyRemoval> faults(List<Violation> violations) {
        return violations.isEmpty() ? EventRules::noFault : property -> faultOf(property, violations);
    }

    private static @Nullable PropertyRemoval noFault(String property) {
        return null;
    }

    private static @Nullable PropertyRemoval faultOf(String property, List<Violation> violations) {
        for (Violation violation : violations) {
            if (property.equals(violation.property())) {
                return PropertyRemoval.WRONG_VALUE;
            }
        }
        return null;
    }

    /**
     * What the rules say about one event.
     *
     * @since 0.1.0
     */
    public sealed interface Verdict {

        /**
         * The event may be queued.
         *
         * @param event the event as it may leave
         * @since 0.1.0
         */
        record Fit(Event event) implements Verdict {}

        /**
         * The event may not be queued.
         *
         * @param result why
         * @since 0.1.0
         */
        record Unfit(TrackResult result) implements Verdict {}
    }
}
