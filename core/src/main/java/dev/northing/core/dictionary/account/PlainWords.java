package dev.northing.core.dictionary.account;

import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.Handling;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.event.Identifier;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.LegalBasis;
import dev.northing.core.privacy.Purpose;
import dev.northing.core.privacy.ScrubAction;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The vocabulary of definitions in words that need no manual. */
final class PlainWords {

    static final String NOT_DECLARED = "not declared";

    private static final Map<Purpose, String> PURPOSES = Map.of(
            Purpose.ESSENTIAL, "what the product cannot work without",
            Purpose.PRODUCT_ANALYTICS, "how the product is used",
            Purpose.DIAGNOSTICS, "how well the product works",
            Purpose.PERSONALIZATION, "what fits one person",
            Purpose.MARKETING, "whom to address",
            Purpose.THIRD_PARTY_SHARE, "what others receive");

    private PlainWords() {}

    static String of(Purpose purpose) {
        String words = PURPOSES.get(purpose);
        return words == null ? purpose.id() : purpose.id() + " (" + words + ")";
    }

    static String of(@Nullable LegalBasis basis) {
        if (basis == null) {
            return NOT_DECLARED;
        }
        return switch (basis) {
            case CONSENT -> "consent, Article 6(1)(a)";
            case CONTRACT -> "contract, Article 6(1)(b)";
            case LEGAL_OBLIGATION -> "legal obligation, Article 6(1)(c)";
            case VITAL_INTERESTS -> "vital interests, Article 6(1)(d)";
            case PUBLIC_TASK -> "public task, Article 6(1)(e)";
            case LEGITIMATE_INTERESTS -> "legitimate interests, Article 6(1)(f)";
        };
    }

    static String of(@Nullable Classification classification) {
        if (classification == null) {
            return NOT_DECLARED;
        }
        return switch (classification) {
            case TECHNICAL -> "technical facts";
            case INTERACTION -> "use of features";
            case ORGANIZATION -> "facts about the customer";
            case QUASI_IDENTIFIER -> "facts that single people out in combination";
            case IDENTIFIER -> "ids of people, devices or sessions";
            case LOCATION -> "places";
            case URL -> "web addresses";
            case PATH -> "file paths";
            case STACK -> "stack traces";
            case FREE_TEXT -> "text that people wrote";
            case CONTENT -> "stored content";
            case SPECIAL -> "special categories";
        };
    }

    static String days(OptionalInt days) {
        return days.isEmpty() ? NOT_DECLARED : days.getAsInt() + (days.getAsInt() == 1 ? " day" : " days");
    }

    /** What happens to a value of the property before it is kept. */
    static String handled(PropertyDefinition property) {
        Handling handling = property.privacy().handling();
        Classification classification = property.privacy().classification();
        if (classification != null && !classification.isCollectable()) {
            return done(ScrubAction.DROP);
        }
        if (handling != null) {
            return done(handling.action()) + settings(handling);
        }
        return done(classification == null ? ScrubAction.KEEP : classification.defaultAction());
    }

    private static String settings(Handling handling) {
        return handling.settings().isEmpty()
                ? ""
                : handling.settings().entrySet().stream()
                        .map(setting -> setting.getKey() + " " + setting.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    static String done(ScrubAction action) {
        return switch (action) {
            case DROP -> "left out";
            case KEEP -> "kept as it is";
            case CONSTANT -> "replaced by a fixed value";
            case MASK -> "masked";
            case TRUNCATE -> "cut after the first characters";
            case ALLOW_VALUES -> "kept if it is on a list, else other";
            case BUCKET -> "replaced by its range";
            case ROUND -> "rounded";
            case IP -> "cut to its network or country";
            case GEO -> "made coarser";
            case URL -> "cut to its form, without parameters";
            case PATH -> "freed of the user's folder";
            case STACK -> "cut to classes, methods and lines";
            case PSEUDONYMIZE -> "replaced by a keyed pseudonym";
            case HASH_TO_SLOT -> "replaced by one of a few slots";
        };
    }

    static String subject(Identifier identifier) {
        return switch (identifier) {
            case USER -> "users";
            case ANONYMOUS -> "visitors who have not signed in";
            case ORGANIZATION -> "customers";
            case PROJECT -> "projects";
            case SESSION -> "sessions";
            case DEVICE -> "devices";
        };
    }

    /** Whom the event's identifiers are about; a name that is none of ours stays as written. */
    static Stream<String> subjects(EventDefinition event) {
        return Stream.concat(event.identifiers().stream(), event.optionalIdentifiers().stream())
                .map(key -> Identifier.ofKey(key).map(PlainWords::subject).orElse(key));
    }

    /** A property and what is declared below it: entries by dotted names, elements with a class of their own. */
    static Stream<Named> flat(PropertyDefinition property) {
        return flat(property.name(), property);
    }

    private static Stream<Named> flat(String name, PropertyDefinition property) {
        Stream<Named> entries = property.entries().stream().flatMap(entry -> flat(name + "." + entry.name(), entry));
        Stream<Named> elements = Stream.ofNullable(property.items())
                .filter(items -> items.privacy().classification() != null)
                .flatMap(items -> flat(name + "[]", items));
        return Stream.concat(Stream.of(new Named(name, property)), Stream.concat(entries, elements));
    }

    static String orMissing(String text) {
        return text.isBlank() ? "to be filled in" : text;
    }

    static List<String> orMissing(List<String> texts, String missing) {
        return texts.isEmpty() ? List.of(missing) : texts;
    }

    static String joined(Stream<String> words) {
        String joined = words.distinct().sorted().collect(Collectors.joining(", "));
        return joined.isEmpty() ? "none" : joined;
    }

    /** A property by its full name. */
    record Named(String name, PropertyDefinition property) {}
}
