package dev.northing.collector.consent;

import dev.northing.core.privacy.LegalBasis;
import dev.northing.core.privacy.Purpose;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a client keeps consent itself: by which law, on which other bases, for how long.
 *
 * <p>Immutable.
 *
 * @param region the row of the region's law
 * @param regionKnownBy how the region was found out, for receipts, such as {@code setting}
 * @param notRequired purposes that stand on another basis than consent, and which
 * @param validity how long a grant lasts, or null for as long as it is not taken back
 * @param globalPrivacyControlStopsAll whether this signal ends all purposes that need consent, not only sharing
 * @param subject a pseudonym that receipts carry, or empty
 * @since 0.1.0
 */
public record ConsentSettings(
        RegionPolicy region,
        String regionKnownBy,
        Map<Purpose, LegalBasis> notRequired,
        @Nullable Duration validity,
        boolean globalPrivacyControlStopsAll,
        String subject) {

    /**
     * Copies the map and checks the texts.
     *
     * @param region the row of the region's law
     * @param regionKnownBy how the region was found out, for receipts, such as {@code setting}
     * @param notRequired purposes that stand on another basis than consent, and which
     * @param validity how long a grant lasts, or null for as long as it is not taken back
     * @param globalPrivacyControlStopsAll whether this signal ends all purposes that need consent, not only sharing
     * @param subject a pseudonym that receipts carry, or empty
     * @throws IllegalArgumentException if a text is not printable ASCII, the validity is not above 0, or a purpose is said to
     *     stand on {@link LegalBasis#CONSENT} without any
     */
    public ConsentSettings {
        Notice.check("region", regionKnownBy);
        Notice.check("subject", subject);
        notRequired = Map.copyOf(notRequired);
        if (notRequired.containsValue(LegalBasis.CONSENT)) {
            throw new IllegalArgumentException("notRequired: consent cannot be its own exemption; name another basis");
        }
        if (validity != null && (validity.isNegative() || validity.isZero())) {
            throw new IllegalArgumentException("validity: expected more than 0");
        }
    }

    /**
     * Starts with a region's law and nothing else.
     *
     * @param region an ISO 3166 code such as {@code DE} or {@code US-CA}; one that is not known gets the strictest law
     * @return the settings
     */
    public static ConsentSettings in(String region) {
        return new ConsentSettings(RegionPolicy.of(region), "setting", Map.of(), null, false, "");
    }

    /**
     * Returns a copy in which a purpose needs no consent.
     *
     * @param purpose the purpose
     * @param basis on what it stands instead
     * @return the copy
     * @throws IllegalArgumentException if the basis is {@link LegalBasis#CONSENT}
     */
    public ConsentSettings notRequired(Purpose purpose, LegalBasis basis) {
        Map<Purpose, LegalBasis> more = new HashMap<>(notRequired);
        more.put(purpose, basis);
        return new ConsentSettings(region, regionKnownBy, more, validity, globalPrivacyControlStopsAll, subject);
    }

    /**
     * Returns a copy in which grants end by themselves.
     *
     * @param after how long a grant lasts, more than 0
     * @return the copy
     */
    public ConsentSettings validFor(Duration after) {
        return new ConsentSettings(region, regionKnownBy, notRequired, after, globalPrivacyControlStopsAll, subject);
    }
}
