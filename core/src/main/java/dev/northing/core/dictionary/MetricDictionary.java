package dev.northing.core.dictionary;

import dev.northing.core.error.DictionaryException;
import dev.northing.core.error.EncodingException;
import dev.northing.core.json.dictionary.DictionaryJsonReader;
import dev.northing.core.json.dictionary.DictionaryJsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The definitions that decide what an application may send and what is computed from it.
 *
 * <p>Two dictionaries are equal when their definitions are, whatever files those came from. Immutable.
 *
 * @since 0.1.0
 */
public final class MetricDictionary {

    private final Profile profile;
    private final SortedMap<String, MetricDefinition> metrics;
    private final SortedMap<String, EventDefinition> events;
    private final SortedMap<String, PropertyDefinition> properties;
    private final SortedMap<String, Owner> owners;

    /** Computed when first asked for; two threads that ask at once compute the same. */
    private volatile @Nullable Fingerprint fingerprint;

    private MetricDictionary(
            Profile profile,
            SortedMap<String, MetricDefinition> metrics,
            SortedMap<String, EventDefinition> events,
            SortedMap<String, PropertyDefinition> properties,
            SortedMap<String, Owner> owners) {
        this.profile = profile;
        this.metrics = metrics;
        this.events = events;
        this.properties = properties;
        this.owners = owners;
    }

    /**
     * Makes a dictionary of definitions; of two with one key, the first stays.
     *
     * @param profile how much was asked of the definitions
     * @param metrics metrics, by key path unique
     * @param events events, by action unique
     * @param properties shared properties, by name unique
     * @param owners owners, by id unique
     * @return the dictionary
     */
    public static MetricDictionary of(
            Profile profile,
            Collection<MetricDefinition> metrics,
            Collection<EventDefinition> events,
            Collection<PropertyDefinition> properties,
            Collection<Owner> owners) {
        return new MetricDictionary(
                profile,
                byKey(metrics, MetricDefinition::keyPath),
                byKey(events, EventDefinition::action),
                byKey(properties, PropertyDefinition::name),
                byKey(owners, Owner::id));
    }

    /**
     * Loads definitions in the strict profile.
     *
     * @param paths files or folders, at least one
     * @return the dictionary
     * @throws DictionaryException if a path cannot be read, or the text has an error; the message lists the errors with
     *     file, line and column
     */
    public static MetricDictionary load(Path... paths) {
        DictionaryLoader loader = DictionaryLoader.strict();
        for (Path path : paths) {
            loader.path(path);
        }
        return loader.load().requireClean();
    }

    /**
     * Reads a compiled dictionary; needs no YAML parser.
     *
     * @param json what {@link #toCanonicalJson} gave
     * @return the dictionary, equal to the one that was compiled
     * @throws EncodingException if the bytes are something else, of an unknown version, or larger than 32 MiB
     */
    public static MetricDictionary fromCompiled(byte[] json) {
        return DictionaryJsonReader.read(json);
    }

    /**
     * Reads a compiled dictionary; needs no YAML parser.
     *
     * @param json a stream of what {@link #toCanonicalJson} gave; read up to its end or its limit, and not closed
     * @return the dictionary, equal to the one that was compiled
     * @throws IOException if the stream cannot be read
     * @throws EncodingException if the bytes are something else, of an unknown version, or larger than 32 MiB
     */
    public static MetricDictionary fromCompiled(InputStream json) throws IOException {
        return fromCompiled(json.readNBytes(DictionaryJsonReader.MAX_BYTES + 1));
    }

    private static <D> SortedMap<String, D> byKey(Collection<D> definitions, Function<D, String> key) {
        SortedMap<String, D> sorted = new TreeMap<>();
        for (D definition : definitions) {
            sorted.putIfAbsent(key.apply(definition), definition);
        }
        return Collections.unmodifiableSortedMap(sorted);
    }

    /**
     * Returns how much was asked of the definitions.
     *
     * @return the profile they were loaded with
     */
    public Profile profile() {
        return profile;
    }

    /**
     * Returns the metrics.
     *
     * @return by key path, sorted
     */
    public SortedMap<String, MetricDefinition> metrics() {
        return metrics;
    }

    /**
     * Returns the events.
     *
     * @return by action, sorted
     */
    public SortedMap<String, EventDefinition> events() {
        return events;
    }

    /**
     * Returns the shared properties.
     *
     * @return by name, sorted
     */
    public SortedMap<String, PropertyDefinition> properties() {
        return properties;
    }

    /**
     * Returns the owners.
     *
     * @return by id, sorted
     */
    public SortedMap<String, Owner> owners() {
        return owners;
    }

    /**
     * Compiles the dictionary: one JSON object with sorted keys, without blanks, defaults, comments, file names or times.
     *
     * <p>Equal dictionaries give the same bytes on any machine.
     *
     * @return a new array, UTF-8
     * @throws EncodingException if a text is longer than 1 MiB, a key longer than 256 characters, or the whole larger than
     *     32 MiB
     */
    public byte[] toCanonicalJson() {
        return DictionaryJsonWriter.write(this);
    }

    /**
     * Returns the fingerprint of the compiled form; the first call compiles.
     *
     * @return the SHA-256 of {@link #toCanonicalJson}
     */
    public Fingerprint fingerprint() {
        Fingerprint known = fingerprint;
        if (known == null) {
            known = Fingerprint.of(toCanonicalJson());
            fingerprint = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MetricDictionary that
                && profile == that.profile
                && metrics.equals(that.metrics)
                && events.equals(that.events)
                && properties.equals(that.properties)
                && owners.equals(that.owners);
    }

    @Override
    public int hashCode() {
        return metrics.hashCode() * 31 + events.hashCode();
    }

    @Override
    public String toString() {
        return "MetricDictionary[" + metrics.size() + " metrics, " + events.size() + " events]";
    }
}
