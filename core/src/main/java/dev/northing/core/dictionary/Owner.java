package dev.northing.core.dictionary;

import java.util.List;

/**
 * A team that answers for definitions.
 *
 * <p>Immutable.
 *
 * @param id the team's id, as definitions name it in {@code owner}
 * @param contacts addresses, handles or channels, in the order given; may be empty
 * @since 0.1.0
 */
public record Owner(String id, List<String> contacts) {

    /**
     * Copies the collections.
     *
     * @param id the team's id, as definitions name it in {@code owner}
     * @param contacts addresses, handles or channels, in the order given; may be empty
     */
    public Owner {
        contacts = List.copyOf(contacts);
    }
}
