package dev.northing.collector.guard;

import dev.northing.collector.PropertyRemoval;
import dev.northing.collector.TrackResult;
import dev.northing.collector.queue.Label;
import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.Priority;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.event.Event;
import dev.northing.core.event.Identifier;
import dev.northing.core.event.Properties;
import dev.northing.core.event.Subject;
import dev.northing.core.privacy.Purpose;
import dev.northing.core.schema.EventValidator;
import dev.northing.core.schema.Violation;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of one declared event may be kept.
 *
 * <p>An event that keeps to its definition passes as it is, without a copy. Immutable.
 *
 * @since 0.1.0
 */
public final class EventRules {

    private static final Identifier[] IDENTIFIERS = Identifier.values();

    private final EventValidator validator;
    private final Label label;
    private final Set<Identifier> identifiers = EnumSet.noneOf(Identifier.class);
    private final Set<String> needScrubbing;

    EventRules(EventDefinition definition, EventValidator validator) {
        this.validator = validator;
        this.label = new Label(
                        definition.governance().consentPurpose(), definition.priority() == Priority.IMPORTANT, null)
                .keptFor(definition.governance().retentionDays().orElse(Label.UNLIMITED));
        for (Identifier identifier : IDENTIFIERS) {
            if (definition.declares(identifier)) {
                identifiers.add(identifier);
            }
        }
        // Not by a stream, whose first use costs a start several milliseconds.
        Set<String> demanding = new HashSet<>();
        for (PropertyDefinition property : definition.properties().values()) {
            if (HandlingRule.demandsScrubbing(property)) {
                demanding.add(property.name());
            }
        }
        this.needScrubbing = Set.copyOf(demanding);
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
     * Keeps of an event what its definition allows.
     *
     * @param event the event, of the definition's name
     * @param today the day in UTC
     * @return the event as it may be queued, or why it may not
     */
    public Verdict apply(Event event, LocalDate today) {
        List<Violation> violations = validator.validate(event, today);
        TrackResult refusal = violations.isEmpty() ? null : Refusals.of(violations);
        return refusal == null ? keep(event, violations) : new Verdict.Unfit(refusal);
    }

    private Verdict keep(Event event, List<Violation> violations) {
        Removals removals = new Removals(violations);
        Properties properties = removals.retain(event.properties(), needScrubbing);
        Subject subject = keep(event.subject(), removals);
        if (removals.isEmpty()) {
            return new Verdict.Fit(event, null);
        }
        return new Verdict.Fit(copy(event, subject, properties), removals);
    }

    private Subject keep(Subject subject, Removals removals) {
        Subject kept = subject;
        for (Identifier identifier : IDENTIFIERS) {
            if (kept.find(identifier) != null && !identifiers.contains(identifier)) {
                kept = kept.with(identifier, null);
                removals.add(PropertyRemoval.UNDECLARED);
            }
        }
        return kept;
    }

    private static Event copy(Event event, Subject subject, Properties properties) {
        if (subject.equals(event.subject())) {
            return event.withProperties(properties);
        }
        return Event.builder(event.name())
                .id(event.id())
                .time(event.time())
                .subject(subject)
                .build()
                .withProperties(properties);
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
         * @param event the event, with what must not be kept left out
         * @param removals what was left out, or null for nothing
         * @since 0.1.0
         */
        record Fit(Event event, @Nullable Removals removals) implements Verdict {}

        /**
         * The event may not be queued.
         *
         * @param result why
         * @since 0.1.0
         */
        record Unfit(TrackResult result) implements Verdict {}
    }
}
