package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import java.util.function.Predicate;

/**
 * Says which purposes of a request's events stand on consent, in the form that Segment's consent management uses.
 *
 * <p>Only events that consent allows are in a request, so this depends on them alone. Immutable.
 */
final class ConsentMember {

    private final Predicate<String> consented;

    ConsentMember(Predicate<String> consented) {
        this.consented = consented;
    }

    /** The member {@code "consent":{…}}; empty when no purpose stands on consent. */
    String of(EventSlice events) {
        StringBuilder member = new StringBuilder();
        for (String purpose : events.purposes()) {
            if (consented.test(purpose)) {
                member.append(member.isEmpty() ? "\"consent\":{\"categoryPreferences\":{" : ",");
                member.append('"').append(purpose).append("\":true");
            }
        }
        return member.isEmpty() ? "" : member.append("}}").toString();
    }
}
