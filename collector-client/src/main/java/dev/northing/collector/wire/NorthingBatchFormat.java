package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Northing's own wire: one JSON object a request, with the common facts once and the events' canonical bytes as they are.
 *
 * <pre>{@code
 * {"format":"northing-batch/1","application":"ci-runner",...,"dictionary":"9f...","report":{...},"events":[{...},{...}]}
 * }</pre>
 *
 * <p>What changes from try to try stands in the headers {@code Northing-Sent-At} and {@code Northing-Attempt}, so the body
 * under one {@code Idempotency-Key} stays the same to the byte. Events that an earlier client has stored keep its facts. A receiver may
 * name events that it has not taken, see {@link NorthingResponses}, and may see an event again: the id tells. The whole contract
 * stands in {@code docs/wire-formats.md}. Immutable.
 *
 * @since 0.1.0
 */
public final class NorthingBatchFormat implements WireFormat {

    /** Name and version of the format. */
    public static final String NAME = "northing-batch/1";

    private final CommonFacts facts;
    private final ConsentMember consent;

    /** The same whoever makes it, so that it does not matter when two threads do. */
    private volatile @Nullable String opening;

    /**
     * Creates the format.
     *
     * @param facts what is the same for every event
     */
    public NorthingBatchFormat(CommonFacts facts) {
        this(facts, purpose -> false);
    }

    /**
     * Creates the format for a client that keeps consent itself.
     *
     * @param facts what is the same for every event
     * @param consented which purposes, by id, stand on consent; the answer never changes
     */
    public NorthingBatchFormat(CommonFacts facts, Predicate<String> consented) {
        this.facts = facts;
        this.consent = new ConsentMember(consented);
    }

    private String opening() {
        String known = opening;
        if (known == null) {
            known = opening(facts.toJsonMembers());
            opening = known;
        }
        return known;
    }

    private static String opening(String facts) {
        return "{" + CommonFacts.toJsonMembers(NAME, facts) + ',';
    }

    @Override
    public void encode(EventSlice events, Attempt attempt, Bytes body) {
        String start = events.context().isEmpty() ? opening() : opening(events.context());
        body.add(start);
        addConsent(events, body);
        if (attempt.report() != null) {
            body.add("\"report\":" + attempt.report().toJson() + ',');
        }
        body.add("\"events\":[").add(events.event(0));
        for (int i = 1; i < events.size(); i++) {
            body.add(',').add(events.event(i));
        }
        body.add(']').add('}');
    }

    private void addConsent(EventSlice events, Bytes body) {
        String member = consent.of(events);
        if (!member.isEmpty()) {
            body.add("\"context\":{" + member + "},");
        }
    }

    @Override
    public boolean carriesReports() {
        return true;
    }

    @Override
    public Map<String, String> headers(Attempt attempt) {
        return Map.of(
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                attempt.idempotencyKey(),
                "Northing-Attempt",
                Integer.toString(attempt.number()),
                "Northing-Sent-At",
                attempt.sentAt().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    @Override
    public ResponsePolicy responses() {
        return NorthingResponses.INSTANCE;
    }
}
