package dev.northing.collector;

import dev.northing.collector.scrub.Region;
import dev.northing.core.error.ConfigurationException;
import dev.northing.core.event.Identifier;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a client treats identifiers and text, beyond what the dictionary says of each property.
 *
 * <p>The identifiers of people and devices ({@code user}, {@code anonymous}, {@code session}, {@code device}) always leave as pseudonyms;
 * those of customers ({@code organization}, {@code project}) do when asked for, or when they look like personal data. Immutable.
 *
 * @param regions whose national identifiers are looked for in text; everything else is looked for everywhere
 * @param pseudonymized the identifiers that leave as pseudonyms; the four of people and devices are always among them
 * @param tenant stands apart whose data it is: equal values of two tenants get different pseudonyms; at most 256 characters, perhaps
 *     empty
 * @param epochDays days after which pseudonyms change, 1 to 3,650; epochs begin at multiples of it since 1970-01-01 UTC
 * @param linkedEpochs how many epochs before the present one keep their secret, so that what they made can still be found and erased;
 *     0 to 40; beyond them, those keep it from which events may still wait
 * @param cachedPseudonyms pseudonyms kept in memory at most, 0 to 1,000,000; found by a keyed hash, never by the value
 * @since 0.1.0
 */
public record PrivacyProfile(
        Set<Region> regions,
        Set<Identifier> pseudonymized,
        String tenant,
        int epochDays,
        int linkedEpochs,
        int cachedPseudonyms) {

    private static final Set<Identifier> PERSONAL = Collections.unmodifiableSet(
            EnumSet.of(Identifier.USER, Identifier.ANONYMOUS, Identifier.SESSION, Identifier.DEVICE));
    private static final int MAX_TENANT_LENGTH = 256;
    private static final int MAX_EPOCH_DAYS = 3_650;
    private static final int MAX_LINKED_EPOCHS = 40;
    private static final int MAX_CACHED = 1_000_000;

    /** All regions, no tenant, epochs of 90 days of which none is linked, 10,000 pseudonyms in memory. */
    public static final PrivacyProfile STRICT =
            new PrivacyProfile(EnumSet.allOf(Region.class), PERSONAL, "", 90, 0, 10_000);

    /**
     * Copies the sets and checks the numbers.
     *
     * @param regions whose national identifiers are looked for in text; everything else is looked for everywhere
     * @param pseudonymized the identifiers that leave as pseudonyms; the four of people and devices are added
     * @param tenant stands apart whose data it is; at most 256 characters, perhaps empty
     * @param epochDays days after which pseudonyms change, 1 to 3,650
     * @param linkedEpochs how many epochs before the present one keep their secret, 0 to 40
     * @param cachedPseudonyms pseudonyms kept in memory at most, 0 to 1,000,000
     * @throws ConfigurationException if a number is out of range or the tenant too long
     */
    public PrivacyProfile {
        regions = Set.copyOf(regions);
        Set<Identifier> all = EnumSet.copyOf(PERSONAL);
        all.addAll(pseudonymized);
        pseudonymized = Collections.unmodifiableSet(all);
        inRange("tenant: characters", tenant.length(), 0, MAX_TENANT_LENGTH);
        inRange("epoch days", epochDays, 1, MAX_EPOCH_DAYS);
        inRange("linked epochs", linkedEpochs, 0, MAX_LINKED_EPOCHS);
        inRange("cached pseudonyms", cachedPseudonyms, 0, MAX_CACHED);
    }

    private static void inRange(String what, int value, int least, int greatest) {
        if (value < least || value > greatest) {
            throw new ConfigurationException(
                    "privacy: " + what + ": " + value + " is out of range; give " + least + " to " + greatest);
        }
    }

    /**
     * Returns a copy that looks for the national identifiers of some regions only.
     *
     * @param value the regions, perhaps none
     * @return the copy
     */
    public PrivacyProfile withRegions(Set<Region> value) {
        return new PrivacyProfile(value, pseudonymized, tenant, epochDays, linkedEpochs, cachedPseudonyms);
    }

    /**
     * Returns a copy under which further identifiers leave as pseudonyms.
     *
     * @param value {@code organization}, {@code project} or both
     * @return the copy
     */
    public PrivacyProfile withPseudonymized(Set<Identifier> value) {
        return new PrivacyProfile(regions, value, tenant, epochDays, linkedEpochs, cachedPseudonyms);
    }

    /**
     * Returns a copy for one tenant.
     *
     * @param value the tenant's name, at most 256 characters
     * @return the copy
     */
    public PrivacyProfile withTenant(String value) {
        return new PrivacyProfile(regions, pseudonymized, value, epochDays, linkedEpochs, cachedPseudonyms);
    }

    /**
     * Returns a copy with other epochs.
     *
     * @param days days after which pseudonyms change, 1 to 3,650
     * @param linked how many epochs before the present one keep their secret, 0 to 40
     * @return the copy
     */
    public PrivacyProfile withEpochs(int days, int linked) {
        return new PrivacyProfile(regions, pseudonymized, tenant, days, linked, cachedPseudonyms);
    }

    /**
     * Returns a copy that keeps more or fewer pseudonyms in memory.
     *
     * @param value 0 to 1,000,000
     * @return the copy
     */
    public PrivacyProfile withCachedPseudonyms(int value) {
        return new PrivacyProfile(regions, pseudonymized, tenant, epochDays, linkedEpochs, value);
    }
}
