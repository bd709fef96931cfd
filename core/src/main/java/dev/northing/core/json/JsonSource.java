package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.northing.core.dictionary.SourcePosition;
import dev.northing.core.source.Findings;
import dev.northing.core.source.SourceLimits;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceNode.Mapping;
import dev.northing.core.source.SourceNode.Scalar;
import dev.northing.core.source.SourceNode.Sequence;
import dev.northing.core.source.TreeBuilder;
import dev.northing.core.source.UnreadableSourceException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/** Reads JSON into the same nodes as YAML, and writes nodes as canonical JSON. */
@SuppressWarnings("exports") // public for the loader only: nodes stay inside the module
public final class JsonSource {

    /** The tree builder's own limits are tighter where both have one, and their messages better. */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(SourceLimits.MAX_FILE_BYTES)
                    .maxStringLength(SourceLimits.MAX_FILE_BYTES)
                    .maxNestingDepth(2 * SourceLimits.MAX_DEPTH)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonSource() {}

    /**
     * Reads one JSON value.
     *
     * @param text the text
     * @param findings receives what is odd about the text
     * @return the value's root; numbers and literals are plain scalars with their text as written
     * @throws UnreadableSourceException if the text is not JSON or breaks a limit
     */
    public static List<SourceNode> read(String text, Findings findings) throws UnreadableSourceException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return read(parser, new TreeBuilder(findings));
        } catch (JsonProcessingException e) {
            throw new UnreadableSourceException(
                    "S001", position(e.getLocation()), "not readable as JSON: " + DictionaryFormat.reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private static List<SourceNode> read(JsonParser parser, TreeBuilder tree)
            throws IOException, UnreadableSourceException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            SourcePosition at = position(parser.currentTokenLocation());
            if (!tree.roots().isEmpty()) {
                throw new UnreadableSourceException(
                        "S001", at, "text after the end of the JSON value: put several definitions in one list");
            }
            take(parser, token, at, tree);
        }
        return tree.roots();
    }

    private static void take(JsonParser parser, JsonToken token, SourcePosition at, TreeBuilder tree)
            throws IOException, UnreadableSourceException {
        switch (token) {
            case START_OBJECT -> tree.startMapping(at);
            case START_ARRAY -> tree.startSequence(at);
            case END_OBJECT, END_ARRAY -> tree.end();
            case FIELD_NAME -> tree.scalar(parser.currentName(), true, at);
            case VALUE_STRING -> tree.scalar(parser.getText(), true, at);
            default -> tree.scalar(parser.getText(), false, at);
        }
    }

    private static SourcePosition position(JsonLocation location) {
        return new SourcePosition(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /**
     * Writes a node as canonical JSON: keys sorted, no blanks, numbers as written.
     *
     * @param node the node
     * @return the same text for the same content, whatever language and layout it came from
     */
    public static String canonical(SourceNode node) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(node, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be written", e);
        }
        return out.toString();
    }

    /** Recursion is safe: no node is deeper than the limit of sources. */
    private static void write(SourceNode node, JsonGenerator out) throws IOException {
        if (node instanceof Mapping mapping) {
            write(mapping, out);
        } else if (node instanceof Sequence sequence) {
            out.writeStartArray();
            for (SourceNode element : sequence.elements()) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (node instanceof Scalar scalar) {
            write(scalar, out);
        }
    }

    private static void write(Mapping mapping, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (SourceNode.Field field : sorted(mapping)) {
            out.writeFieldName(field.name());
            write(field.value(), out);
        }
        out.writeEndObject();
    }

    private static List<SourceNode.Field> sorted(Mapping mapping) {
        return mapping.fields().stream()
                .sorted(Comparator.comparing(SourceNode.Field::name))
                .toList();
    }

    private static void write(Scalar scalar, JsonGenerator out) throws IOException {
        if (scalar.isText()) {
            out.writeString(scalar.text());
        } else if (scalar.isNull()) {
            out.writeNull();
        } else if (scalar.isBoolean()) {
            out.writeBoolean(scalar.text().equals("true"));
        } else {
            out.writeNumber(scalar.text());
        }
    }
}
