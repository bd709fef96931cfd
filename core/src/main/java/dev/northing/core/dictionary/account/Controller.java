package dev.northing.core.dictionary.account;

import java.util.List;
import java.util.Objects;

/**
 * Who answers for the processing, and what a dictionary cannot know about it.
 *
 * <p>What is empty stands in the documents as something that is still to be filled in. Immutable.
 *
 * @param name the controller's name and address
 * @param contact how to reach the controller
 * @param protectionOfficer how to reach the data protection officer, or empty
 * @param recipients to whom data is disclosed; may be empty
 * @param transfers transfers to third countries with their safeguards; may be empty
 * @param security technical and organizational measures beyond those of the library; may be empty
 * @since 0.1.0
 */
public record Controller(
        String name,
        String contact,
        String protectionOfficer,
        List<String> recipients,
        List<String> transfers,
        List<String> security) {

    /** Nothing is known yet. */
    public static final Controller UNKNOWN = new Controller("", "", "", List.of(), List.of(), List.of());

    /**
     * Copies the collections.
     *
     * @param name the controller's name and address
     * @param contact how to reach the controller
     * @param protectionOfficer how to reach the data protection officer, or empty
     * @param recipients to whom data is disclosed; may be empty
     * @param transfers transfers to third countries with their safeguards; may be empty
     * @param security technical and organizational measures beyond those of the library; may be empty
     */
    public Controller {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(protectionOfficer, "protectionOfficer");
        recipients = List.copyOf(recipients);
        transfers = List.copyOf(transfers);
        security = List.copyOf(security);
    }
}
