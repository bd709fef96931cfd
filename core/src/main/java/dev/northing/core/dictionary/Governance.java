package dev.northing.core.dictionary;

import dev.northing.core.privacy.LegalBasis;
import dev.northing.core.privacy.Purpose;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Why and on what ground a definition is collected, who reviewed it, and how long its data is kept.
 *
 * <p>Immutable.
 *
 * @param category how far sending may be declined; {@link DataCategory#OPTIONAL} when not given
 * @param purpose why it is collected, or null when not given
 * @param legalBasis on what ground, or null when not given
 * @param retentionDays for how many days the data may be kept, at least 1, or empty when not given
 * @param reviews addresses of reviews; may be empty
 * @since 0.1.0
 */
public record Governance(
        DataCategory category,
        @Nullable Purpose purpose,
        @Nullable LegalBasis legalBasis,
        OptionalInt retentionDays,
        List<String> reviews) {

    /**
     * Copies the collections.
     *
     * @param category how far sending may be declined; {@link DataCategory#OPTIONAL} when not given
     * @param purpose why it is collected, or null when not given
     * @param legalBasis on what ground, or null when not given
     * @param retentionDays for how many days the data may be kept, at least 1, or empty when not given
     * @param reviews addresses of reviews; may be empty
     */
    public Governance {
        reviews = List.copyOf(reviews);
    }

    /**
     * Returns the purpose under which consent is asked.
     *
     * @return the declared purpose, or {@link Purpose#PRODUCT_ANALYTICS} when none is declared
     */
    public Purpose consentPurpose() {
        return purpose == null ? Purpose.PRODUCT_ANALYTICS : purpose;
    }
}
