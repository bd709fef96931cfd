package dev.northing.metrics.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.Identifier;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events from a file of comma-separated values, row by row. */
final class CsvFile {

    private static final String EVENT_COLUMN = "event";
    private static final String ID_COLUMN = "id";

    private final Path path;
    private final CsvColumns columns;
    private final MetricDictionary dictionary;
    private final Intake intake;
    private final Consumer<? super ReadProgress> progress;
    private final Set<String> used = new HashSet<>();
    private List<String> header = List.of();
    private int timeColumn;
    private int eventColumn;
    private int idColumn;

    CsvFile(
            Path path,
            CsvColumns columns,
            MetricDictionary dictionary,
            Intake intake,
            Consumer<? super ReadProgress> progress) {
        this.path = path;
        this.columns = columns;
        this.dictionary = dictionary;
        this.intake = intake;
        this.progress = progress;
    }

    CsvReport read() throws IOException {
        long totalBytes = Files.size(path);
        try (LogFile file = LogFile.open(path);
                Reader text = new InputStreamReader(file.content(), UTF_8.newDecoder())) {
            intake.beginFile();
            CsvLines lines = new CsvLines(text);
            begin(lines.next());
            for (List<String> row = lines.next(); row != null; row = lines.next()) {
                take(row, file.name(), lines.line());
                if (intake.rows() % EventLogReader.ROWS_BETWEEN_PROGRESS == 0) {
                    progress.accept(new ReadProgress(intake.rows(), file.bytesRead(), totalBytes));
                }
            }
        } catch (CharacterCodingException notUtf8) {
            throw new UnreadableLogException("not valid UTF-8; convert the file");
        }
        progress.accept(new ReadProgress(intake.rows(), totalBytes, totalBytes));
        return new CsvReport(
                intake.report(), header.stream().filter(this::isUnused).toList());
    }

    private void begin(@Nullable List<String> names) throws UnreadableLogException {
        if (names == null) {
            throw new UnreadableLogException("is empty; expected a header line such as time,user,event");
        }
        header = names;
        timeColumn = header.indexOf(columns.time());
        eventColumn = columns.event().isEmpty() ? header.indexOf(EVENT_COLUMN) : -1;
        idColumn = header.indexOf(ID_COLUMN);
        if (timeColumn < 0) {
            throw new UnreadableLogException(
                    "no column is named '" + columns.time() + "'; say which one holds the time, one of " + header);
        }
        if (header.stream().noneMatch(column -> Identifier.ofKey(column).isPresent())) {
            throw new UnreadableLogException("no column names a subject; expected one of user, organization, anonymous,"
                    + " project, session, device among " + header);
        }
    }

    private void take(List<String> row, String file, long line) {
        if (row.size() != header.size()) {
            intake.refuse("expected " + header.size() + " fields", file, line);
            return;
        }
        try {
            Event event = event(row);
            if (event.defects().isEmpty()) {
                intake.take(event, file, line);
            } else {
                intake.refuse(event.defects().get(0).toString(), file, line);
            }
        } catch (CsvValues.Unreadable unreadable) {
            intake.refuse(unreadable.expected(), file, line);
        }
    }

    private Event event(List<String> row) throws CsvValues.Unreadable {
        String name =
                columns.event().orElseGet(() -> eventColumn < 0 ? CsvColumns.DEFAULT_EVENT : row.get(eventColumn));
        Event.Builder event = Event.builder(name).time(CsvValues.time(row.get(timeColumn)));
        if (idColumn >= 0) {
            event.id(id(row.get(idColumn)));
        }
        EventDefinition definition = dictionary.events().get(name);
        for (int i = 0; i < row.size(); i++) {
            addField(event, header.get(i), row.get(i), definition);
        }
        return event.build();
    }

    private static @Nullable EventId id(String text) throws CsvValues.Unreadable {
        try {
            return text.isEmpty() ? null : EventId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw new CsvValues.Unreadable("column id: expected a UUID");
        }
    }

    /** Takes what the event's definition declares; of an event without one, its identifiers. */
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

    private boolean isUnused(String column) {
        boolean isOfTheRow = column.equals(columns.time())
                || column.equals(ID_COLUMN)
                || (columns.event().isEmpty() && column.equals(EVENT_COLUMN));
        return !isOfTheRow && !used.contains(column);
    }
}
