package dev.northing.metrics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the real data that stands beside the repository, if it does; a test without it is skipped. */
public final class SharedFiles {

    private SharedFiles() {}

    /** The contributor log as events: unit is the user, time is when the commit arrived. */
    public static List<TestEvent> gitEvents() {
        Path file = folder().resolve("data/git-activity/git_events.csv");
        assumeTrue(Files.isReadable(file), "the contributor log is not there");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1).map(SharedFiles::gitEvent).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The purchases of CDNOW's customers of 1997: unit is the customer, time is the date's start in UTC. */
    public static List<TestEvent> purchases() {
        Path file = folder().resolve("data/cdnow/CDNOW_master.txt");
        assumeTrue(Files.isReadable(file), "the purchase log is not there");
        try (Stream<String> lines = Files.lines(file)) {
            List<String> rows = lines.map(String::trim)
                    .filter(line -> line.matches("\\d.*"))
                    .toList();
            return IntStream.range(0, rows.size())
                    .mapToObj(row -> purchase(row, rows.get(row)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CDNOW's customers over their first 39 weeks: repeats, weeks until the last one, weeks observed. */
    public static List<double[]> purchaseSummary() {
        return numbers(folder().resolve("data/cdnow/cdnow_customers_summary.csv"));
    }

    private static List<double[]> numbers(Path file) {
        return table(file).stream()
                .map(columns -> columns.stream()
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    /** The rows of a series of the anomaly benchmark: time and value. */
    public static List<List<String>> benchmarkSeries(String name) {
        return table(folder().resolve("data/nab/" + name + ".csv"));
    }

    /** The text that says within which spans of time the events of the benchmark's series lie. */
    public static String benchmarkWindows() {
        Path file = folder().resolve("data/nab/combined_windows.json");
        assumeTrue(Files.isReadable(file), "the benchmark is not there");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> table(Path file) {
        assumeTrue(Files.isReadable(file), "the table is not there");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1).map(line -> List.of(line.split(",", -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestEvent purchase(int row, String line) {
        String[] columns = line.split("\\s+", -1);
        LocalDate date = LocalDate.parse(columns[1], DateTimeFormatter.BASIC_ISO_DATE);
        long time = date.toEpochDay() * 86_400_000L;
        return new TestEvent("row-" + row, "purchase", columns[0], time, Map.of());
    }

    private static TestEvent gitEvent(String line) {
        String[] columns = line.split(",", -1);
        return TestEvent.of("commit", columns[0], Long.parseLong(columns[3]) * 1000);
    }

    private static Path folder() {
        String named =
                Optional.ofNullable(System.getProperty("northing.shared")).orElse(System.getenv("NORTHING_SHARED"));
        return named != null ? Path.of(named) : besideTheRepository();
    }

    private static Path besideTheRepository() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("shared") : folder.resolveSibling("shared");
    }
}
