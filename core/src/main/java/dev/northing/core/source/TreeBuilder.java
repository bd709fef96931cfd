package dev.northing.core.source;

import dev.northing.core.dictionary.SourcePosition;
import dev.northing.core.source.SourceNode.Field;
import dev.northing.core.source.SourceNode.Mapping;
import dev.northing.core.source.SourceNode.Scalar;
import dev.northing.core.source.SourceNode.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds nodes from what a parser reports, one step at a time: no recursion, so that depth costs no stack, and every
 * limit is checked before memory is taken. Confined to one thread.
 */
public final class TreeBuilder {

    private final Findings findings;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final List<SourceNode> roots = new ArrayList<>();
    private int nodes;

    /** Starts empty; findings receive repeated keys. */
    public TreeBuilder(Findings findings) {
        this.findings = findings;
    }

    /** The finished documents, in the order read. */
    public List<SourceNode> roots() {
        return roots;
    }

    /** Adds a key or a value. */
    public void scalar(String text, boolean quoted, SourcePosition start) throws UnreadableSourceException {
        count(start);
        Scalar scalar = new Scalar(wellFormed(text, start), quoted, start);
        Frame frame = open.peek();
        if (frame != null && frame.wantsKey()) {
            frame.key(scalar, findings);
        } else {
            attach(scalar);
        }
    }

    /** Opens a list. */
    public void startSequence(SourcePosition start) throws UnreadableSourceException {
        open(new Frame(start, false));
    }

    /** Opens a mapping. */
    public void startMapping(SourcePosition start) throws UnreadableSourceException {
        open(new Frame(start, true));
    }

    /** Closes the innermost list or mapping. */
    public void end() {
        attach(open.pop().node());
    }

    private void open(Frame frame) throws UnreadableSourceException {
        count(frame.start);
        Frame around = open.peek();
        if (around != null && around.wantsKey()) {
            throw new UnreadableSourceException(
                    "S001", frame.start, "a key must be text, not a list or a mapping: give the field a name");
        }
        if (open.size() == SourceLimits.MAX_DEPTH) {
            throw new UnreadableSourceException(
                    "S012",
                    frame.start,
                    "nested deeper than " + SourceLimits.MAX_DEPTH + " levels: no definition needs that, so the file"
                            + " is not read");
        }
        open.push(frame);
    }

    private void attach(SourceNode node) {
        Frame frame = open.peek();
        if (frame == null) {
            roots.add(node);
        } else {
            frame.add(node);
        }
    }

    private void count(SourcePosition start) throws UnreadableSourceException {
        if (++nodes > SourceLimits.MAX_NODES) {
            throw new UnreadableSourceException(
                    "S012",
                    start,
                    "more than " + SourceLimits.MAX_NODES + " keys and values in one file: split it into several");
        }
    }

    /** Escapes can spell half a surrogate pair, which no UTF-8 text can hold. */
    private String wellFormed(String text, SourcePosition start) {
        int at = LoneSurrogates.find(text);
        if (at < 0) {
            return text;
        }
        findings.error(
                "S001",
                start,
                "an escape gives half a surrogate pair, which is no character: write the character itself");
        return LoneSurrogates.replace(text);
    }

    /** A list or mapping that is not closed yet. */
    private static final class Frame {

        /** From here on a set of keys pays for itself. */
        private static final int SMALL = 8;

        private final SourcePosition start;
        private final boolean mapping;
        private final List<SourceNode> elements = new ArrayList<>();
        private final List<Field> fields = new ArrayList<>();
        private @Nullable Map<String, Scalar> seen;
        private @Nullable Scalar key;
        private boolean repeated;

        Frame(SourcePosition start, boolean mapping) {
            this.start = start;
            this.mapping = mapping;
        }

        boolean wantsKey() {
            return mapping && key == null;
        }

        void key(Scalar name, Findings findings) throws UnreadableSourceException {
            if (name.text().length() > SourceLimits.MAX_KEY_LENGTH) {
                throw new UnreadableSourceException(
                        "S012",
                        name.start(),
                        "a key longer than " + SourceLimits.MAX_KEY_LENGTH + " characters: names are short, so the file"
                                + " is not read");
            }
            key = name;
            Scalar first = firstOf(name);
            repeated = first != null;
            if (first != null) {
                findings.error(
                        "S002",
                        name.start(),
                        "'" + name.text() + "' stands twice in one mapping, first on line "
                                + first.start().line() + ", which counts: remove one of the two");
            }
        }

        private @Nullable Scalar firstOf(Scalar name) {
            if (seen == null && fields.size() < SMALL) {
                for (Field field : fields) {
                    if (field.name().equals(name.text())) {
                        return field.key();
                    }
                }
                return null;
            }
            return seen().putIfAbsent(name.text(), name);
        }

        private Map<String, Scalar> seen() {
            Map<String, Scalar> keys = seen;
            if (keys == null) {
                keys = new HashMap<>();
                for (Field field : fields) {
                    keys.put(field.name(), field.key());
                }
                seen = keys;
            }
            return keys;
        }

        void add(SourceNode node) {
            Scalar name = key;
            if (name == null) {
                elements.add(node);
                return;
            }
            if (!repeated) {
                fields.add(new Field(name, node));
            }
            key = null;
        }

        SourceNode node() {
            return mapping ? new Mapping(List.copyOf(fields), start) : new Sequence(List.copyOf(elements), start);
        }
    }
}
