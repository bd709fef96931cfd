package dev.northing.core.dictionary;

import java.util.List;

/**
 * Who answers for a definition, and to what part of the product it belongs.
 *
 * <p>Immutable.
 *
 * @param owner the owning team's id (GitLab: {@code product_group}); empty when not given
 * @param contacts addresses of the definition itself; may be empty
 * @param categories product categories; may be empty
 * @since 0.1.0
 */
public record Ownership(String owner, List<String> contacts, List<String> categories) {

    /**
     * Copies the collections.
     *
     * @param owner the owning team's id (GitLab: {@code product_group}); empty when not given
     * @param contacts addresses of the definition itself; may be empty
     * @param categories product categories; may be empty
     */
    public Ownership {
        contacts = List.copyOf(contacts);
        categories = List.copyOf(categories);
    }
}
