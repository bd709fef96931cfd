package dev.northing.core.dictionary.account;

import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.account.Document.Block;
import dev.northing.core.dictionary.account.Document.Bullets;
import dev.northing.core.dictionary.account.Document.Heading;
import dev.northing.core.dictionary.account.Document.Paragraph;
import dev.northing.core.dictionary.account.Document.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Makes the record of processing activities that Article 30(1) GDPR asks for.
 *
 * <p>One activity for each purpose, with the seven contents that the article lists: who, purposes, subjects and data,
 * recipients, transfers, time limits, security. What a dictionary cannot know is named as missing. It is a draft for
 * whoever answers for the processing, not legal advice. Immutable.
 *
 * @since 0.1.0
 */
public final class RecordOfProcessing {

    private static final List<String> MEASURES = List.of(
            "What the dictionary does not declare is never kept.",
            "Every value is treated by its class before it reaches a queue, a disk or a log.",
            "Ids of people are replaced by pseudonyms made with a secret key.",
            "Without consent where it is needed, nothing is kept; withdrawing it deletes what has not been sent.");

    private RecordOfProcessing() {}

    /**
     * Makes the record.
     *
     * @param dictionary what may be sent
     * @param controller what a dictionary cannot know
     * @return the record; without events it has no activities
     */
    public static Document of(MetricDictionary dictionary, Controller controller) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(2, "Controller"));
        blocks.add(new Table(List.of("Item", "Content"), who(controller)));
        for (List<EventDefinition> events : Activities.byPurpose(dictionary)) {
            addActivity(blocks, events);
        }
        blocks.add(new Heading(2, "Recipients"));
        blocks.add(new Bullets(PlainWords.orMissing(controller.recipients(), "to be filled in")));
        blocks.add(new Heading(2, "Transfers to third countries"));
        blocks.add(new Bullets(PlainWords.orMissing(controller.transfers(), "none stated")));
        blocks.add(new Heading(2, "Security"));
        List<String> measures = new ArrayList<>(MEASURES);
        measures.addAll(controller.security());
        blocks.add(new Bullets(measures));
        blocks.add(new Paragraph(
                "Made from the dictionary " + dictionary.fingerprint().hex() + "."));
        return new Document("Record of processing activities (Article 30 GDPR)", blocks);
    }

    private static List<List<String>> who(Controller controller) {
        return List.of(
                List.of("Name", PlainWords.orMissing(controller.name())),
                List.of("Contact", PlainWords.orMissing(controller.contact())),
                List.of("Data protection officer", PlainWords.orMissing(controller.protectionOfficer())));
    }

    private static void addActivity(List<Block> blocks, Collection<EventDefinition> events) {
        String purpose = PlainWords.of(events.iterator().next().governance().consentPurpose());
        blocks.add(new Heading(2, "Activity: " + purpose));
        blocks.add(new Table(
                List.of("Item", "Content"),
                List.of(
                        List.of("Purpose", purpose),
                        List.of("Legal basis", Activities.bases(events)),
                        List.of("Categories of data subjects", Activities.subjects(events)),
                        List.of(
                                "Categories of data",
                                PlainWords.joined(Activities.classes(events).map(PlainWords::of))),
                        List.of("Time limit", Activities.retention(events)),
                        List.of("Owners", PlainWords.joined(events.stream().map(RecordOfProcessing::owner))),
                        List.of("Events", PlainWords.joined(events.stream().map(EventDefinition::action))))));
    }

    private static String owner(EventDefinition event) {
        String owner = event.ownership().owner();
        return owner.isBlank() ? PlainWords.NOT_DECLARED : owner;
    }
}
