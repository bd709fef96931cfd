package dev.northing.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.EventIdGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VerdictReaderTest {

    private static Optional<VerdictReader.Verdict> read(String json) {
        return new VerdictReader().read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhichEventsAreRejectedAndWhichAreWantedAgain() {
        assertThat(read("{\"rejected\":[\"a\",\"b\"],\"note\":{\"x\":[1,{}]},\"retry\":[\"c\"]}"))
                .contains(new VerdictReader.Verdict(Set.of("a", "b"), Set.of("c")));
        assertThat(read(" { } "))
                .hasValueSatisfying(verdict -> assertThat(verdict.isEmpty()).isTrue());
        assertThat(read("{\"rejected\":[\"a\",\"a\"]}")).contains(new VerdictReader.Verdict(Set.of("a"), Set.of()));
        assertThat(read("{\"retry\":[\"a\"]}").orElseThrow().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "[]",
                "null",
                "{",
                "{\"rejected\":[\"a\"",
                "{\"rejected\":[\"a\"]} {}",
                "{\"rejected\":\"a\"}",
                "{\"rejected\":[1]}",
                "{\"rejected\":[[\"a\"]]}",
                "{\"rejected\":[null]}",
                "{\"rejected\":null}",
                "{\"rejected\":[\"a\"],\"rejected\":[\"b\"]}",
                "{\"other\":1,\"other\":2}",
                "{\"rejected\":[\"\u0001\"]}",
                "{rejected:[]}",
                "<html></html>"
            })
    void believesNothingOfAnAnswerThatIsNotOfTheForm(String json) {
        assertThat(read(json)).isEmpty();
    }

    @Test
    void readsNothingBeyondItsLimits() {
        assertThat(read("{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}"))
                .isEmpty();
        assertThat(read("{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}"))
                .isEmpty();
        assertThat(read("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}")).isPresent();
        assertThat(read("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}")).isEmpty();
        assertThat(read("{\"retry\":[" + ids(2_000) + "]}")).isPresent();
        assertThat(read("{\"retry\":[" + ids(2_001) + "]}")).isEmpty();
        assertThat(read("{\"a\":1}" + " ".repeat(VerdictReader.MAX_BYTES))).isEmpty();
        assertThat(VerdictReader.MAX_BYTES).isEqualTo(65_536);
        assertThat(VerdictReader.MAX_DEPTH).isEqualTo(32);
        assertThat(VerdictReader.MAX_IDS).isEqualTo(2_000);
    }

    private static String ids(int count) {
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < count; i++) {
            ids.append(i == 0 ? "\"" : ",\"").append(i).append('"');
        }
        return ids.toString();
    }

    @Test
    void neverThrowsWhateverItIsGiven() {
        byte[] sound = "{\"rejected\":[\"a\",\"\\u00e9\"],\"retry\":[\"b\"],\"more\":{\"x\":[1.5e3,true,null]}}"
                .getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] broken = sound.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            assertThat(new VerdictReader().read(broken)).as("seed %d", seed).isNotNull();
        }
    }

    @Test
    void aWrittenEventTellsItsIdWithoutBeingRead() {
        EventId id = new EventIdGenerator(InstantSource.fixed(Instant.EPOCH), new Random(1)).next();
        EventWriter writer = new EventWriter();
        Event event = Event.builder("build_finished").id(id).with("id", "x").build();
        assertThat(writer.write(event)).isTrue();
        assertThat(EventReader.idOf(writer.toByteArray())).isEqualTo(id.toString());
        assertThat(writer.write(event, null, null)).isTrue();
        assertThat(EventReader.idOf(writer.toByteArray())).isNull();
        for (String other :
                List.of("", "{\"id\":\"", "{\"id\":\"" + id, "{\"id\":\"" + id + ",\"", "{\"id\":\"short\"}")) {
            assertThat(EventReader.idOf(other.getBytes(StandardCharsets.UTF_8))).isNull();
        }
    }
}
