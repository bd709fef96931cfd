package dev.northing.collector.guard;

import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyPrivacy;
import dev.northing.core.privacy.ScrubAction;

/** Whether a property's declared privacy asks for more than to keep the value. */
final class HandlingRule {

    private HandlingRule() {}

    /** One part that must be scrubbed makes the whole property so: parts of it are never kept on their own. */
    static boolean demandsScrubbing(PropertyDefinition property) {
        PropertyDefinition items = property.items();
        return actionOf(property.privacy()) != ScrubAction.KEEP
                || (items != null && demandsScrubbing(items))
                || property.entries().stream().anyMatch(HandlingRule::demandsScrubbing);
    }

    /** A property without a class is kept: strict dictionaries cannot have one. */
    private static ScrubAction actionOf(PropertyPrivacy privacy) {
        if (privacy.classification() != null && !privacy.classification().isCollectable()) {
            return ScrubAction.DROP;
        }
        if (privacy.handling() != null) {
            return privacy.handling().action();
        }
        return privacy.classification() == null
                ? ScrubAction.KEEP
                : privacy.classification().defaultAction();
    }
}
