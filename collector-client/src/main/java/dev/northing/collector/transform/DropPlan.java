package dev.northing.collector.transform;

import dev.northing.collector.PropertyRemoval;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.privacy.ScrubAction;
import org.jspecify.annotations.Nullable;

/** Leaves every value out. */
record DropPlan(Site site, String rule) implements ValuePlan {

    @Override
    public @Nullable PropertyValue apply(PropertyValue value, Pass pass) {
        pass.tell(site.treated(rule, ScrubAction.DROP, PropertyRemoval.DROPPED));
        return null;
    }
}
