package dev.northing.quickstart.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.event.Event;
import dev.northing.core.event.Identifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Events from a file of comma-separated values; {@code docs/events-csv.md} describes the format.
 *
 * <p>A row that cannot be read is counted with its line and reason, never skipped in silence. Confined to one thread.
 */
public final class CsvEvents {

    /** The event of rows that name none. */
    public static final String DEFAULT_EVENT = "activity";

    /** Lines named for each reason. */
    private static final int LINES_NAMED = 3;

    private final MetricDictionary dictionary;
    private final CsvColumns columns;
    private final List<String> header;
    private final int timeColumn;
    private final int eventColumn;
    private final TreeMap<String, List<Long>> refusals = new TreeMap<>();
    private final Set<String> used = new HashSet<>();

    private CsvEvents(MetricDictionary dictionary, CsvColumns columns, List<String> header) throws FeedException {
        this.dictionary = dictionary;
        this.columns = columns;
        this.header = header;
        this.timeColumn = header.indexOf(columns.time());
        this.eventColumn = columns.event() == null ? header.indexOf("event") : -1;
        if (timeColumn < 0) {
            throw new FeedException("no column is named '" + columns.time()
                    + "'; say which one holds the time: --time COLUMN," + " one of " + header);
        }
        if (header.stream().noneMatch(column -> Identifier.ofKey(column).isPresent())) {
            throw new FeedException("no column names a subject; expected one of user, organization, anonymous, project,"
                    + " session, device among " + header);
        }
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param columns which columns hold time and event
     * @param dictionary tells which other columns are properties, and their types
     * @param progress receives the number of rows read so far
     * @return the events, in the order of time
     * @throws FeedException if the file cannot be read, or lacks a column; the message says what to do
     */
    public static EventFeed read(Path file, CsvColumns columns, MetricDictionary dictionary, LongConsumer progress)
            throws FeedException {
        try (BufferedReader text = Files.newBufferedReader(file, UTF_8)) {
            CsvLines lines = new CsvLines(text);
            List<String> header = lines.next();
            if (header == null) {
                throw new FeedException("the file is empty; expected a header line such as time,user,event");
            }
            return new CsvEvents(dictionary, columns, header).read(file, lines, progress);
        } catch (FeedException problem) {
            throw new FeedException(file + ": " + problem.getMessage());
        } catch (CharacterCodingException notUtf8) {
            throw new FeedException(file + ": not valid UTF-8; convert the file");
        } catch (IOException unreadable) {
            throw new FeedException(file + ": cannot be read; check that the file exists and may be read");
        }
    }

    private EventFeed read(Path file, CsvLines lines, LongConsumer progress) throws IOException, FeedException {
        List<Event> events = new ArrayList<>();
        long rows = 0;
        for (List<String> row = lines.next(); row != null; row = lines.next()) {
            progress.accept(++rows);
            Event event = event(row, lines.line());
            if (event != null) {
                events.add(event);
            }
        }
        if (events.isEmpty()) {
            throw new FeedException("no row could be read as an event: " + String.join("; ", notes()));
        }
        events.sort(Comparator.comparing(event -> Objects.requireNonNull(event.time())));
        return new EventFeed(
                "Events of " + file.getFileName() + ": " + events.size() + " of " + rows + " rows", events, notes());
    }

    private @Nullable Event event(List<String> row, long line) {
        if (row.size() != header.size()) {
            return refuse("expected " + header.size() + " fields", line);
        }
        Event.Builder event = Event.builder(name(row));
        try {
            event.time(CsvValues.time(row.get(timeColumn)));
            EventDefinition definition = dictionary.events().get(name(row));
            for (int i = 0; i < row.size(); i++) {
                addField(event, header.get(i), row.get(i), definition);
            }
        } catch (CsvValues.Unreadable unreadable) {
            return refuse(unreadable.expected(), line);
        }
        Event built = event.build();
        return built.defects().isEmpty() ? built : refuse(built.defects().get(0).toString(), line);
    }

    /** Takes what the event's definition declares; an event without one is left to the client to refuse. */
    private void addField(Event.Builder event, String column, String text, @Nullable EventDefinition definition)
            throws CsvValues.Unreadable {
        Optional<Identifier> identifier =
                Identifier.ofKey(column).filter(it -> definition == null || definition.declares(it));
        PropertyDefinition property =
                definition == null ? null : definition.properties().get(column);
        if (identifier.isPresent()) {
            used.add(column);
            event.identifier(identifier.get(), text.isEmpty() ? null : text);
        } else if (property != null) {
            used.add(column);
            event.with(column, text.isEmpty() ? null : CsvValues.property(text, property));
        }
    }

    private String name(List<String> row) {
        if (columns.event() != null) {
            return columns.event();
        }
        return eventColumn < 0 ? DEFAULT_EVENT : row.get(eventColumn);
    }

    private @Nullable Event refuse(String reason, long line) {
        refusals.computeIfAbsent(reason, unseen -> new ArrayList<>()).add(line);
        return null;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        refusals.forEach((reason, lines) -> notes.add(lines.size() + " rows left out: " + reason + " (lines "
                + lines.stream().limit(LINES_NAMED).map(String::valueOf).collect(Collectors.joining(", "))
                + (lines.size() > LINES_NAMED ? ", ...)" : ")")));
        List<String> unused = header.stream().filter(this::isUnused).toList();
        if (!unused.isEmpty()) {
            notes.add("columns left out, since the dictionary declares no such property or identifier: "
                    + String.join(", ", unused));
        }
        return notes;
    }

    private boolean isUnused(String column) {
        boolean isOfTheRow = column.equals(columns.time()) || (columns.event() == null && column.equals("event"));
        return !isOfTheRow && !used.contains(column);
    }
}
