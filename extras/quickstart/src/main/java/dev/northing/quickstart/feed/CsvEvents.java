package dev.northing.quickstart.feed;

import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.event.Event;
import dev.northing.core.event.Identifier;
import dev.northing.metrics.read.CsvColumns;
import dev.northing.metrics.read.CsvReport;
import dev.northing.metrics.read.EventLogReader;
import dev.northing.metrics.read.ReadReport;
import dev.northing.metrics.read.ReadRules;
import dev.northing.metrics.read.RefusedRows;
import dev.northing.metrics.read.UnreadableLogException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Events from a file of comma-separated values; {@code docs/events-csv.md} describes the format.
 *
 * <p>A row that cannot be read is counted with its line and reason, never skipped in silence.
 */
public final class CsvEvents {

    /** Whoever is named is shipped, whenever it was: what is impossible, figures will say. */
    private static final ReadRules ALL_ROWS = new ReadRules(
            List.of(Identifier.values()), Instant.MIN, Instant.MAX, Optional.empty(), ReadRules.DEFAULT_REMEMBERED_IDS);

    private CsvEvents() {}

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
        List<Event> events = new ArrayList<>();
        CsvReport report;
        try {
            report = EventLogReader.of(ALL_ROWS)
                    .csv(
                            file,
                            columns,
                            dictionary,
                            stored -> events.add(stored.event()),
                            reached -> progress.accept(reached.rows()));
        } catch (UnreadableLogException problem) {
            throw new FeedException(file + ": " + problem.getMessage() + hint(problem));
        } catch (IOException unreadable) {
            throw new FeedException(file + ": cannot be read; check that the file exists and may be read");
        }
        if (events.isEmpty()) {
            throw new FeedException(file + ": no row could be read as an event: " + String.join("; ", notes(report)));
        }
        events.sort(Comparator.comparing(event -> Objects.requireNonNull(event.time())));
        String title = "Events of " + file.getFileName() + ": " + events.size() + " of "
                + report.rows().rows() + " rows";
        return new EventFeed(title, events, notes(report));
    }

    private static String hint(UnreadableLogException problem) {
        boolean isAboutTime = String.valueOf(problem.getMessage()).contains("holds the time");
        return isAboutTime ? " (as --time COLUMN)" : "";
    }

    private static List<String> notes(CsvReport report) {
        List<String> notes = new ArrayList<>();
        report.rows().refused().forEach(refused -> notes.add(note(refused)));
        if (report.rows().duplicates() > 0) {
            notes.add(report.rows().duplicates() + " rows left out: their id was on an earlier row");
        }
        if (report.rows().withoutUnit() > 0) {
            notes.add(report.rows().withoutUnit() + " rows left out: they name no subject");
        }
        if (!report.unusedColumns().isEmpty()) {
            notes.add("columns left out, since the dictionary declares no such property or identifier: "
                    + String.join(", ", report.unusedColumns()));
        }
        return notes;
    }

    private static String note(RefusedRows refused) {
        String lines = refused.first().stream()
                .map(place -> String.valueOf(place.line()))
                .collect(Collectors.joining(", "));
        String more = refused.count() > ReadReport.PLACES_KEPT ? ", ...)" : ")";
        return refused.count() + " rows left out: " + refused.reason() + " (lines " + lines + more;
    }
}
