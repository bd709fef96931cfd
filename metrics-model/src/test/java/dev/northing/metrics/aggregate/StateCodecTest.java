package dev.northing.metrics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateCodecTest {

    private static final StateCodec<UnitTimelines> CODEC = UnitTimelines.codec("d");

    @Test
    void writesTheDocumentedFrame() {
        UnitTimelines state = new UnitTimelines();
        state.addStart("b", -1);
        state.addActivity("b", 300);
        state.addActivity("b", 1);
        state.addActivity("a", 2);

        // Written out by hand: magic, frame version, kind, its version, definition, body length, body, checksum.
        String kind = "0e" + HexFormat.of().formatHex("unit_timelines".getBytes(StandardCharsets.US_ASCII));
        String unitA = "0161" + "00" + "01" + "04";
        String unitB = "0162" + "01" + "01" + "02" + "02" + "ab02";
        String expected = "4e535441" + "01" + kind + "01" + "0164" + "0e" + "02" + unitA + unitB;

        assertThat(CODEC.encode(state)).isEqualTo(sealed(HexFormat.of().parseHex(expected)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, 64, -64, -65, 8_191, Long.MAX_VALUE, Long.MIN_VALUE})
    void bringsEveryNumberBack(long number) {
        StateWriter writer = new StateWriter();
        writer.signed(number);
        writer.unsigned(number);

        StateReader reader = reader(writer.toBytes());

        assertThat(reader.signed()).isEqualTo(number);
        assertThat(reader.unsigned()).isEqualTo(number);
        assertThat(reader.atEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "\u0000\u007f\u0080\u07ff\u0800\uffff", "\ud83d\ude80", "\ud83d unpaired", "\udc00"
            })
    void bringsEveryStringBack(String text) {
        StateWriter writer = new StateWriter();
        writer.text(text);

        assertThat(reader(writer.toBytes()).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8000", // 0 in two bytes
                "ffffffffffffffffff02", // more than 64 bits
                "ffffffffffffffffffff01", // eleven bytes
                "80" // no end
            })
    void refusesNumbersItWouldNotWrite(String hex) {
        assertThatExceptionOfType(StateFormatException.class)
                .isThrownBy(() -> reader(HexFormat.of().parseHex(hex)).unsigned());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01c180", // U+0040 in two bytes
                "01e08080", // U+0000 in three
                "0180", // a continuation alone
                "01f0", // a four-byte form
                "01c3", // cut short
                "01c341", // no continuation
                "0561" // fewer characters than said
            })
    void refusesTextItWouldNotWrite(String hex) {
        assertThatExceptionOfType(StateFormatException.class)
                .isThrownBy(() -> reader(HexFormat.of().parseHex(hex)).text());
    }

    @Test
    void refusesACountThatCannotBeTrueBeforeItAllocates() {
        assertThatExceptionOfType(StateFormatException.class)
                .isThrownBy(() -> reader(HexFormat.of().parseHex("ffffffff07")).text())
                .withMessage("state: a count is larger than the bytes that follow it (before byte 5 of 5)");
    }

    @Test
    void refusesUnitsOutOfOrder() {
        assertRefused(
                writer -> {
                    writer.unsigned(2);
                    unit(writer, "b");
                    unit(writer, "a");
                },
                "units are out of order");
    }

    @Test
    void refusesTimesOutOfOrder() {
        assertRefused(
                writer -> {
                    writer.unsigned(1);
                    writer.text("a");
                    writer.unsigned(0);
                    writer.unsigned(2);
                    writer.signed(5);
                    writer.unsigned(0);
                },
                "times are out of order");
    }

    @Test
    void refusesAUnitWithoutAnything() {
        assertRefused(
                writer -> {
                    writer.unsigned(1);
                    writer.text("a");
                    writer.unsigned(0);
                    writer.unsigned(0);
                },
                "neither start nor activity");
    }

    @Test
    void refusesAUnitWithTwoStarts() {
        assertRefused(
                writer -> {
                    writer.unsigned(1);
                    writer.text("a");
                    writer.unsigned(2);
                    writer.signed(1);
                    writer.signed(2);
                    writer.unsigned(0);
                },
                "more than one start");
    }

    @Test
    void refusesABodyThatGoesOn() {
        assertRefused(
                writer -> {
                    writer.unsigned(0);
                    writer.unsigned(0);
                },
                "more bytes follow");
    }

    @Test
    void saysWhatItFoundAndWhatItExpected() {
        byte[] foreign = UnitTimelines.codec("other").encode(new UnitTimelines());

        assertThatExceptionOfType(StateFormatException.class)
                .isThrownBy(() -> CODEC.decode(foreign))
                .withMessage("state definition: other, expected d");
    }

    @Test
    void holdsTimesAsFarApartAsALongCanSay() {
        UnitTimelines state = new UnitTimelines();
        state.addActivity("a", Long.MIN_VALUE);
        state.addActivity("a", Long.MAX_VALUE);
        state.addActivity("a", 0);

        byte[] bytes = CODEC.encode(state);

        assertThat(CODEC.encode(CODEC.decode(bytes))).isEqualTo(bytes);
    }

    @Test
    void refusesAKindWithoutNameOrVersion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StateKind("", 1, "d"))
                .withMessageStartingWith("name: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StateKind("k", 0, "d"))
                .withMessage("version: 0, expected at least 1");
    }

    private static void assertRefused(Consumer<StateWriter> content, String reason) {
        StateBody<UnitTimelines> forged = new StateBody<>() {
            @Override
            public void write(UnitTimelines state, StateWriter writer) {
                content.accept(writer);
            }

            @Override
            public UnitTimelines read(StateReader reader) {
                throw new UnsupportedOperationException();
            }
        };
        byte[] bytes = StateCodec.of(CODEC.kind(), forged).encode(new UnitTimelines());

        assertThatExceptionOfType(StateFormatException.class)
                .isThrownBy(() -> CODEC.decode(bytes))
                .withMessageContaining(reason);
    }

    private static void unit(StateWriter writer, String unit) {
        writer.text(unit);
        writer.unsigned(0);
        writer.unsigned(1);
        writer.signed(0);
    }

    private static StateReader reader(byte[] bytes) {
        return new StateReader(bytes, 0, bytes.length);
    }

    private static byte[] sealed(byte[] frame) {
        CRC32C crc = new CRC32C();
        crc.update(frame);
        return ByteBuffer.allocate(frame.length + 4)
                .put(frame)
                .putInt((int) crc.getValue())
                .array();
    }
}
