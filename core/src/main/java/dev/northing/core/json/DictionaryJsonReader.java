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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the compiled form of a dictionary; anything that the writer would not write is refused with its place. */
public final class DictionaryJsonReader {

    /** Bytes of a compiled dictionary at most. */
    public static final int MAX_BYTES = DictionaryFormat.MAX_BYTES;

    private static final Set<String> PARTS = Set.of("metrics", "events", "properties", "owners");

    private final DictionaryInput in;
    private final List<MetricDefinition> metrics = new ArrayList<>();
    private final List<EventDefinition> events = new ArrayList<>();
    private final List<PropertyDefinition> properties = new ArrayList<>();
    private final List<Owner> owners = new ArrayList<>();
    private @Nullable Profile profile;

    private DictionaryJsonReader(DictionaryInput in) {
        this.in = in;
    }

    /**
     * Reads a compiled dictionary.
     *
     * @param json the compiled form, in UTF-8
     * @return the dictionary
     * @throws EncodingException if the bytes are not one, are of another version, or break a limit
     */
    public static MetricDictionary read(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw DictionaryInput.failure("more than " + MAX_BYTES + " bytes", null);
        }
        try (JsonParser parser = DictionaryFormat.FACTORY.createParser(json)) {
            return new DictionaryJsonReader(new DictionaryInput(parser)).read(parser);
        } catch (JsonProcessingException e) {
            throw DictionaryInput.failure(DictionaryFormat.reason(e), e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }

    private MetricDictionary read(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw in.failure("nothing to read");
        }
        in.startObject();
        requireFormat(in.nextField());
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            take(name);
        }
        if (parser.nextToken() != null) {
            throw in.failure("text after the end");
        }
        if (profile == null) {
            throw in.failure("field 'profile' is missing");
        }
        return MetricDictionary.of(profile, metrics, events, properties, owners);
    }

    private void requireFormat(@Nullable String name) throws IOException {
        if (!DictionaryFormat.FIELD.equals(name)) {
            throw in.failure(
                    "expected field '" + DictionaryFormat.FIELD + "' first; this is not a compiled dictionary");
        }
        String version = in.text();
        if (!version.equals(DictionaryFormat.VERSION)) {
            throw in.failure("format '" + version + "' is not known, only '" + DictionaryFormat.VERSION + "'");
        }
    }

    private void take(String name) throws IOException {
        if (name.equals("profile")) {
            profile = in.known(Profile.ofKey(in.text()));
            return;
        }
        if (!PARTS.contains(name)) {
            throw in.unknownField(name);
        }
        in.startObject();
        for (String key = in.nextField(); key != null; key = in.nextField()) {
            take(name, key);
        }
    }

    private void take(String name, String key) throws IOException {
        switch (name) {
            case "metrics" -> metrics.add(MetricParts.read(in, key));
            case "events" -> events.add(EventParts.read(in, key));
            case "properties" -> properties.add(PropertyParts.read(in, key));
            default -> owners.add(owner(key));
        }
    }

    private Owner owner(String id) throws IOException {
        List<String> contacts = List.of();
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (!field.equals("contacts")) {
                throw in.unknownField(field);
            }
            contacts = in.texts();
        }
        return new Owner(id, contacts);
    }
}
