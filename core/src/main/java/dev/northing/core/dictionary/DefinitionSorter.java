package dev.northing.core.dictionary;

import dev.northing.core.source.Findings;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceNode.Field;
import dev.northing.core.source.SourceNode.Mapping;
import dev.northing.core.source.SourceNode.Scalar;
import dev.northing.core.source.SourceNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells by their content which definitions a file holds. Confined to one thread. */
final class DefinitionSorter {

    /** The only format of bundles so far. */
    static final String FILE_FORMAT = "northing/1";

    private static final String KINDS = "'key_path' makes a metric, 'action' an event, 'file_format: " + FILE_FORMAT
            + "' a bundle with 'metrics', 'events', 'properties' and 'owners'";

    private static final Set<String> BUNDLE_PARTS = Set.of("metrics", "events", "properties", "owners");

    private final List<Unread> metrics = new ArrayList<>();
    private final List<Unread> events = new ArrayList<>();
    private final List<Unread> properties = new ArrayList<>();
    private final List<Unread> owners = new ArrayList<>();

    /**
     * A definition that is recognized and not yet read.
     *
     * @param key its key, when it stands outside of the definition, else null
     * @param value what it says
     * @param findings those of its file
     */
    record Unread(@Nullable Scalar key, SourceNode value, Findings findings) {

        SourcePosition start() {
            return key == null ? value.start() : key.start();
        }
    }

    List<Unread> metrics() {
        return metrics;
    }

    List<Unread> events() {
        return events;
    }

    List<Unread> properties() {
        return properties;
    }

    List<Unread> owners() {
        return owners;
    }

    /** Sorts the documents of one file; a file that says nothing gets a finding. */
    void add(List<SourceNode> roots, Findings findings) {
        int before = size() + findings.list().size();
        boolean empty = true;
        for (SourceNode root : roots) {
            if (!(root instanceof Scalar scalar) || !scalar.isNull()) {
                empty = false;
                addRoot(root, findings);
            }
        }
        if (size() + findings.list().size() == before) {
            findings.error(
                    empty ? "S001" : "S013",
                    SourcePosition.START,
                    "the file is empty: it should hold a definition; " + KINDS);
        }
    }

    private int size() {
        return metrics.size() + events.size() + properties.size() + owners.size();
    }

    private void addRoot(SourceNode root, Findings findings) {
        if (root instanceof Sequence sequence) {
            sequence.elements().forEach(element -> addOne(element, findings));
        } else {
            addOne(root, findings);
        }
    }

    private void addOne(SourceNode node, Findings findings) {
        if (!(node instanceof Mapping mapping)) {
            findings.error("S013", node.start(), "found " + node.noun() + " where a definition should stand: " + KINDS);
        } else if (has(mapping, "key_path")) {
            metrics.add(new Unread(null, node, findings));
        } else if (has(mapping, "action")) {
            events.add(new Unread(null, node, findings));
        } else if (isAggregate(mapping)) {
            findings.info(
                    "S007",
                    node.start(),
                    "a GitLab aggregate belongs to the metric that names it in its options; it is not read by itself");
        } else {
            addBundle(mapping, findings);
        }
    }

    private static boolean isAggregate(Mapping mapping) {
        return has(mapping, "name") && has(mapping, "source") && has(mapping, "events");
    }

    private static boolean has(Mapping mapping, String name) {
        return mapping.fields().stream().anyMatch(field -> field.name().equals(name));
    }

    private void addBundle(Mapping mapping, Findings findings) {
        if (has(mapping, "$format")) {
            findings.error(
                    "S013",
                    mapping.start(),
                    "a compiled dictionary is no source: read it by MetricDictionary.fromCompiled");
            return;
        }
        boolean hasFormat = has(mapping, FieldNames.FILE_FORMAT.name());
        if (!hasFormat && mapping.fields().stream().noneMatch(field -> BUNDLE_PARTS.contains(field.name()))) {
            findings.error("S013", mapping.start(), "not recognizable as a definition: " + KINDS);
            return;
        }
        Reading reading = new Reading(Profile.STRICT, findings);
        FieldReader fields = new FieldReader(reading, mapping, "");
        if (!isKnownFormat(fields)) {
            return;
        }
        addParts(fields, FieldNames.METRICS, metrics, findings);
        addParts(fields, FieldName.of("events"), events, findings);
        addParts(fields, FieldName.of("properties"), properties, findings);
        addParts(fields, FieldNames.OWNERS, owners, findings);
        fields.finish();
    }

    private static boolean isKnownFormat(FieldReader fields) {
        SourceNode value = fields.given(FieldNames.FILE_FORMAT);
        if (value == null) {
            fields.reading()
                    .findings()
                    .error(
                            "S013",
                            fields.start(),
                            "'file_format' is missing: write 'file_format: " + FILE_FORMAT + "'");
            return true;
        }
        String format = fields.scalars().word(value, FieldNames.FILE_FORMAT.quoted());
        if (FILE_FORMAT.equals(format)) {
            return true;
        }
        fields.reading()
                .error(
                        "S013",
                        value,
                        "'file_format' is " + Reading.quote(String.valueOf(format))
                                + ", of which nothing is read: this version" + " of Northing knows '" + FILE_FORMAT
                                + "'");
        return false;
    }

    private static void addParts(FieldReader fields, FieldName part, List<Unread> out, Findings findings) {
        SourceNode value = fields.given(part);
        if (value instanceof Mapping mapping) {
            for (Field field : mapping.fields()) {
                out.add(new Unread(field.key(), field.value(), findings));
            }
        } else if (value instanceof Sequence sequence) {
            sequence.elements().forEach(element -> out.add(new Unread(null, element, findings)));
        } else if (value != null) {
            findings.error(
                    "S004",
                    value.start(),
                    part.quoted() + " is " + value.noun()
                            + ": expected a list of definitions, or a mapping of them by key");
        }
    }
}
