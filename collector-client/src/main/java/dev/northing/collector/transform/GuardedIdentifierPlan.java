package dev.northing.collector.transform;

import dev.northing.collector.scrub.Confidence;
import dev.northing.collector.scrub.PersonalDataDetector;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a customer's identifier, unless it looks like personal data: then it leaves as a pseudonym, which still tells customers
 * apart.
 */
record GuardedIdentifierPlan(PersonalDataDetector detector, IdentifierPlan pseudonym) implements IdentifierPlan {

    @Override
    public @Nullable String apply(String value, Pass pass) {
        return detector.isHit(value, Confidence.LIKELY) ? pseudonym.apply(value, pass) : value;
    }
}
