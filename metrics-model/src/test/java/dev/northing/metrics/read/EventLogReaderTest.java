package dev.northing.metrics.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.Identifier;
import dev.northing.core.json.EventWriter;
import dev.northing.metrics.EventView;
import dev.northing.metrics.usage.ActiveUnits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogReaderTest {

    private static final Instant AS_OF = Instant.parse("2026-04-01T00:00:00Z");
    private static final String HEADER = "{\"format\":\"northing-events/1\",\"library\":\"x\"}\n";

    @TempDir
    private Path folder;

    private final List<StoredEvent> taken = new ArrayList<>();

    @Test
    void readsWhatTheClientWrites() throws IOException {
        Event event = Event.builder("build_finished")
                .id(new EventId(1, 2))
                .time(Instant.parse("2026-03-31T12:00:00.123Z"))
                .organization("acme")
                .user("u-1")
                .with("outcome", "success")
                .with("steps", 7)
                .with("cached", true)
                .with("share", 0.5)
                .with("took", Duration.ofSeconds(2))
                .with("at", Instant.EPOCH)
                .with("tags", List.of("a"))
                .build();
        ReadReport report = read(HEADER + json(event) + "\n");

        assertThat(report).isEqualTo(new ReadReport(1, 1, 0, 0, 0, 0, List.of(), 0, 1));
        StoredEvent stored = taken.get(0);
        assertThat(stored.event()).isEqualTo(event);
        assertThat(stored.id()).isEqualTo(new EventId(1, 2).toString());
        assertThat(stored.name()).isEqualTo("build_finished");
        assertThat(stored.unit()).isEqualTo("acme");
        assertThat(stored.epochMillis())
                .isEqualTo(Instant.parse("2026-03-31T12:00:00.123Z").toEpochMilli());
        assertThat(stored.attribute("outcome")).hasValue("success");
        assertThat(stored.attribute("steps")).hasValue("7");
        assertThat(stored.attribute("cached")).hasValue("true");
        assertThat(stored.attribute("share")).hasValue("0.5");
        assertThat(stored.attribute("took")).hasValue("PT2S");
        assertThat(stored.attribute("at")).hasValue("1970-01-01T00:00:00Z");
        assertThat(stored.attribute("tags")).isEmpty();
        assertThat(stored.attribute("none")).isEmpty();
    }

    @Test
    void feedsACalculator() throws IOException {
        ActiveUnits active = ActiveUnits.trailingDays("active", 7, EventView.any());
        var state = active.create();
        EventLogReader.of(ReadRules.asOf(AS_OF))
                .ndjson(
                        file(
                                "log.ndjson",
                                (line(1, "2026-03-31T00:00:00Z") + line(2, "2026-01-01T00:00:00Z")).getBytes(UTF_8)),
                        event -> active.add(state, event),
                        progress -> {});

        assertThat(active.finish(state, AS_OF).active().value()).hasValue(1);
    }

    @Test
    void countsEveryRowOnce() throws IOException {
        ReadReport report = EventLogReader.of(ReadRules.asOf(AS_OF)
                        .withUnits(Identifier.ORGANIZATION)
                        .withSeal(Instant.parse("2026-03-01T00:00:00Z")))
                .ndjson(
                        file(
                                "log.ndjson",
                                (HEADER
                                                + line(1, "2026-03-02T00:00:00Z")
                                                + line(1, "2026-03-02T00:00:00Z")
                                                + line(2, "2026-02-28T23:59:59Z")
                                                + line(3, "1969-12-31T23:59:59Z")
                                                + line(4, "2026-04-01T00:00:00Z")
                                                + "\n\r\n"
                                                + "{\"name\":\"e\",\"time\":\"2026-03-02T00:00:00Z\",\"user\":\"u\"}\n"
                                                + "{\"name\":\"e\",\"organization\":\"o\"}\n"
                                                + "{\"name\":\"e\",\"time\":\"soon\",\"organization\":\"secret\"}\n"
                                                + "secret\n")
                                        .getBytes(UTF_8)),
                        taken::add,
                        progress -> {});

        assertThat(report.rows()).isEqualTo(9);
        assertThat(report.taken()).isEqualTo(1).isEqualTo(taken.size());
        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(report.late()).isEqualTo(1);
        assertThat(report.impossible()).isEqualTo(2);
        assertThat(report.withoutUnit()).isEqualTo(1);
        assertThat(report.refusedRows()).isEqualTo(3);
        assertThat(report.refused())
                .extracting(RefusedRows::first)
                .containsExactlyInAnyOrder(
                        List.of(new RowPlace("log.ndjson", 10)),
                        List.of(new RowPlace("log.ndjson", 11)),
                        List.of(new RowPlace("log.ndjson", 12)));
        assertThat(report.refused().toString()).doesNotContain("secret");
    }

    @Test
    void rowsAddUpWhateverStandsInTheLog() throws IOException {
        for (long seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            StringBuilder log = new StringBuilder();
            int rows = random.nextInt(200);
            for (int i = 0; i < rows; i++) {
                log.append(
                        switch (random.nextInt(4)) {
                            case 0 -> "{\"name\":" + i + "}\n";
                            case 1 -> "x".repeat(1 + random.nextInt(80_000)) + "\n";
                            case 2 -> line(random.nextInt(20), "2026-05-01T00:00:00Z");
                            default -> line(random.nextInt(20), "2026-03-31T00:00:00Z");
                        });
            }
            ReadReport report = read(log.toString());

            assertThat(report.rows()).as("seed " + seed).isEqualTo(rows);
            assertThat(report.taken()
                            + report.duplicates()
                            + report.late()
                            + report.impossible()
                            + report.withoutUnit()
                            + report.refusedRows())
                    .as("seed " + seed)
                    .isEqualTo(rows);
        }
    }

    @Test
    void readsADirectoryInOrderAndAllowsForATornLastLine() throws IOException {
        file("northing-000000000002-ab.ndjson", (HEADER + line(2, "2026-03-02T00:00:00Z")).getBytes(UTF_8));
        String torn = HEADER + line(1, "2026-03-01T00:00:00Z") + line(2, "2026-03-02T00:00:00Z");
        file(
                "northing-000000000001-ab.ndjson",
                torn.substring(0, torn.length() - 20).getBytes(UTF_8));
        file("northing-000000000003-ab.ndjson.gz", gzip(HEADER + line(3, "2026-03-03T00:00:00Z")));
        file("notes.txt", "no events".getBytes(UTF_8));
        ReadReport report = EventLogReader.of(ReadRules.asOf(AS_OF)).ndjson(folder, taken::add, progress -> {});

        assertThat(report.files()).isEqualTo(3);
        assertThat(taken).extracting(StoredEvent::unit).containsExactly("o-1", "o-2", "o-3");
        assertThat(report.refused())
                .containsExactly(new RefusedRows(
                        "torn: the last line has no end",
                        1,
                        List.of(new RowPlace("northing-000000000001-ab.ndjson", 3))));
    }

    @Test
    void takesAWholeLastLineWithoutALineFeed() throws IOException {
        assertThat(read(line(1, "2026-03-01T00:00:00Z").trim()).taken()).isEqualTo(1);
    }

    @Test
    void readsBrokenGzipAsFarAsItGoes() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            log.append(line(i, "2026-03-01T00:00:00Z"));
        }
        byte[] whole = gzip(log.toString());
        Path file = file("log.ndjson.gz", Arrays.copyOf(whole, whole.length / 2));
        ReadReport report = EventLogReader.of(ReadRules.asOf(AS_OF)).ndjson(file, taken::add, progress -> {});

        assertThat(report.taken()).isBetween(500L, 4_999L);
        assertThat(report.refused()).extracting(RefusedRows::reason).contains("expected compressed content to go on");
    }

    @Test
    void goesOnBehindAFileWhoseContentIsNotEvenBegun() throws IOException {
        file("a.ndjson.gz", new byte[] {0x1F, (byte) 0x8B, 8});
        file("b.ndjson", line(1, "2026-03-01T00:00:00Z").getBytes(UTF_8));
        ReadReport report = EventLogReader.of(ReadRules.asOf(AS_OF)).ndjson(folder, taken::add, progress -> {});

        assertThat(report.taken()).isEqualTo(1);
        assertThat(report.refused())
                .extracting(RefusedRows::first)
                .containsExactly(List.of(new RowPlace("a.ndjson.gz", 1)));
    }

    @Test
    void refusesAHeaderOfAnotherFormatAndLinesThatAreTooLong() throws IOException {
        ReadReport report = read("{\"format\":\"northing-events/2\"}\n" + " ".repeat(70_000) + "\n");

        assertThat(report.refused())
                .extracting(RefusedRows::reason)
                .containsExactly("expected at most 65536 bytes", "expected the format northing-events/1");
    }

    @Test
    void namesEventsWithoutIdByTheirPlace() throws IOException {
        String row = "{\"name\":\"e\",\"time\":\"2026-03-02T00:00:00Z\",\"organization\":\"o\"}\n";
        read(row + row);

        assertThat(taken).extracting(StoredEvent::id).containsExactly("log.ndjson:1", "log.ndjson:2");
    }

    @Test
    void forgetsTheOldestIdsAndSaysSo() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i : new int[] {1, 2, 3, 4, 5, 6, 5, 3, 1}) {
            log.append(line(i, "2026-03-01T00:00:00Z"));
        }
        ReadReport report = EventLogReader.of(ReadRules.asOf(AS_OF).withRememberedIds(2))
                .ndjson(file("log.ndjson", log.toString().getBytes(UTF_8)), taken::add, progress -> {});

        // The last two ids are always known: 5 is, and 3 may be; 1 is forgotten.
        assertThat(report.duplicates()).isBetween(1L, 2L);
        assertThat(report.forgottenIds()).isPositive();
        assertThat(ReadRules.DEFAULT_REMEMBERED_IDS).isEqualTo(4 * 1024 * 1024);
        assertThat(ReadRules.asOf(AS_OF).units()).isEqualTo(ReadRules.DEFAULT_UNITS);
    }

    @Test
    void keepsOnlySoManyReasonsAndPlaces() {
        assertThat(ReadReport.PLACES_KEPT).isEqualTo(3);
        assertThat(ReadReport.REASONS_KEPT).isEqualTo(100);
        Intake intake = new Intake(ReadRules.asOf(AS_OF), taken::add);
        for (int i = 0; i < 300; i++) {
            intake.refuse("reason " + i, "f", i);
        }

        assertThat(intake.report().refused()).hasSize(100);
        assertThat(intake.report().refusedRows()).isEqualTo(300);
        assertThat(intake.report().refused())
                .filteredOn(rows -> rows.reason().equals("other reasons"))
                .singleElement()
                .satisfies(rows -> assertThat(rows.first()).hasSize(3));
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 25_000; i++) {
            log.append(line(i, "2026-03-01T00:00:00Z"));
        }
        List<ReadProgress> seen = new ArrayList<>();
        EventLogReader.of(ReadRules.asOf(AS_OF))
                .ndjson(file("log.ndjson", log.toString().getBytes(UTF_8)), event -> {}, seen::add);

        assertThat(EventLogReader.ROWS_BETWEEN_PROGRESS).isEqualTo(10_000);
        assertThat(seen).extracting(ReadProgress::rows).containsExactly(10_000L, 20_000L, 25_000L);
        assertThat(seen).extracting(ReadProgress::totalBytes).containsOnly((long) log.length());
        assertThat(seen.get(2).bytes()).isEqualTo(log.length());
        assertThat(seen.get(0).bytes()).isLessThan(log.length());
    }

    @Test
    void refusesRulesThatCannotBeMeant() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReadRules.asOf(Instant.EPOCH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadRules.asOf(AS_OF).withUnits());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadRules.asOf(AS_OF).withRememberedIds(0));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> EventLogReader.of(ReadRules.asOf(AS_OF))
                        .ndjson(folder.resolve("none"), taken::add, progress -> {}));
        assertThat(StoredEvent.unitOf(Event.builder("e").user("u").build(), List.of(Identifier.ORGANIZATION)))
                .isEqualTo(Optional.empty());
    }

    private ReadReport read(String log) throws IOException {
        return EventLogReader.of(ReadRules.asOf(AS_OF))
                .ndjson(file("log.ndjson", log.getBytes(UTF_8)), taken::add, progress -> {});
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static String line(int number, String time) {
        return json(Event.builder("e")
                        .id(new EventId(0x7000, number))
                        .time(Instant.parse(time))
                        .organization("o-" + number)
                        .build())
                + "\n";
    }

    private static String json(Event event) {
        EventWriter writer = new EventWriter();
        assertThat(writer.write(event)).isTrue();
        return new String(writer.toByteArray(), UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }
}
