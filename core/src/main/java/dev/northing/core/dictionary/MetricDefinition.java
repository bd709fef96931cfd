package dev.northing.core.dictionary;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One metric: what it means, how it is computed, who answers for it.
 *
 * <p>Immutable.
 *
 * @param keyPath its place in a report, dotted, unique in the dictionary
 * @param name a short name for people; empty when not given
 * @param description what it means; empty when not given
 * @param kind how its value comes about
 * @param valueType the type of its value
 * @param unit the unit of its value, or null
 * @param measurement how it is computed
 * @param ownership who answers for it
 * @param lifecycle where it stands
 * @param governance why it is collected
 * @param target the value it should reach, or null
 * @param indicators what it is an indicator of, such as {@code smau} or {@code north_star}; may be empty
 * @param samplingRate the share of events it is computed from, above 0 and at most 1, or null for all
 * @param tiers the plans it exists in; may be empty
 * @param tags free labels; may be empty
 * @param waivers lint rules it may break
 * @param extensions fields unknown to Northing, each as canonical JSON, in the order of names
 * @since 0.1.0
 */
public record MetricDefinition(
        String keyPath,
        String name,
        String description,
        MetricKind kind,
        ValueType valueType,
        @Nullable String unit,
        Measurement measurement,
        Ownership ownership,
        Lifecycle lifecycle,
        Governance governance,
        @Nullable MetricTarget target,
        List<String> indicators,
        @Nullable Double samplingRate,
        List<String> tiers,
        List<String> tags,
        List<Waiver> waivers,
        Map<String, String> extensions) {

    /**
     * Copies the collections.
     *
     * @param keyPath its place in a report, dotted, unique in the dictionary
     * @param name a short name for people; empty when not given
     * @param description what it means; empty when not given
     * @param kind how its value comes about
     * @param valueType the type of its value
     * @param unit the unit of its value, or null
     * @param measurement how it is computed
     * @param ownership who answers for it
     * @param lifecycle where it stands
     * @param governance why it is collected
     * @param target the value it should reach, or null
     * @param indicators what it is an indicator of, such as {@code smau} or {@code north_star}; may be empty
     * @param samplingRate the share of events it is computed from, above 0 and at most 1, or null for all
     * @param tiers the plans it exists in; may be empty
     * @param tags free labels; may be empty
     * @param waivers lint rules it may break
     * @param extensions fields unknown to Northing, each as canonical JSON, in the order of names
     */
    public MetricDefinition {
        indicators = List.copyOf(indicators);
        tiers = List.copyOf(tiers);
        tags = List.copyOf(tags);
        waivers = List.copyOf(waivers);
        extensions = SortedCopy.of(extensions);
    }

    /**
     * Returns the keys under which the metric's values stand in a report.
     *
     * @return the key path itself for one time frame; for several, the key path with each one's suffix
     */
    public List<String> reportKeys() {
        List<TimeFrame> frames = measurement.timeFrames();
        return frames.size() == 1
                ? List.of(keyPath)
                : frames.stream().map(frame -> keyPath + frame.keySuffix()).toList();
    }
}
