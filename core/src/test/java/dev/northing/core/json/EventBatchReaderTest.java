package dev.northing.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.northing.core.error.EncodingException;
import dev.northing.core.event.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBatchReaderTest {

    private final List<Event> events = new ArrayList<>();

    @Test
    void readsTheEventsAndSkipsWhatStandsAroundThem() {
        assertThat(read("{\"application\":{\"name\":\"a\",\"tags\":[1]},\"events\":[{\"name\":\"one\"},"
                        + "{\"name\":\"two\",\"properties\":{\"p\":[[1]]}}],\"sent\":1}"))
                .isEqualTo(2);
        assertThat(events).extracting(Event::name).containsExactly("one", "two");
    }

    @Test
    void readsAnEmptyBatchAndOneWithoutEvents() {
        assertThat(read("{\"events\":[]}")).isZero();
        assertThat(read("{}")).isZero();
    }

    @Test
    void takesValuesAsDeepAsAnEventMayHold() {
        assertThat(read("{\"events\":[{\"name\":\"e\",\"properties\":{\"p\":" + "[".repeat(7) + "{\"@instant\":"
                        + "\"2026-01-01T00:00:00Z\"}" + "]".repeat(7) + "}}]}"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{} x",
                "{\"events\":[]}{}",
                "{\"events\":1}",
                "{\"events\":[1]}",
                "{\"events\":[{}]}",
                "{\"events\":[{\"name\":\"e\"}"
            })
    void refusesWhatIsNoBatch(String text) {
        assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> read(text));
    }

    @Test
    void refusesAnEventThatIsLargerThanAnEventMayBe() {
        String value = "\"" + "x".repeat(30_000) + "\"";

        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> read("{\"events\":[{\"name\":\"e\",\"properties\":{\"a\":" + value + ",\"b\":" + value
                        + ",\"c\":" + value + "}}]}"))
                .withMessageContaining("expected an event of at most 65536 bytes");
        assertThat(events).isEmpty();
    }

    @Test
    void handsOverTheEventsBeforeAMistake() {
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> read("{\"events\":[{\"name\":\"e\"},{\"name\":secret}]}"))
                .withMessageStartingWith("batch at line 1, column")
                .withMessageNotContaining("secret");
        assertThat(events).hasSize(1);
    }

    @Test
    void tellsAStreamThatFailsFromATextThatIsWrong() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new EventBatchReader().read(broken, events::add));
    }

    private int read(String text) {
        return new EventBatchReader().read(new ByteArrayInputStream(text.getBytes(UTF_8)), events::add);
    }
}
