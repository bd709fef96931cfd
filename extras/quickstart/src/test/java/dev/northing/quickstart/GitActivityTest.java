package dev.northing.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.event.Event;
import dev.northing.core.event.Identifier;
import dev.northing.metrics.read.CsvColumns;
import dev.northing.metrics.retention.Bracket;
import dev.northing.metrics.retention.CohortRow;
import dev.northing.metrics.retention.CohortTable;
import dev.northing.metrics.retention.RetentionCell;
import dev.northing.metrics.retention.RetentionSpec;
import dev.northing.quickstart.feed.CsvEvents;
import dev.northing.quickstart.feed.EventFeed;
import dev.northing.quickstart.feed.FeedException;
import dev.northing.quickstart.figures.ContributorFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ships 15 years of real contributions and checks the figures against a calculation that is slow and plain. */
class GitActivityTest {

    private static final int EVENTS = 44_524;
    private static final long DAY_SECONDS = 86_400;

    private static Path log;
    private static EventFeed feed;
    private static Shipment shipment;

    @BeforeAll
    static void shipTheLog() throws FeedException, IOException {
        Optional<Path> found = sharedFile("data/git-activity/git_events.csv");
        assumeTrue(found.isPresent(), "the log of real contributions is not here");
        log = found.get();
        MetricDictionary dictionary = QuickstartDictionary.load(null);
        feed = CsvEvents.read(log, new CsvColumns("committed_at", Optional.of("contribution")), dictionary, rows -> {});
        shipment = Shipment.send(feed.events(), dictionary, tracked -> {});
    }

    @Test
    void deliversEveryEventAndDropsNone() {
        assertThat(feed.events()).hasSize(EVENTS);
        assertThat(shipment.accounting().accepted()).isEqualTo(EVENTS);
        assertThat(shipment.accounting().delivered()).isEqualTo(EVENTS);
        assertThat(shipment.accounting().pending()).isZero();
        assertThat(shipment.accounting().droppedTotal()).isZero();
        assertThat(shipment.received()).hasSize(EVENTS);
    }

    @Test
    void receivesWhatTheFileSaysWithAPseudonymForEachPerson() {
        Map<String, String> pseudonyms = new HashMap<>();
        for (int i = 0; i < EVENTS; i++) {
            String person = feed.events().get(i).subject().user();
            pseudonyms.putIfAbsent(person, shipment.received().get(i).subject().user());
        }
        assertThat(Set.copyOf(pseudonyms.values()))
                .hasSameSizeAs(pseudonyms.keySet())
                .allMatch(pseudonym -> pseudonym.startsWith("p1:"));
        List<Event> expected = feed.events().stream()
                .map(event -> event.with(
                        event.subject()
                                .with(
                                        Identifier.USER,
                                        pseudonyms.get(event.subject().user())),
                        event.properties()))
                .toList();
        assertThat(shipment.received().stream().map(GitActivityTest::withoutId).toList())
                .isEqualTo(expected);
    }

    @Test
    void agreesWithAPlainCalculationOfRetention() throws IOException {
        Map<String, List<Long>> times = timesByUser();
        long asOf = times.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .max()
                        .orElseThrow()
                + 1;

        CohortTable table = new ContributorFigures(shipment.received(), Instant.ofEpochSecond(asOf)).retentionByMonth();

        Map<YearMonth, List<List<Long>>> cohorts = cohorts(times);
        assertThat(table.rows().stream().filter(row -> row.size() > 0)).hasSize(cohorts.size());
        for (CohortRow row : table.rows()) {
            List<List<Long>> members =
                    cohorts.getOrDefault(YearMonth.from(row.cohort().firstDay()), List.of());
            assertThat(row.size()).isEqualTo(members.size());
            assertCell(row.cell(RetentionSpec.DAY_30), members, asOf, 30, 60);
            assertCell(row.cell(RetentionSpec.DAY_90), members, asOf, 90, 120);
        }
        List<List<Long>> everybody = List.copyOf(times.values());
        assertCell(table.pooled(RetentionSpec.DAY_30), everybody, asOf, 30, 60);
        assertCell(table.pooled(RetentionSpec.DAY_90), everybody, asOf, 90, 120);
    }

    /** Of the members that had the time, the share with a commit on days {@code from} to {@code to - 1} after the first. */
    private static void assertCell(RetentionCell cell, List<List<Long>> members, long asOf, int from, int to) {
        long mature = 0;
        long returned = 0;
        for (List<Long> times : members) {
            long first = times.stream().mapToLong(Long::longValue).min().orElseThrow();
            if (first + to * DAY_SECONDS <= asOf) {
                mature++;
                returned += times.stream()
                                .anyMatch(time -> time >= first + from * DAY_SECONDS && time < first + to * DAY_SECONDS)
                        ? 1
                        : 0;
            }
        }
        assertThat(cell.bracket()).isEqualTo(Bracket.days(from, to));
        assertThat(cell.mature()).isEqualTo(mature);
        assertThat(cell.returned()).isEqualTo(returned);
        if (mature > 0) {
            assertThat(cell.rate().value()).hasValue((double) returned / mature);
        } else {
            assertThat(cell.rate().value()).isEmpty();
        }
    }

    private static Map<YearMonth, List<List<Long>>> cohorts(Map<String, List<Long>> times) {
        Map<YearMonth, List<List<Long>>> cohorts = new TreeMap<>();
        for (List<Long> one : times.values()) {
            long first = one.stream().mapToLong(Long::longValue).min().orElseThrow();
            YearMonth month = YearMonth.from(Instant.ofEpochSecond(first).atZone(ZoneOffset.UTC));
            cohorts.computeIfAbsent(month, unseen -> new ArrayList<>()).add(one);
        }
        return cohorts;
    }

    /** Straight from the file: user in the first column, commit time in the fourth. */
    private static Map<String, List<Long>> timesByUser() throws IOException {
        Map<String, List<Long>> times = new TreeMap<>();
        for (String line : Files.readAllLines(log).subList(1, EVENTS + 1)) {
            String[] fields = line.split(",", -1);
            times.computeIfAbsent(fields[0], unseen -> new ArrayList<>()).add(Long.parseLong(fields[3]));
        }
        return times;
    }

    private static Event withoutId(Event event) {
        return Event.builder(event.name())
                .time(Objects.requireNonNull(event.time()))
                .subject(event.subject())
                .build()
                .withProperties(event.properties());
    }

    /** Looks where the system property or the environment says, else beside the folder that holds {@code .mvn}. */
    private static Optional<Path> sharedFile(String name) {
        String told = System.getProperty("northing.shared", System.getenv("NORTHING_SHARED"));
        Path folder = Path.of("").toAbsolutePath();
        while (told == null && folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        Path shared = told != null ? Path.of(told) : folder == null ? Path.of("") : folder.resolveSibling("shared");
        return Optional.of(shared.resolve(name)).filter(Files::isRegularFile);
    }
}
