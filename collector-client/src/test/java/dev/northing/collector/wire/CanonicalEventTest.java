package dev.northing.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.wire.CanonicalEvent.Part;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CanonicalEventTest {

    private final CanonicalEvent event = new CanonicalEvent();

    private boolean read(String json) {
        return event.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private String part(byte[] json, int from, int to) {
        return new String(json, from, to - from, StandardCharsets.UTF_8);
    }

    @Test
    void findsEveryPartOfAnEvent() {
        byte[] json = Wires.canonical(Wires.full());
        assertThat(event.read(json)).isTrue();
        assertThat(event.text(Part.ID)).isEqualTo(Wires.ID);
        assertThat(event.text(Part.NAME)).isEqualTo("build_finished");
        assertThat(event.text(Part.USER)).isEqualTo("user-17");
        assertThat(event.text(Part.ANONYMOUS)).isEqualTo("anon-4711");
        assertThat(event.text(Part.ORGANIZATION)).isEqualTo("org-\"7\"");
        assertThat(event.text(Part.PROJECT)).isEqualTo("proj-é");
        assertThat(event.text(Part.SESSION)).isEqualTo("1772366400000");
        assertThat(event.text(Part.DEVICE)).isEqualTo("device-9");
        assertThat(event.propertyCount()).isEqualTo(10);
        for (int i = 0; i < event.propertyCount(); i++) {
            String name = part(json, event.nameStart(i), event.nameEnd(i));
            assertThat(name).startsWith("\"").endsWith("\"");
            String value = part(json, event.valueStart(i), event.valueEnd(i));
            assertThat(new String(json, StandardCharsets.UTF_8)).contains(name + ':' + value);
        }
    }

    @Test
    void tellsTheTimeAsTheClockDoes() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            long second = random.nextLong(-62_167_219_200L, 253_402_300_800L);
            int nano = i % 4 == 0
                    ? 0
                    : random.nextInt(1_000_000_000) / (i % 4 == 1 ? 1 : 1_000_000) * (i % 4 == 1 ? 1 : 1_000_000);
            Instant time = Instant.ofEpochSecond(second, nano);
            assertThat(read("{\"id\":\"i\",\"name\":\"n\",\"time\":\"" + time + "\"}"))
                    .as(time.toString())
                    .isTrue();
            assertThat(event.millis()).as(time.toString()).isEqualTo(time.toEpochMilli());
            if (Math.abs(second) < 9_223_372_035L) {
                assertThat(event.nanos()).as(time.toString()).isEqualTo(second * 1_000_000_000L + nano);
            }
        }
    }

    @Test
    void cutsNanosecondsThatNoLongHolds() {
        read("{\"id\":\"i\",\"name\":\"n\",\"time\":\"9999-12-31T23:59:59Z\"}");
        assertThat(event.nanos()).isEqualTo(Long.MAX_VALUE);
        read("{\"id\":\"i\",\"name\":\"n\",\"time\":\"0000-01-01T00:00:00Z\"}");
        assertThat(event.nanos()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void passesByWhatALaterVersionMayAdd() {
        assertThat(read(
                        "{\"v\":[1,{\"a\":\"}\"}],\"id\":\"i\",\"epoch\":3,\"name\":\"n\",\"time\":\"2026-03-01T12:00:00Z\","
                                + "\"properties\":{}}"))
                .isTrue();
        assertThat(event.propertyCount()).isZero();
        assertThat(event.has(Part.USER)).isFalse();
        assertThat(event.first(Part.USER, Part.NAME)).isEqualTo(Part.NAME);
    }

    @Test
    void readsNothingElse() {
        for (String json : new String[] {
            "",
            "{}",
            "[]",
            "{\"id\":\"i\"}",
            "{\"id\":\"i\",\"name\":\"n\",\"time\":\"yesterday\"}",
            "{\"id\":\"i\",\"name\":\"n\",\"time\":\"2026-03-01T12:00:00+01:00\"}",
            "{\"id\":\"i\",\"name\":\"n\",\"time\":\"2026-03-01T12:00:00Z\"",
            "{\"id\":\"i\",\"name\":\"n\",\"time\":\"2026-03-01T12:00:00Z\"}}",
            "{\"id\":\"i\",\"name\":\"n\",\"time\":\"2026-03-01T12:00:00Z\",\"properties\":{\"a\":}}",
            "{\"id\":\"i\",\"name\":\"n\",\"time\":\"2026-03-01T12:00:00Z\",\"properties\":" + "[".repeat(100_000)
        }) {
            assertThat(read(json))
                    .as(json.substring(0, Math.min(80, json.length())))
                    .isFalse();
        }
    }

    @Test
    void neverThrowsWhateverTheBytesAre() {
        byte[] json = Wires.canonical(Wires.full());
        Random random = new Random(12);
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = Arrays.copyOf(json, random.nextInt(json.length + 1));
            for (int j = random.nextInt(4); j > 0 && broken.length > 0; j--) {
                broken[random.nextInt(broken.length)] = (byte) "{}[]\",:\\019aZ-\u0000".charAt(random.nextInt(15));
            }
            if (event.read(broken)) {
                event.millis();
                event.nanos();
                event.text(Part.NAME);
            }
        }
    }
}
