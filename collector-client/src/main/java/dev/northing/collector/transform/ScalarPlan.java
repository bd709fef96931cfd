package dev.northing.collector.transform;

import dev.northing.collector.PropertyRemoval;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.privacy.ScrubAction;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done to single values of one place: the action, then the detector, or the other way round for text that is cut.
 *
 * @param site the place
 * @param rule what asks for the action: {@code class} or {@code handling}
 * @param action what the treatment is
 * @param treatment the action
 * @param before searches what is treated, or null
 * @param after searches what the treatment leaves, or null
 * @param known declared texts that need neither treatment nor search, perhaps none
 */
record ScalarPlan(
        Site site,
        String rule,
        ScrubAction action,
        Treatment treatment,
        @Nullable Scan before,
        @Nullable Scan after,
        Set<String> known)
        implements ValuePlan {

    @Override
    public @Nullable PropertyValue apply(PropertyValue value, Pass pass) {
        if (!known.isEmpty() && value instanceof PropertyValue.StringValue text && known.contains(text.value())) {
            return value;
        }
        PropertyValue searched = before == null ? value : before.over(value, pass);
        PropertyValue treated = treatment.treat(searched, pass.epochDay());
        if (treated == null) {
            pass.tell(failed());
            return null;
        }
        if (treated != searched) {
            pass.tell(site.treated(rule, action, null));
        }
        return after == null ? treated : after.over(treated, pass);
    }

    private Tally failed() {
        boolean keyed = action == ScrubAction.PSEUDONYMIZE || action == ScrubAction.HASH_TO_SLOT;
        return keyed
                ? site.removed("no_key", PropertyRemoval.NO_KEY)
                : site.removed("unreadable", PropertyRemoval.UNREADABLE);
    }
}
