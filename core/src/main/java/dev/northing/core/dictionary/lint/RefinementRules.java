package dev.northing.core.dictionary.lint;

import static dev.northing.core.source.SafeText.quoted;

import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyPrivacy;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** P010: does a property that refers to a shared one guard its values at least as well? */
final class RefinementRules {

    /** Actions that leave nothing of a value. */
    private static final Set<ScrubAction> ERASING = Set.of(ScrubAction.DROP, ScrubAction.CONSTANT);

    private RefinementRules() {}

    /** P010. */
    static void looserThanShared(Scope scope, RuleFindings out) {
        for (PropertySite site : scope.allProperties()) {
            PropertyDefinition shared = sharedBy(site.definition(), scope);
            if (shared != null && !site.inherited()) {
                new Refined(shared.name(), out).compare(site, shared, shared.privacy());
            }
        }
    }

    private static @Nullable PropertyDefinition sharedBy(PropertyDefinition property, Scope scope) {
        return property.ref() == null ? null : scope.registry().get(property.ref());
    }

    /** What refers to the shared property of a name. */
    private record Refined(String sharedName, RuleFindings out) {

        /** Compares a part of the property with the same part of the shared one, and the parts of both. */
        void compare(PropertySite own, PropertyDefinition shared, PropertyPrivacy sharedPrivacy) {
            String looser = looser(own.privacy(), sharedPrivacy);
            if (looser != null) {
                String field = looser.startsWith("handling") ? "handling" : "class";
                out.at(own, field)
                        .say(quoted(own.name()) + " loosens the shared property " + quoted(sharedName) + ": " + looser
                                + "; a refinement may only narrow");
                return;
            }
            for (PropertySite part : own.parts()) {
                PropertyDefinition same = samePart(part, shared);
                if (same != null) {
                    compare(part, same, sharedPrivacy.within(same.privacy()));
                }
            }
        }

        private static @Nullable PropertyDefinition samePart(PropertySite part, PropertyDefinition shared) {
            if (!part.isNamed()) {
                return shared.items();
            }
            return shared.entries().stream()
                    .filter(entry -> entry.name().equals(part.name()))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What is looser, or null when nothing is. */
    static @Nullable String looser(PropertyPrivacy own, PropertyPrivacy shared) {
        Classification outer = shared.classification();
        Classification inner = own.classification();
        ScrubAction action = PropertySite.actionOf(own);
        if (outer != null && (inner == null || isLooser(inner, outer, action))) {
            return "class " + (inner == null ? "none" : inner.key()) + " instead of " + outer.key();
        }
        ScrubAction sharedAction = PropertySite.actionOf(shared);
        return isLooser(action, sharedAction) ? "handling " + action.key() + " instead of " + sharedAction.key() : null;
    }

    /** Another class of the same strictness is cleaned for other contents, and lets the real ones through. */
    private static boolean isLooser(Classification own, Classification shared, ScrubAction action) {
        int difference = strictness(own) - strictness(shared);
        return difference < 0 || (difference == 0 && own != shared && !ERASING.contains(action));
    }

    private static boolean isLooser(ScrubAction own, ScrubAction shared) {
        boolean keeps = own == ScrubAction.KEEP && shared != ScrubAction.KEEP;
        return keeps || (ERASING.contains(shared) && !ERASING.contains(own));
    }

    private static int strictness(Classification classification) {
        return switch (classification) {
            case TECHNICAL -> 0;
            case INTERACTION -> 1;
            case ORGANIZATION -> 2;
            case QUASI_IDENTIFIER -> 3;
            case IDENTIFIER, LOCATION, URL, PATH, STACK, FREE_TEXT -> 4;
            case CONTENT, SPECIAL -> 5;
        };
    }
}
