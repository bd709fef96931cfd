package dev.northing.metrics.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.northing.core.dictionary.DictionaryLoader;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.event.PropertyValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {

    private static final Instant AS_OF = Instant.parse("2026-04-01T00:00:00Z");
    private static final MetricDictionary DICTIONARY =
            DictionaryLoader.gitlab().text("types.yml", """
                    file_format: northing/1
                    events:
                      - action: build
                        identifiers: [organization]
                        properties:
                          steps: {type: integer}
                    """).load().dictionary();

    @TempDir
    private Path folder;

    private final List<StoredEvent> taken = new ArrayList<>();

    @Test
    void readsEventsWithTheirIdsAndTypedProperties() throws IOException {
        CsvReport report = read("""
                id,time,event,organization,steps,color
                00000000-0000-7000-8000-000000000001,2026-01-31T12:00:00+01:00,build,o-1,7,red
                00000000-0000-7000-8000-000000000001,2026-01-31T12:00:00+01:00,build,o-1,7,red
                ,1769857200,build,o-2,,
                """);

        assertThat(taken).extracting(StoredEvent::unit).containsExactly("o-1", "o-2");
        assertThat(taken).extracting(StoredEvent::epochMillis).containsOnly(1_769_857_200_000L);
        assertThat(taken.get(0).id()).isEqualTo("00000000-0000-7000-8000-000000000001");
        assertThat(taken.get(0).attribute("steps")).hasValue("7");
        assertThat(taken.get(1).id()).isEqualTo("events.csv:4");
        assertThat(report.rows().duplicates()).isEqualTo(1);
        assertThat(report.unusedColumns()).containsExactly("color");
    }

    @Test
    void countsRowsThatAreNoEventsAndGoesOn() throws IOException {
        CsvReport report = read("id,time,user\n,soon,u\nx,1,u\n,1\n,1,\"a\nb\"\n,1,\n,1,u\n");

        assertThat(report.rows().rows()).isEqualTo(6);
        assertThat(report.rows().taken()).isEqualTo(1);
        assertThat(report.rows().withoutUnit()).isEqualTo(1);
        assertThat(report.rows().refused())
                .extracting(RefusedRows::first)
                .containsExactlyInAnyOrder(places(2), places(3), places(4), places(5));
        assertThat(taken.get(0).place()).isEqualTo(new RowPlace("events.csv", 8));
        assertThat(taken.get(0).name()).isEqualTo(CsvColumns.DEFAULT_EVENT).isEqualTo("activity");
    }

    @Test
    void refusesAFileThatIsNoCsv() {
        assertThatExceptionOfType(UnreadableLogException.class)
                .isThrownBy(() -> read("time,user\n" + "x".repeat(2 * CsvLines.MAX_RECORD_LENGTH)))
                .withMessageContaining("line 2: longer than");
        assertThatExceptionOfType(UnreadableLogException.class)
                .isThrownBy(() -> read(""))
                .withMessageContaining("is empty");
    }

    @Test
    void readsEveryDeclaredType() throws CsvValues.Unreadable {
        MetricDictionary types =
                DictionaryLoader.gitlab().text("types.yml", """
                        file_format: northing/1
                        events:
                          - action: e
                            properties:
                              i: {type: integer}
                              n: {type: number}
                              b: {type: boolean}
                              t: {type: timestamp}
                              s: {type: string}
                        """).load().dictionary();
        var properties = types.events().get("e").properties();

        assertThat(CsvValues.property("7", properties.get("i"))).isEqualTo(PropertyValue.of(7));
        assertThat(CsvValues.property("7.5", properties.get("n"))).isEqualTo(PropertyValue.of(7.5));
        assertThat(CsvValues.property("true", properties.get("b"))).isEqualTo(PropertyValue.of(true));
        assertThat(CsvValues.property("7", properties.get("t"))).isEqualTo(PropertyValue.of(Instant.ofEpochSecond(7)));
        assertThat(CsvValues.property("x", properties.get("s"))).isEqualTo(PropertyValue.of("x"));
        assertThatExceptionOfType(CsvValues.Unreadable.class)
                .isThrownBy(() -> CsvValues.property("seven", properties.get("i")))
                .withMessage("column i: expected integer");
        assertThatExceptionOfType(CsvValues.Unreadable.class)
                .isThrownBy(() -> CsvValues.property("NaN", properties.get("n")));
        assertThatExceptionOfType(CsvValues.Unreadable.class)
                .isThrownBy(() -> CsvValues.property("yes", properties.get("b")));
    }

    private static List<RowPlace> places(long line) {
        return List.of(new RowPlace("events.csv", line));
    }

    private CsvReport read(String text) throws IOException {
        Path file = Files.write(folder.resolve("events.csv"), text.getBytes(UTF_8));
        return EventLogReader.of(ReadRules.asOf(AS_OF))
                .csv(file, new CsvColumns("time", Optional.empty()), DICTIONARY, taken::add, progress -> {});
    }
}
