package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.Expiry;
import dev.northing.core.dictionary.MetricDictionary;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known around a dictionary when it is linted.
 *
 * @param today the day in UTC
 * @param version the product's version, or null when not known
 * @param release whether a release is about to be made of it
 * @param baseline what was released before, or null
 * @param baselineName how messages name the baseline
 */
record Circumstances(
        LocalDate today,
        @Nullable ProductVersion version,
        boolean release,
        @Nullable MetricDictionary baseline,
        String baselineName) {

    /** A version that cannot be compared is never reached. */
    boolean isReached(Expiry end) {
        if (end instanceof Expiry.InVersion inVersion && version != null) {
            return ProductVersion.parse(inVersion.version())
                    .filter(last -> version.compareTo(last) >= 0)
                    .isPresent();
        }
        return end.isReached(today);
    }
}
