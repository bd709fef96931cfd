package dev.northing.collector.transform;

import dev.northing.collector.PropertyRemoval;
import dev.northing.core.event.PropertyValue.StringValue;
import dev.northing.core.privacy.ScrubAction;
import org.jspecify.annotations.Nullable;

/** Gives an identifier its pseudonym, or leaves it out without a key. */
record PseudonymPlan(Site site, String rule, Pseudonymizer.Domain domain) implements IdentifierPlan {

    @Override
    public @Nullable String apply(String value, Pass pass) {
        StringValue pseudonym = domain.pseudonym(value, pass.epochDay());
        if (pseudonym == null) {
            pass.tell(site.removed("no_key", PropertyRemoval.NO_KEY));
            return null;
        }
        pass.tell(site.treated(rule, ScrubAction.PSEUDONYMIZE, null));
        return pseudonym.value();
    }
}
