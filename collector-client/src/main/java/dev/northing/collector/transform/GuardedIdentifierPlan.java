package dev.northing.collector.transform;

import dev.northing.collector.scrub.Confidence;
import dev.northing.collector.scrub.PersonalDataDetector;
import dev.northing.core.event.PropertyValue;
import org.jspecify.annotations.Nullable;

/** Keeps a customer's identifier, unless it looks like personal data: then it leaves as a pseudonym, so that it still tells customers apart. */
record GuardedIdentifierPlan(PersonalDataDetector detector, ValuePlan pseudonym) implements ValuePlan {

    @Override
    public @Nullable PropertyValue apply(PropertyValue value, Pass pass) {
        boolean personal =
                value instanceof PropertyValue.StringValue text && detector.isHit(text.value(), Confidence.LIKELY);
        return personal ? pseudonym.apply(value, pass) : value;
    }
}
