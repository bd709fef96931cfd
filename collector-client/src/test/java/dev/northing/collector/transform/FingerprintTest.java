package dev.northing.collector.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the vectors that the authors of SipHash publish for 128 bits, with the key 00 01 ... 0f. */
final class FingerprintTest {

    private static final long KEY0 = 0x0706050403020100L;
    private static final long KEY1 = 0x0f0e0d0c0b0a0908L;

    @ParameterizedTest
    @CsvSource({
        "0, a3817f04ba25a8e66df67214c7550293",
        "1, da87c1d86b99af44347659119b22fc45",
        "2, 8177228da4a45dc7fca38bdef60affe4",
    })
    void hashesAsThePublishedVectorsSay(int length, String expected) {
        byte[] message = new byte[length];
        for (int i = 0; i < length; i++) {
            message[i] = (byte) i;
        }
        Fingerprint print = Fingerprint.of(message, KEY0, KEY1);
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(print.low()).putLong(print.high());
        assertThat(HexFormat.of().formatHex(bytes.array())).isEqualTo(expected);
    }

    @Test
    void hashesTextAsItsUnitsInMemory() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            byte[] units = text.toString().getBytes(StandardCharsets.UTF_16LE);
            assertThat(Fingerprint.of(text.toString(), KEY0, KEY1)).isEqualTo(Fingerprint.of(units, KEY0, KEY1));
            text.append((char) ('a' + i * 37));
        }
    }

    @Test
    void dependsOnTheWholeKey() {
        Fingerprint print = Fingerprint.of("user-1", KEY0, KEY1);
        assertThat(Fingerprint.of("user-1", KEY0 ^ 1, KEY1)).isNotEqualTo(print);
        assertThat(Fingerprint.of("user-1", KEY0, KEY1 ^ 1)).isNotEqualTo(print);
    }
}
