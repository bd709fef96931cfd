package dev.northing.core.dictionary.lint;

import static dev.northing.core.source.SafeText.quoted;

import dev.northing.core.dictionary.DataCategory;
import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.dictionary.Sourced;
import dev.northing.core.dictionary.Status;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Family P: does every property say how private it is, and is that believable? */
final class PrivacyRules {

    /** Classes whose default action lets the value through as it is. */
    private static final Set<Classification> KEPT_RAW =
            Set.of(Classification.TECHNICAL, Classification.INTERACTION, Classification.ORGANIZATION);

    /** Classes whose raw values name, place or trace a person. */
    private static final Set<Classification> SINGLES_OUT = Set.of(
            Classification.IDENTIFIER,
            Classification.LOCATION,
            Classification.URL,
            Classification.PATH,
            Classification.STACK);

    private static final Set<String> PERSONAL_WORDS = Set.of(
            "addr",
            "address",
            "email",
            "host",
            "hostname",
            "ip",
            "ipv",
            "lat",
            "latitude",
            "lng",
            "lon",
            "longitude",
            "mail",
            "name",
            "path",
            "phone",
            "query",
            "token",
            "uri",
            "url",
            "useragent",
            "username");

    /** The words that are personal even as a number; {@code query_count} is not. */
    private static final Set<String> PERSONAL_NUMBERS =
            Set.of("ip", "ipv", "lat", "latitude", "lng", "lon", "longitude", "phone");

    private static final Set<String> MEASURE_WORDS =
            Set.of("bytes", "count", "duration", "length", "ms", "number", "size", "total");

    private PrivacyRules() {}

    /** Whether a raw value of the class singles people out. */
    static boolean singlesOut(@Nullable Classification classification) {
        return classification != null && SINGLES_OUT.contains(classification);
    }

    /** P001. */
    static void classMissing(Scope scope, RuleFindings out) {
        List<PropertySite> missing = scope.propertySites().stream()
                .filter(site -> site.classification() == null)
                .toList();
        if (scope.isStrict() || missing.size() < scope.propertySites().size()) {
            missing.stream()
                    .filter(site -> !site.inherited())
                    .forEach(site -> out.at(site)
                            .say("the property " + quoted(site.name()) + " has no class; say what its values are"));
        } else if (!missing.isEmpty()) {
            out.at(missing.get(0))
                    .say(
                            Finding.Level.INFO,
                            "none of the " + missing.size()
                                    + " properties has a class; say what their values are, such as technical");
        }
    }

    /** P002. */
    static void personalName(Scope scope, RuleFindings out) {
        for (PropertySite site : scope.propertySites()) {
            Classification classification = site.classification();
            boolean unclassified = classification == null && !scope.isStrict();
            boolean raw = classification != null && KEPT_RAW.contains(classification);
            if (!site.inherited()
                    && (raw || unclassified)
                    && site.action() == ScrubAction.KEEP
                    && soundsPersonal(site)) {
                out.at(site, "class")
                        .say("the name " + quoted(site.name())
                                + " suggests personal data, but its values are kept as they are; give it its class");
            }
        }
    }

    private static boolean soundsPersonal(PropertySite site) {
        PropertyType type = site.definition().type();
        List<String> words = Words.of(site.name());
        return switch (type) {
            case BOOLEAN, TIMESTAMP, DURATION -> false;
            case ENUM -> !site.isClosedEnum() && hasPersonalWord(words, PERSONAL_WORDS);
            case INTEGER, NUMBER -> !isMeasure(words) && hasPersonalWord(words, PERSONAL_NUMBERS);
            default -> hasPersonalWord(words, PERSONAL_WORDS);
        };
    }

    private static boolean isMeasure(List<String> words) {
        return !words.isEmpty() && MEASURE_WORDS.contains(words.get(words.size() - 1));
    }

    private static boolean hasPersonalWord(List<String> words, Set<String> personal) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean agent = word.equals("agent") && i > 0 && words.get(i - 1).equals("user");
            if (agent || personal.contains(word) || personal.contains(singular(word))) {
                return true;
            }
        }
        return false;
    }

    private static String singular(String word) {
        if (word.endsWith("sses")) {
            return word.substring(0, word.length() - 2);
        }
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
    }

    /** P003. */
    static void identifyingKept(Scope scope, RuleFindings out) {
        for (PropertySite site : scope.propertySites()) {
            Classification classification = site.classification();
            ScrubAction action = site.action();
            if (!site.inherited() && classification != null && !classification.permits(action)) {
                String how = action == ScrubAction.KEEP ? "as it is" : "in parts, as " + action.key() + " does";
                out.at(site, "handling")
                        .say("the property " + quoted(site.name()) + " is of the class " + classification.key()
                                + " and may not be kept " + how + "; remove the handling");
            }
        }
    }

    /** P004. */
    static void unboundedFreeText(Scope scope, RuleFindings out) {
        for (PropertySite site : scope.propertySites()) {
            if (!site.inherited()
                    && site.classification() == Classification.FREE_TEXT
                    && site.definition().constraints().maxLength().isEmpty()) {
                out.at(site, "class").say("the free text " + quoted(site.name()) + " has no max_length; add one");
            }
        }
    }

    /** P005. */
    static void openText(Scope scope, RuleFindings out) {
        if (!scope.isStrict() && scope.propertySites().stream().noneMatch(PrivacyRules::isBounded)) {
            return;
        }
        for (PropertySite site : scope.propertySites()) {
            if (!site.inherited()
                    && site.definition().type() == PropertyType.STRING
                    && site.action() == ScrubAction.KEEP
                    && !isBounded(site)) {
                out.at(site, "type")
                        .say("the text " + quoted(site.name())
                                + " may take any value; list its values as an enum or add max_length");
            }
        }
    }

    private static boolean isBounded(PropertySite site) {
        return site.definition().type() == PropertyType.ENUM
                || site.definition().constraints().maxLength().isPresent();
    }

    /** P007. */
    static void sensitiveWithoutReview(Scope scope, RuleFindings out) {
        for (PropertySite site : scope.propertySites()) {
            Classification classification = site.classification();
            if (classification == null) {
                continue;
            }
            if (!classification.isCollectable() && !site.inherited()) {
                out.at(site, "class")
                        .insist("the property " + quoted(site.name()) + " is of the class " + classification.key()
                                + ", which may not be collected; remove it");
            } else if (lacksReview(site, classification)) {
                out.at(site, "class")
                        .say("the property " + quoted(site.name()) + " is of the class " + classification.key()
                                + ", but its event has no review; add one to reviews");
            }
        }
    }

    /** What is dropped anyway needs no review. */
    private static boolean lacksReview(PropertySite site, Classification classification) {
        boolean sensitive = singlesOut(classification) || classification == Classification.FREE_TEXT;
        return sensitive
                && site.action() != ScrubAction.DROP
                && site.event() != null
                && site.event().governance().reviews().isEmpty();
    }

    /** P008. */
    static void purposeMissing(Scope scope, RuleFindings out) {
        Absence.of("purpose", scope, entry -> entry.governance().purpose() == null)
                .report(out, "says why it is collected; add purpose, such as product_analytics");
    }

    /** P009. */
    static void undeclinableEvent(Scope scope, RuleFindings out) {
        for (Sourced<EventDefinition> event : scope.events()) {
            DataCategory category = event.definition().governance().category();
            boolean joins = category == DataCategory.SUBSCRIPTION || category == DataCategory.STANDARD;
            if (joins && event.definition().lifecycle().status() != Status.REMOVED) {
                out.at(event.source(), "data_category")
                        .say("the category " + category.key() + " is for reports; an event should be optional or"
                                + " operational");
            }
        }
    }
}
