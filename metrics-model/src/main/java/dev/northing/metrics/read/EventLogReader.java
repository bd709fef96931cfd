package dev.northing.metrics.read;

import dev.northing.core.dictionary.MetricDictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads stored events, one after another, and accounts for every row.
 *
 * <p>Memory does not grow with the log: a line of 64 KiB at most, the ids that the rules remember, a hundred reasons.
 * Rows that cannot be read are counted with their places and reasons and never stop the reading; a row's text is in no
 * reason. {@code EventLogReaderTest} holds the examples.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class EventLogReader {

    /** Progress is told after each so many rows, and at the end. */
    public static final int ROWS_BETWEEN_PROGRESS = 10_000;

    private final ReadRules rules;

    private EventLogReader(ReadRules rules) {
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    /**
     * A reader by some rules.
     *
     * @param rules whom events are about, and which of them are taken
     * @return the reader
     */
    public static EventLogReader of(ReadRules rules) {
        return new EventLogReader(rules);
    }

    /**
     * Reads canonical events, one a line: a file, plain or gzip, or a directory of such files as the client writes it.
     *
     * <p>Of a directory, the files whose names end in {@code .ndjson} or {@code .ndjson.gz} are read in the order of
     * their names. A first line that names the format is a header and no row. A last line without a line feed is torn:
     * if it is no event, that is its reason. A file whose compressed content breaks off is read as far as it goes.
     *
     * @param log a file or a directory
     * @param events receives each event that is taken, in the order of the log
     * @param progress is told how far reading has come
     * @return what became of every row
     * @throws IOException if a file cannot be read
     */
    public ReadReport ndjson(Path log, Consumer<? super StoredEvent> events, Consumer<? super ReadProgress> progress)
            throws IOException {
        return new NdjsonFiles(files(log), new Intake(rules, events), progress).read();
    }

    /**
     * Reads comma-separated values as RFC 4180 describes them, plain or gzip, in UTF-8, with a line of column names.
     *
     * <p>The column {@code id}, if there is one, holds ids as UUIDs; of the others each identifier and each property
     * that the dictionary declares is read as its type. Empty fields are absent values.
     *
     * @param file the file
     * @param columns which columns hold time and event
     * @param dictionary says which columns are properties, and their types
     * @param events receives each event that is taken, in the order of the file
     * @param progress is told how far reading has come
     * @return what became of every row, and which columns were left out
     * @throws UnreadableLogException if the file has no header, lacks a column, or is no text
     * @throws IOException if the file cannot be read
     */
    public CsvReport csv(
            Path file,
            CsvColumns columns,
            MetricDictionary dictionary,
            Consumer<? super StoredEvent> events,
            Consumer<? super ReadProgress> progress)
            throws IOException {
        return new CsvFile(file, columns, dictionary, new Intake(rules, events), progress).read();
    }

    private static List<Path> files(Path log) throws IOException {
        if (!Files.isDirectory(log)) {
            return List.of(log);
        }
        try (Stream<Path> found = Files.list(log)) {
            return found.filter(file -> isNdjson(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isNdjson(String name) {
        return name.endsWith(".ndjson") || name.endsWith(".ndjson.gz");
    }
}
