package dev.northing.collector.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the vectors of RFC 5869 (HKDF) and RFC 4231 (HMAC). */
final class HkdfTest {

    private static final HexFormat HEX = HexFormat.of();

    private static byte[] range(int from, int to) {
        byte[] bytes = new byte[to - from + 1];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0b | 20 | Hi There | b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
                "4a656665 | 1 | what do ya want for nothing? |"
                        + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "aa | 131 | Test Using Larger Than Block-Size Key - Hash Key First |"
                        + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
                "aa | 131 | This is a test using a larger than block-size key and a larger than block-size data. The key"
                        + " needs to be hashed before being used by the HMAC algorithm. |"
                        + " 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
            })
    void signsAsRfc4231Says(String key, int times, String text, String expected) {
        byte[] signed = Hkdf.mac(HEX.parseHex(key.repeat(times))).doFinal(text.getBytes(StandardCharsets.US_ASCII));
        assertThat(HEX.formatHex(signed)).isEqualTo(expected);
    }

    @Test
    void signsBytesAsRfc4231Says() {
        byte[] third = Hkdf.mac(HEX.parseHex("aa".repeat(20))).doFinal(HEX.parseHex("dd".repeat(50)));
        byte[] fourth = Hkdf.mac(range(0x01, 0x19)).doFinal(HEX.parseHex("cd".repeat(50)));
        assertThat(HEX.formatHex(third)).isEqualTo("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
        assertThat(HEX.formatHex(fourth)).isEqualTo("82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
    }

    private static void derives(byte[] secret, byte[] salt, byte[] info, String pseudorandom, String expected) {
        byte[] extracted = Hkdf.extract(salt, secret);
        assertThat(HEX.formatHex(extracted)).isEqualTo(pseudorandom);
        assertThat(HEX.formatHex(Hkdf.expand(extracted, info, expected.length() / 2)))
                .isEqualTo(expected);
    }

    @Test
    void derivesAsTheFirstCaseOfRfc5869Says() {
        derives(
                HEX.parseHex("0b".repeat(22)),
                range(0x00, 0x0c),
                range(0xf0, 0xf9),
                "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void derivesAsTheSecondCaseOfRfc5869Says() {
        derives(
                range(0x00, 0x4f),
                range(0x60, 0xaf),
                range(0xb0, 0xff),
                "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
                "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
                        + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    @Test
    void derivesWithoutSaltAndInfoAsTheThirdCaseOfRfc5869Says() {
        derives(
                HEX.parseHex("0b".repeat(22)),
                new byte[0],
                new byte[0],
                "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    @Test
    void refusesToDeriveMoreThanRfc5869Allows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hkdf.expand(new byte[32], new byte[0], 255 * 32 + 1))
                .withMessageContaining("8160");
    }
}
