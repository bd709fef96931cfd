package dev.northing.core.dictionary.account;

import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.Expiry;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.account.Document.Block;
import dev.northing.core.dictionary.account.Document.Heading;
import dev.northing.core.dictionary.account.Document.Paragraph;
import dev.northing.core.dictionary.account.Document.Table;
import dev.northing.core.dictionary.account.PlainWords.Named;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the page that tells users what an application sends.
 *
 * <p>It names every event that may be sent, why, on what ground, how long it is kept, and every property with what is
 * done to its value first. Events that are no longer collected are listed at the end, since older versions may still
 * send them. Immutable.
 *
 * @since 0.1.0
 */
public final class PublicInventory {

    private static final List<String> COLUMNS = List.of("Property", "Meaning", "Kind of data", "What happens to it");

    private PublicInventory() {}

    /**
     * Makes the page.
     *
     * @param dictionary what may be sent
     * @return the page; without events it says that nothing is sent
     */
    public static Document of(MetricDictionary dictionary) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph("Only the events and properties on this page leave the application."
                + " Each event carries an id of its own, its time, and the ids named under About; each batch of events"
                + " names the application, its version, the runtime and this dictionary."));
        dictionary.events().values().stream().filter(Activities::isCollected).forEach(event -> add(blocks, event));
        if (dictionary.events().values().stream().noneMatch(Activities::isCollected)) {
            blocks.add(new Paragraph("No event is sent."));
        }
        addRemoved(blocks, dictionary);
        blocks.add(new Paragraph(
                "Made from the dictionary " + dictionary.fingerprint().hex() + "."));
        return new Document("What we send", blocks);
    }

    private static void add(List<Block> blocks, EventDefinition event) {
        blocks.add(new Heading(2, event.action()));
        if (!event.description().isBlank()) {
            blocks.add(new Paragraph(event.description()));
        }
        blocks.add(new Table(List.of("Question", "Answer"), answers(event)));
        List<List<String>> rows = event.properties().values().stream()
                .flatMap(PlainWords::flat)
                .map(PublicInventory::row)
                .toList();
        blocks.add(rows.isEmpty() ? new Paragraph("It has no properties.") : new Table(COLUMNS, rows));
    }

    private static List<List<String>> answers(EventDefinition event) {
        Expiry expires = event.lifecycle().expires();
        return List.of(
                List.of("Why", PlainWords.of(event.governance().consentPurpose())),
                List.of("Legal basis", PlainWords.of(event.governance().legalBasis())),
                List.of("Kept for", PlainWords.days(event.governance().retentionDays())),
                List.of("About", PlainWords.joined(PlainWords.subjects(event))),
                List.of("Collected until", expires == null ? PlainWords.NOT_DECLARED : expires.text()));
    }

    private static List<String> row(Named named) {
        return List.of(
                named.name(),
                named.property().description(),
                PlainWords.of(named.property().privacy().classification()),
                PlainWords.handled(named.property()));
    }

    private static void addRemoved(List<Block> blocks, MetricDictionary dictionary) {
        List<String> removed = dictionary.events().values().stream()
                .filter(event -> !Activities.isCollected(event))
                .map(EventDefinition::action)
                .toList();
        if (!removed.isEmpty()) {
            blocks.add(new Heading(2, "No longer collected"));
            blocks.add(new Document.Bullets(removed));
        }
    }
}
