package dev.northing.core.dictionary.account;

import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.account.Document.Block;
import dev.northing.core.dictionary.account.Document.Bullets;
import dev.northing.core.dictionary.account.Document.Heading;
import dev.northing.core.dictionary.account.Document.Paragraph;
import dev.northing.core.dictionary.account.Document.Table;
import dev.northing.core.dictionary.account.PlainWords.Named;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.LegalBasis;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the beginning of a data protection impact assessment, as Article 35(7) GDPR divides it.
 *
 * <p>The description and the risks come from the dictionary; necessity and the decision are questions that people have
 * to answer. It is a draft, not legal advice. Immutable.
 *
 * @since 0.1.0
 */
public final class ImpactAssessment {

    /** From how many facts in one event on their combination is named as a risk. */
    public static final int COMBINED_FACTS = 3;

    private ImpactAssessment() {}

    /**
     * Makes the draft.
     *
     * @param dictionary what may be sent
     * @param controller what a dictionary cannot know
     * @return the draft
     */
    public static Document of(MetricDictionary dictionary, Controller controller) {
        List<EventDefinition> events = dictionary.events().values().stream()
                .filter(Activities::isCollected)
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph("Controller: " + PlainWords.orMissing(controller.name())));
        blocks.add(new Heading(2, "What is processed"));
        blocks.add(new Table(List.of("Purpose", "Events", "Legal basis", "Kept"), purposes(dictionary)));
        blocks.add(new Table(List.of("Kind of data", "Properties"), kinds(events)));
        blocks.add(new Heading(2, "Necessity and proportionality"));
        blocks.add(new Bullets(questions(events)));
        blocks.add(new Heading(2, "Risks to people"));
        blocks.add(risks(events));
        blocks.add(new Heading(2, "Measures"));
        blocks.add(new Bullets(PlainWords.orMissing(
                controller.security(), "To be answered: which measures go beyond those of the library?")));
        blocks.add(new Paragraph("To be answered: what risk remains, who accepts it, and when is it looked at again?"));
        blocks.add(new Paragraph(
                "Made from the dictionary " + dictionary.fingerprint().hex() + "."));
        return new Document("Data protection impact assessment (draft, Article 35 GDPR)", blocks);
    }

    private static List<List<String>> purposes(MetricDictionary dictionary) {
        return Activities.byPurpose(dictionary).stream()
                .map(events -> List.of(
                        PlainWords.of(events.get(0).governance().consentPurpose()),
                        String.valueOf(events.size()),
                        Activities.bases(events),
                        Activities.retention(events)))
                .toList();
    }

    private static List<List<String>> kinds(List<EventDefinition> events) {
        List<List<String>> rows = new ArrayList<>();
        for (Classification classification : Classification.values()) {
            long count =
                    Activities.classes(events).filter(classification::equals).count();
            if (count > 0) {
                rows.add(List.of(PlainWords.of(classification), String.valueOf(count)));
            }
        }
        long undeclared = Activities.properties(events)
                .filter(named -> named.property().privacy().classification() == null)
                .count();
        if (undeclared > 0) {
            rows.add(List.of(PlainWords.NOT_DECLARED, String.valueOf(undeclared)));
        }
        return rows;
    }

    private static List<String> questions(List<EventDefinition> events) {
        List<String> questions = new ArrayList<>();
        questions.add("To be answered: could each purpose be reached with less data, or with none about people?");
        questions.add("To be answered: are people told, and can they object as easily as agree?");
        if (bases(events, LegalBasis.LEGITIMATE_INTERESTS)) {
            questions.add("To be answered: which interest outweighs those of the people, and why?");
        }
        if (bases(events, null)) {
            questions.add("To be answered: on what ground are the events collected that name none?");
        }
        return questions;
    }

    private static boolean bases(List<EventDefinition> events, @Nullable LegalBasis basis) {
        return events.stream().anyMatch(event -> event.governance().legalBasis() == basis);
    }

    private static Block risks(List<EventDefinition> events) {
        List<List<String>> rows = new ArrayList<>();
        for (EventDefinition event : events) {
            event.properties().values().stream()
                    .flatMap(PlainWords::flat)
                    .filter(named -> risk(named.property().privacy().classification()) != null)
                    .forEach(named -> rows.add(row(event, named)));
            addCombination(rows, event);
        }
        return rows.isEmpty()
                ? new Paragraph("The dictionary declares nothing that tells about single people.")
                : new Table(List.of("Event", "Property", "Risk", "What is done"), rows);
    }

    private static List<String> row(EventDefinition event, Named named) {
        String risk = risk(named.property().privacy().classification());
        return List.of(
                event.action(),
                named.name(),
                Objects.requireNonNull(risk, "risk"),
                PlainWords.handled(named.property()));
    }

    private static void addCombination(List<List<String>> rows, EventDefinition event) {
        List<String> facts = event.properties().values().stream()
                .flatMap(PlainWords::flat)
                .filter(named -> isFact(named.property().privacy().classification()))
                .map(Named::name)
                .toList();
        if (facts.size() >= COMBINED_FACTS) {
            rows.add(List.of(
                    event.action(),
                    String.join(", ", facts),
                    "together they may single out one person",
                    "to be answered"));
        }
    }

    private static boolean isFact(@Nullable Classification classification) {
        return classification == Classification.QUASI_IDENTIFIER || classification == Classification.LOCATION;
    }

    private static @Nullable String risk(@Nullable Classification classification) {
        if (classification == null) {
            return "nobody said what it holds";
        }
        return switch (classification) {
            case IDENTIFIER -> "use can be linked to one person";
            case QUASI_IDENTIFIER -> "singles people out in combination";
            case LOCATION -> "tells where somebody is";
            case URL -> "addresses may hold names and tokens";
            case PATH -> "paths may hold names";
            case STACK -> "messages may quote what people typed";
            case FREE_TEXT -> "may hold anything about anybody";
            case TECHNICAL, INTERACTION, ORGANIZATION, CONTENT, SPECIAL -> null;
        };
    }
}
