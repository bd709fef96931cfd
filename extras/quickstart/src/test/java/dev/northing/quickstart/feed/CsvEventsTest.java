package dev.northing.quickstart.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.northing.core.dictionary.DictionaryLoader;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.event.Event;
import dev.northing.metrics.read.CsvColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvEventsTest {

    private static final MetricDictionary DICTIONARY = DictionaryLoader.strict()
            .resource(CsvEventsTest.class.getClassLoader(), "dev/northing/quickstart/dictionary.yml")
            .load()
            .requireClean();

    @TempDir
    private Path folder;

    @Test
    void readsEventsWithIdentifiersAndTypedProperties() throws Exception {
        EventFeed feed = read("""
                time,event,organization,plan,outcome,duration
                2026-01-31T12:00:00+01:00,build_finished,o-1,free,success,PT2.5S
                """);

        assertThat(feed.events())
                .containsExactly(Event.builder("build_finished")
                        .time(Instant.parse("2026-01-31T11:00:00Z"))
                        .organization("o-1")
                        .with("plan", "free")
                        .with("outcome", "success")
                        .with("duration", Duration.ofMillis(2500))
                        .build());
        assertThat(feed.notes()).isEmpty();
    }

    @Test
    void takesSecondsAndMillisecondsSince1970() throws Exception {
        EventFeed feed = read("time,user\n1790000000,u\n1790000000123,u\n0,u\n");

        assertThat(feed.events())
                .extracting(Event::time)
                .containsExactly(
                        Instant.EPOCH, Instant.ofEpochSecond(1790000000), Instant.ofEpochMilli(1790000000123L));
    }

    @Test
    void callsRowsWithoutAnEventActivity() throws Exception {
        assertThat(read("time,user\n1,u\n").events()).extracting(Event::name).containsExactly("activity");
    }

    @Test
    void takesTimeAndEventFromWhereItIsTold() throws Exception {
        Path file = file("at,user,event\n1,u,ignored\n");
        EventFeed feed =
                CsvEvents.read(file, new CsvColumns("at", Optional.of("contribution")), DICTIONARY, rows -> {});

        assertThat(feed.events()).extracting(Event::name).containsExactly("contribution");
        assertThat(feed.notes())
                .containsExactly(
                        "columns left out, since the dictionary declares no such property or identifier: event");
    }

    @Test
    void understandsQuotesEmptyLinesByteOrderMarksAndCarriageReturns() throws Exception {
        EventFeed feed = read("\uFEFFtime,user\r\n\r\n1,\"a,\"\"b\"\"\"\r\n2,\"line\none\"\r\n");

        assertThat(feed.events()).extracting(event -> event.subject().user()).containsExactly("a,\"b\"");
        assertThat(feed.notes()).singleElement().asString().contains("IDENTIFIER_MALFORMED", "(lines 4)");
    }

    @Test
    void countsUnreadableRowsWithLinesAndReasons() throws Exception {
        EventFeed feed = read("time,user\n1,u\nyesterday,u\n2\n,u\n1,u,x\nnever,u\nsoon,u\n99999999999999999999,u\n");

        assertThat(feed.events()).hasSize(1);
        assertThat(feed.title()).endsWith("1 of 8 rows");
        assertThat(feed.notes())
                .containsExactly(
                        "2 rows left out: expected 2 fields (lines 4, 6)",
                        "5 rows left out: expected a time: ISO 8601 with offset, or seconds or milliseconds since 1970"
                                + " (lines 3, 5, 7, ...)");
    }

    @Test
    void neverRepeatsAFieldInAReason() throws Exception {
        EventFeed feed = read("""
                time,event,organization,duration
                secret,build_finished,o,
                1,build_finished,o,secret
                1,build_finished,o,PT1S
                """);

        assertThat(feed.notes()).hasSize(2).noneMatch(note -> note.contains("secret"));
    }

    @Test
    void leavesOutEmptyFields() throws Exception {
        EventFeed feed = read("time,event,organization,plan\n1,build_finished,o,\n");

        assertThat(feed.events().get(0).properties().size()).isZero();
        assertThat(feed.notes()).isEmpty();
    }

    @Test
    void tellsWhatToDoAboutAFileItCannotUse() throws IOException {
        assertProblem("", "is empty; expected a header line");
        assertProblem("at,user\n1,u\n", "no column is named 'time'", "--time COLUMN", "[at, user]");
        assertProblem("time,name\n1,u\n", "no column names a subject", "organization");
        assertProblem("time,user\nx,u\n", "no row could be read as an event: 1 rows left out");
        assertProblem("time,user\n1,\"u\n", "line 2: a quoted field does not end");
        assertThatExceptionOfType(FeedException.class)
                .isThrownBy(
                        () -> CsvEvents.read(folder.resolve("none.csv"), CsvColumns.DEFAULT, DICTIONARY, rows -> {}))
                .withMessageContaining("none.csv: cannot be read; check that the file exists");
        Path latin = Files.write(folder.resolve("latin.csv"), "time,user\n1,\u00fc\n".getBytes(ISO_8859_1));
        assertThatExceptionOfType(FeedException.class)
                .isThrownBy(() -> CsvEvents.read(latin, CsvColumns.DEFAULT, DICTIONARY, rows -> {}))
                .withMessageContaining("not valid UTF-8");
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        List<Long> seen = new ArrayList<>();
        CsvEvents.read(file("time,user\n1,u\n2,u\n"), CsvColumns.DEFAULT, DICTIONARY, seen::add);

        assertThat(seen).containsExactly(2L);
    }

    private void assertProblem(String text, String... parts) throws IOException {
        Path file = file(text);
        assertThatExceptionOfType(FeedException.class)
                .isThrownBy(() -> CsvEvents.read(file, CsvColumns.DEFAULT, DICTIONARY, rows -> {}))
                .satisfies(problem -> assertThat(problem.getMessage()).contains(parts));
    }

    private EventFeed read(String text) throws IOException, FeedException {
        return CsvEvents.read(file(text), CsvColumns.DEFAULT, DICTIONARY, rows -> {});
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("events.csv"), text);
    }
}
