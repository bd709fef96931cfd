package dev.northing.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.northing.core.error.EncodingException;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.EventLimits;
import dev.northing.core.event.PropertyValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    private final EventWriter writer = new EventWriter();
    private final EventReader reader = new EventReader();

    @Test
    void writesPartsInAFixedOrderAndPropertiesByName() {
        Event event = Event.builder("build_finished")
                .id(EventId.parse("019a2b6e-7c00-7abc-8def-0123456789ab"))
                .time(Instant.parse("2026-01-31T12:00:00.120Z"))
                .device("d")
                .user("u")
                .anonymous("a")
                .organization("o")
                .project("p")
                .session("s")
                .with("z", "text")
                .with("whole", 3)
                .with("part", 3.0)
                .with("on", true)
                .with("at", Instant.EPOCH)
                .with("took", Duration.ofMillis(1500))
                .with("list", List.of(1, "x"))
                .with("map", Map.of("k", 1))
                .build();

        assertThat(json(event))
                .isEqualTo("{\"id\":\"019a2b6e-7c00-7abc-8def-0123456789ab\",\"name\":\"build_finished\","
                        + "\"time\":\"2026-01-31T12:00:00.120Z\",\"user\":\"u\",\"anonymous\":\"a\","
                        + "\"organization\":\"o\",\"project\":\"p\",\"session\":\"s\",\"device\":\"d\","
                        + "\"properties\":{\"at\":{\"@instant\":\"1970-01-01T00:00:00Z\"},\"list\":[1,\"x\"],"
                        + "\"map\":{\"k\":1},\"on\":true,\"part\":3.0,\"took\":{\"@duration\":\"PT1.5S\"},"
                        + "\"whole\":3,\"z\":\"text\"}}");
    }

    @Test
    void leavesOutWhatIsAbsent() {
        assertThat(json(Event.builder("e").build())).isEqualTo("{\"name\":\"e\"}");
    }

    @Test
    void writesTheIdAndTimeItIsGivenInsteadOfTheEvents() {
        assertThat(writer.write(Event.builder("e").build(), new EventId(0x7000, 2), Instant.EPOCH))
                .isTrue();

        assertThat(new String(writer.toByteArray(), UTF_8))
                .isEqualTo("{\"id\":\"00000000-0000-7000-0000-000000000002\",\"name\":\"e\","
                        + "\"time\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void readsBackEveryTypeExactly() {
        Event event = Event.builder("e")
                .with("min", Long.MIN_VALUE)
                .with("max", Long.MAX_VALUE)
                .with("zero", 0.0)
                .with("negative zero", -0.0)
                .with("tiny", Double.MIN_VALUE)
                .with("huge", Double.MAX_VALUE)
                .with("tenth", 0.1)
                .with("whole as number", 1e16)
                .with("nanos", Instant.parse("2026-01-31T12:00:00.000000001Z"))
                .with("first", Instant.parse("0000-01-01T00:00:00Z"))
                .with("last", Instant.parse("9999-12-31T23:59:59.999999999Z"))
                .with("shortest", Duration.ofNanos(1))
                .with("negative", Duration.ofNanos(-1))
                .with("longest", Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))
                .with("most negative", Duration.ofSeconds(Long.MIN_VALUE))
                .with("lone", "a\ud800b")
                .with("text", "\u0000\u001f\"\\/\u2028\u202e\ud83d\ude00\u0080")
                .with("empty", "")
                .with("empty list", List.of())
                .with("empty map", Map.of())
                .with("nested", List.of(Map.of("x", List.of(Instant.EPOCH, Duration.ZERO))))
                .build();

        assertThat(event.defects()).isEmpty();
        assertThat(reader.read(bytes(event))).isEqualTo(event);
    }

    @Test
    void keepsTheWholeAndTheBrokenNumberApart() {
        Event event = Event.builder("e").with("long", 1L).with("double", 1.0).build();

        assertThat(reader.read(bytes(event)).properties().find("long")).isInstanceOf(PropertyValue.LongValue.class);
        assertThat(reader.read(bytes(event)).properties().find("double")).isInstanceOf(PropertyValue.DoubleValue.class);
    }

    @Test
    void writesAtMost32KiB() {
        assertThat(EventLimits.MAX_EVENT_BYTES).isEqualTo(32 * 1024);
        int frame = bytes(Event.builder("e").with("p", "").build()).length;
        String fits = "x".repeat(EventLimits.MAX_EVENT_BYTES - frame);

        assertThat(writer.write(Event.builder("e").with("p", fits).build())).isTrue();
        assertThat(writer.size()).isEqualTo(EventLimits.MAX_EVENT_BYTES);
        assertThat(writer.write(Event.builder("e").with("p", fits + "x").build()))
                .isFalse();
        assertThat(writer.size()).isZero();
        assertThat(writer.write(Event.builder("e")
                        .with("p", fits.replace('x', '\u0001'))
                        .build()))
                .isFalse();
        assertThat(json(Event.builder("next").build())).isEqualTo("{\"name\":\"next\"}");
    }

    @Test
    void readsBackTheLongestNamesOfAnyScript() {
        for (String letter : List.of("x", "\u00fc", "\u6f22", "\ud83d\ude00")) {
            String name = letter.repeat(EventLimits.MAX_NAME_LENGTH / letter.length());
            Event event = Event.builder(name).with(name, Map.of(name, 1)).build();

            assertThat(event.defects()).isEmpty();
            assertThat(reader.read(bytes(event))).isEqualTo(event);
        }
    }

    @Test
    void goesOnAfterATimeItCannotSay() {
        Event event = Event.builder("e").build();
        Instant year12000 = Instant.parse("+12000-01-01T00:00:00Z");

        assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> writer.write(event, null, year12000));
        assertThat(json(event)).isEqualTo("{\"name\":\"e\"}");
    }

    @Test
    void copiesWhatItWrote() {
        byte[] target = new byte[20];
        writer.write(Event.builder("e").build());
        writer.copyTo(target, 3);

        assertThat(new String(target, 3, writer.size(), UTF_8)).isEqualTo("{\"name\":\"e\"}");
    }

    @Test
    void refusesToWriteAnEventWithDefects() {
        Event event = Event.builder("").build();

        assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> writer.write(event));
        assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> writer.write(event, null, null));
    }

    @Test
    void readsAnyOrderAndSkipsFieldsItDoesNotKnow() {
        Event event = reader.read(
                " {\"later\":{\"deep\":[1,{}]},\"properties\":{\"b\":1,\"a\":2},\"name\":\"e\"}\n".getBytes(UTF_8));

        assertThat(event).isEqualTo(Event.builder("e").with("a", 2).with("b", 1).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "{",
                "{\"name\":\"e\"} x",
                "{\"name\":\"e\"}{\"name\":\"e\"}",
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":1}",
                "{\"name\":null}",
                "{\"name\":\"e\",\"name\":\"e\"}",
                "{\"name\":\"e\",\"id\":\"secret\"}",
                "{\"name\":\"e\",\"time\":\"secret\"}",
                "{\"name\":\"e\",\"time\":\"+10000-01-01T00:00:00Z\"}",
                "{\"name\":\"e\",\"user\":\"\"}",
                "{\"name\":\"e\",\"user\":7}",
                "{\"name\":\"e\",\"properties\":[]}",
                "{\"name\":\"e\",\"properties\":{\"p\":null}}",
                "{\"name\":\"e\",\"properties\":{\"p\":1,\"p\":2}}",
                "{\"name\":\"e\",\"properties\":{\"p\":9223372036854775808}}",
                "{\"name\":\"e\",\"properties\":{\"p\":1e999}}",
                "{\"name\":\"e\",\"properties\":{\"p\":NaN}}",
                "{\"name\":\"e\",\"properties\":{\"p\":1.0000000000000000000000000000000000000001}}",
                "{\"name\":\"e\",\"properties\":{\"p\":[[[[[[[[1]]]]]]]]}}",
                "{\"name\":\"e\",\"properties\":{\"p\":{\"@instant\":\"secret\"}}}",
                "{\"name\":\"e\",\"properties\":{\"p\":{\"@instant\":\"2026-01-01T00:00:00Z\",\"x\":1}}}",
                "{\"name\":\"e\",\"properties\":{\"p\":{\"@duration\":\"secret\"}}}",
                "{\"name\":\"e\",\"properties\":{\"p\":{\"a\":1,\"@instant\":\"2026-01-01T00:00:00Z\"}}}",
                "{\"name\":\"e\",\"properties\":{\"p\":{\"@other\":1}}}",
                "{\"name\":\"e\",\"properties\":{\"@instant\":\"2026-01-01T00:00:00Z\"}}",
                "{\"name\":\"e\",\"properties\":{\"p\":secret}}",
            })
    void refusesWhatIsNoEventWithoutQuotingIt(String text) {
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> reader.read(text.getBytes(UTF_8)))
                .withMessageStartingWith("event")
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void namesThePlaceOfAMistake() {
        byte[] text = "{\n \"name\": \"e\",\n \"time\": 7}".getBytes(UTF_8);

        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> reader.read(text))
                .withMessage("event at line 3, column 10: expected text for time");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] text = "{\"name\":\"e\",\"properties\":{\"p\":\"?\"}}".getBytes(UTF_8);
        text[text.length - 4] = (byte) 0xff;

        assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> reader.read(text));
    }

    @Test
    void refusesTextsBeyondTwiceTheSizeOfAnEvent() {
        byte[] text = " ".repeat(2 * EventLimits.MAX_EVENT_BYTES + 1).getBytes(UTF_8);

        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> reader.read(text))
                .withMessageContaining("expected at most 65536");
    }

    @Test
    void refusesDeepTextAtOnce() {
        byte[] text = ("{\"x\":" + "[".repeat(30_000)).getBytes(UTF_8);

        assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> reader.read(text));
    }

    private String json(Event event) {
        return new String(bytes(event), UTF_8);
    }

    private byte[] bytes(Event event) {
        assertThat(writer.write(event)).isTrue();
        return writer.toByteArray();
    }
}
