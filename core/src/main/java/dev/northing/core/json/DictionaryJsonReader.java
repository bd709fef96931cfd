package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.MetricDefinition;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.Owner;
import dev.northing.core.dictionary.Profile;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.error.EncodingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the compiled form of a dictionary; anything that the writer would not write is refused with its place. */
public final class DictionaryJsonReader {

    /** Bytes of a compiled dictionary at most. */
    public static final int MAX_BYTES = DictionaryFormat.MAX_BYTES;

    private final DictionaryInput in;
    private final List<MetricDefinition> metrics = new ArrayList<>();
    private final List<EventDefinition> events = new ArrayList<>();
    private final List<PropertyDefinition> properties = new ArrayList<>();
    private final List<Owner> owners = new ArrayList<>();
    private @Nullable Profile profile;
    private boolean formatKnown;

    private DictionaryJsonReader(DictionaryInput in) {
        this.in = in;
    }

    /**
     * Reads a compiled dictionary.
     *
     * @throws EncodingException if the bytes are not one, are of another version, or break a limit
     */
    public static MetricDictionary read(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw DictionaryInput.failure("more than " + MAX_BYTES + " bytes", null);
        }
        try (JsonParser parser = DictionaryFormat.FACTORY.createParser(json)) {
            return new DictionaryJsonReader(new DictionaryInput(parser)).read(parser);
        } catch (JsonProcessingException e) {
            throw DictionaryInput.failure(e.getOriginalMessage().replaceAll("\\s+", " "), e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }

    private MetricDictionary read(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw in.failure("nothing to read");
        }
        in.object(this::take);
        if (parser.nextToken() != null) {
            throw in.failure("text after the end");
        }
        if (profile == null) {
            throw in.failure("field 'profile' is missing");
        }
        return MetricDictionary.of(profile, metrics, events, properties, owners);
    }

    private boolean take(String name) throws IOException {
        if (!formatKnown) {
            requireFormat(name);
            return true;
        }
        switch (name) {
            case "profile" -> profile = in.constant(Profile::ofKey);
            case "metrics" -> in.object(this::metric);
            case "events" -> in.object(this::event);
            case "properties" -> in.object(this::property);
            case "owners" -> in.object(this::owner);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void requireFormat(String name) throws IOException {
        if (!name.equals(DictionaryFormat.FIELD)) {
            throw in.failure(
                    "expected field '" + DictionaryFormat.FIELD + "' first; this is not a compiled dictionary");
        }
        String version = in.text();
        if (!version.equals(DictionaryFormat.VERSION)) {
            throw in.failure("format '" + version + "' is not known, only '" + DictionaryFormat.VERSION + "'");
        }
        formatKnown = true;
    }

    private boolean metric(String key) throws IOException {
        MetricParts parts = new MetricParts(in);
        in.object(parts::take);
        metrics.add(parts.metric(key));
        return true;
    }

    private boolean event(String key) throws IOException {
        EventParts parts = new EventParts(in);
        in.object(parts::take);
        events.add(parts.event(key));
        return true;
    }

    private boolean property(String key) throws IOException {
        properties.add(PropertyParts.read(in, key));
        return true;
    }

    private boolean owner(String key) throws IOException {
        List<String> contacts = new ArrayList<>();
        in.object(name -> name.equals("contacts") && contacts.addAll(in.texts()));
        owners.add(new Owner(key, contacts));
        return true;
    }
}
