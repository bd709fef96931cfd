package dev.northing.collector.consent;

import dev.northing.core.privacy.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a region's law makes of silence and of signals: one row of a table.
 *
 * <p>The rows are an engineer's reading of the law at the time of release and no advice; an application may make its own.
 * Immutable.
 *
 * @param key names the region in receipts, 1 to 16 letters, digits and hyphens
 * @param allowedBeforeChoice purposes for which events may be kept before anybody was asked, unless the person is a minor
 * @param stoppedByGlobalPrivacyControl purposes that this signal ends, whatever was granted
 * @param residency whether the law asks for data to stay in the country, which the application's endpoint has to heed
 * @since 0.1.0
 */
public record RegionPolicy(
        String key, Set<Purpose> allowedBeforeChoice, Set<Purpose> stoppedByGlobalPrivacyControl, boolean residency) {

    private static final Set<Purpose> SHARING = Set.of(Purpose.THIRD_PARTY_SHARE, Purpose.MARKETING);

    private static final Set<Purpose> FIRST_PARTY =
            Set.of(Purpose.ESSENTIAL, Purpose.PRODUCT_ANALYTICS, Purpose.DIAGNOSTICS, Purpose.PERSONALIZATION);

    /** Nothing before a choice, no sharing against a signal, data at home: for a region that is not known. */
    public static final RegionPolicy STRICTEST = new RegionPolicy("unknown", Set.of(), SHARING, true);

    /** The European Economic Area, the United Kingdom, Switzerland. */
    private static final String OPT_IN_EUROPE =
            "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL"
                    + " NO PL PT RO SE SI SK UK EU EEA";

    private static final String OPT_IN_ELSEWHERE = "BR KR CA-QC";
    private static final String OPT_IN_AT_HOME = "CN IN RU";
    private static final String OPT_OUT = "US-CA US-CO US-CT US-TX US-OR US-MT US-NJ US-DE US-NH US-MN US-MD";

    private static final Map<String, RegionPolicy> TABLE = table();

    /**
     * Copies the sets and checks the key.
     *
     * @param key names the region in receipts, 1 to 16 letters, digits and hyphens
     * @param allowedBeforeChoice purposes for which events may be kept before anybody was asked, unless the person is a minor
     * @param stoppedByGlobalPrivacyControl purposes that this signal ends, whatever was granted
     * @param residency whether the law asks for data to stay in the country
     * @throws IllegalArgumentException if the key has another form
     */
    public RegionPolicy {
        if (!key.matches("[A-Za-z0-9-]{1,16}")) {
            throw new IllegalArgumentException("region: expected 1 to 16 letters, digits and hyphens");
        }
        allowedBeforeChoice = Set.copyOf(allowedBeforeChoice);
        stoppedByGlobalPrivacyControl = Set.copyOf(stoppedByGlobalPrivacyControl);
    }

    private static Map<String, RegionPolicy> table() {
        Map<String, RegionPolicy> table = new HashMap<>();
        for (String region : split(OPT_IN_EUROPE + ' ' + OPT_IN_ELSEWHERE)) {
            table.put(region, new RegionPolicy(region, Set.of(), SHARING, false));
        }
        for (String region : split(OPT_IN_AT_HOME)) {
            table.put(region, new RegionPolicy(region, Set.of(), SHARING, true));
        }
        for (String region : split(OPT_OUT)) {
            table.put(region, new RegionPolicy(region, FIRST_PARTY, SHARING, false));
        }
        return Map.copyOf(table);
    }

    private static List<String> split(String regions) {
        return List.of(regions.split(" ", -1));
    }

    /**
     * Finds a region's row.
     *
     * @param region an ISO 3166 code of a country such as {@code DE}, or of a part of one such as {@code US-CA}, in any case
     * @return its row, or else its country's, or else {@link #STRICTEST}
     */
    public static RegionPolicy of(String region) {
        String code = region.strip().toUpperCase(Locale.ROOT);
        RegionPolicy exact = TABLE.get(code);
        int hyphen = code.indexOf('-');
        String country = hyphen < 0 ? code : code.substring(0, hyphen);
        return exact == null ? TABLE.getOrDefault(country, STRICTEST) : exact;
    }

    /**
     * Returns the table.
     *
     * @return all rows but {@link #STRICTEST}, by the region's code
     */
    public static Map<String, RegionPolicy> rows() {
        return TABLE;
    }
}
