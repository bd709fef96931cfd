package dev.northing.core.yaml;

import dev.northing.core.dictionary.SourcePosition;
import dev.northing.core.source.Findings;
import dev.northing.core.source.SourceLimits;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.TreeBuilder;
import dev.northing.core.source.UnreadableSourceException;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML 1.2 without anchors, aliases, tags and tabs into nodes. Confined to one thread. */
public final class YamlSource {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setParseComments(false)
            .setCodePointLimit(SourceLimits.MAX_FILE_BYTES)
            .build();

    private final Findings findings;
    private final TreeBuilder tree;
    private final Positions positions;
    private final Tabs tabs;
    private SourcePosition last = SourcePosition.START;

    private YamlSource(String text, Findings findings) {
        this.findings = findings;
        this.tree = new TreeBuilder(findings);
        this.positions = new Positions(text);
        this.tabs = new Tabs(text);
    }

    /**
     * Reads every document of a text.
     *
     * @return the documents' roots, in order; a document without content is an empty plain scalar
     * @throws UnreadableSourceException if the text is not YAML of this kind or breaks a limit
     */
    public static List<SourceNode> read(String text, Findings findings) throws UnreadableSourceException {
        return new YamlSource(text, findings).read(text);
    }

    private List<SourceNode> read(String text) throws UnreadableSourceException {
        try {
            // The parser itself, since the package with the library's own front door is not exported to modules.
            Parser parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
            while (parser.hasNext()) {
                take(parser.next());
            }
        } catch (MarkedYamlEngineException e) {
            throw unreadable(e);
        } catch (YamlEngineException | NumberFormatException e) {
            // The parser lets the latter out for escapes beyond all code points, such as U followed by FFFFFFFF.
            throw new UnreadableSourceException(
                    "S001", last, "not readable as YAML after this place: " + oneLine(String.valueOf(e.getMessage())));
        }
        tabs.report(findings);
        return tree.roots();
    }

    private void take(Event event) throws UnreadableSourceException {
        last = positions.of(event.getStartMark(), last);
        if (event instanceof NodeEvent node) {
            refuseSharing(node);
        }
        switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> startSequence((CollectionStartEvent) event);
            case MappingStart -> startMapping((CollectionStartEvent) event);
            case SequenceEnd, MappingEnd -> tree.end();
            default -> {
                // Starts and ends of the stream and its documents, and comments, say nothing.
            }
        }
    }

    private void scalar(ScalarEvent event) throws UnreadableSourceException {
        refuseTag(event.getTag());
        tabs.allowWithin(event);
        tree.scalar(event.getValue(), !event.isPlain(), last);
    }

    private void startSequence(CollectionStartEvent event) throws UnreadableSourceException {
        refuseTag(event.getTag());
        tree.startSequence(last);
    }

    private void startMapping(CollectionStartEvent event) throws UnreadableSourceException {
        refuseTag(event.getTag());
        tree.startMapping(last);
    }

    private void refuseSharing(NodeEvent event) throws UnreadableSourceException {
        if (event.getAnchor().isEmpty()) {
            return;
        }
        String name = event.getAnchor().get().getValue();
        throw refused(
                event instanceof AliasEvent ? "alias '*" + name + "'" : "anchor '&" + name + "'",
                "write the value out where it is used");
    }

    private void refuseTag(Optional<String> tag) throws UnreadableSourceException {
        if (tag.isPresent()) {
            throw refused("tag '" + tag.get() + "'", "remove it; the field decides what type its value has");
        }
    }

    private UnreadableSourceException refused(String what, String instead) {
        return new UnreadableSourceException(
                "S008", last, oneLine(what) + " is not allowed in a dictionary, so the file is not read: " + instead);
    }

    private UnreadableSourceException unreadable(MarkedYamlEngineException e) {
        SourcePosition at = positions.of(e.getProblemMark(), last);
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("(TAB)")) {
            return new UnreadableSourceException(
                    "S008", at, "a tab where YAML allows only spaces, so the file is not read: indent with spaces");
        }
        String within = e.getContext() == null ? "" : e.getContext() + ": ";
        return new UnreadableSourceException(
                problem.contains("tag handle") ? "S008" : "S001",
                at,
                "not readable as YAML: " + oneLine(within + problem)
                        + "; put text that holds any of : # { } [ ] , & * in"
                        + " quotes, and indent fields of one mapping alike");
    }

    private static String oneLine(String message) {
        String line = message.replaceAll("\\s+", " ");
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }

    /** Turns a parser's marks, which count code points, into positions, which count UTF-16 units. */
    private static final class Positions {

        /** The offset of each code point; empty while both counts agree. */
        private final int[] offsets;

        Positions(String text) {
            offsets = text.codePointCount(0, text.length()) == text.length() ? new int[0] : offsets(text);
        }

        private static int[] offsets(String text) {
            int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
            for (int i = 0; i < offsets.length - 1; i++) {
                offsets[i + 1] = offsets[i] + Character.charCount(text.codePointAt(offsets[i]));
            }
            return offsets;
        }

        SourcePosition of(Optional<Mark> mark, SourcePosition otherwise) {
            return mark.isPresent() ? of(mark.get()) : otherwise;
        }

        private SourcePosition of(Mark mark) {
            int column = mark.getColumn();
            if (offsets.length > 0) {
                int end = Math.min(mark.getIndex(), offsets.length - 1);
                column = offsets[end] - offsets[Math.max(0, end - column)];
            }
            return new SourcePosition(mark.getLine() + 1, column + 1);
        }
    }
}
