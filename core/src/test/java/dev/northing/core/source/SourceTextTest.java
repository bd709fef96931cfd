package dev.northing.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.lint.Finding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceTextTest {

    @Test
    void takesAByteOrderMarkOff() throws Exception {
        assertThat(SourceText.decode("\uFEFFa: 1".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a: 1");
    }

    @Test
    void namesLineColumnAndByteOfWhatIsNotUtf8() {
        byte[] bytes = concat("a: 1\r\nb: é".getBytes(StandardCharsets.UTF_8), new byte[] {(byte) 0xC3, '('});

        Finding finding = refusal(bytes);

        assertThat(finding.rule()).isEqualTo("S001");
        assertThat(finding.position()).hasToString("2:5");
        assertThat(finding.message())
                .startsWith("byte 11 of the file is not UTF-8")
                .contains("save the file as UTF-8");
    }

    @Test
    void refusesATextThatEndsWithinACharacter() {
        assertThat(refusal(new byte[] {'a', (byte) 0xE2, (byte) 0x82}).position())
                .hasToString("1:2");
    }

    @Test
    void saysThatAFileIsUtf16() {
        assertThat(refusal(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0}).message())
                .contains("UTF-16");
        assertThat(refusal(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 'a'}).message())
                .contains("UTF-16");
    }

    @Test
    void refusesBinaryFilesAtTheFirstControlCharacter() {
        Finding finding = refusal("ab\r\n\rc\0d".getBytes(StandardCharsets.UTF_8));

        assertThat(finding.rule()).isEqualTo("S001");
        assertThat(finding.position()).hasToString("3:2");
        assertThat(finding.message()).startsWith("control character U+0000");
    }

    @Test
    void refusesInvisibleControlsOfUnicode() {
        assertThat(refusal("a\u0085b\u0090".getBytes(StandardCharsets.UTF_8)).message())
                .startsWith("control character U+0090");
        assertThat(refusal("a\u007F".getBytes(StandardCharsets.UTF_8)).message())
                .startsWith("control character U+007F");
    }

    @Test
    void refusesMoreThanOneMebibyte() throws Exception {
        assertThat(SourceLimits.MAX_FILE_BYTES).isEqualTo(1024 * 1024);
        assertThat(SourceText.decode("a".repeat(SourceLimits.MAX_FILE_BYTES).getBytes(StandardCharsets.UTF_8)))
                .hasSize(SourceLimits.MAX_FILE_BYTES);
        assertThat(refusal(new byte[SourceLimits.MAX_FILE_BYTES + 1]).rule()).isEqualTo("S012");
    }

    @Test
    void tellsJsonFromYamlByTheText() {
        assertThat(SourceFormat.of("{\"a\": 1}")).isEqualTo(SourceFormat.JSON);
        assertThat(SourceFormat.of(" [\r\n\t{ }]")).isEqualTo(SourceFormat.JSON);
        assertThat(SourceFormat.of("[[[[")).isEqualTo(SourceFormat.JSON);
        assertThat(SourceFormat.of("{a: 1}")).isEqualTo(SourceFormat.YAML);
        assertThat(SourceFormat.of("\"a\": 1")).isEqualTo(SourceFormat.YAML);
        assertThat(SourceFormat.of("# {\na: 1")).isEqualTo(SourceFormat.YAML);
        assertThat(SourceFormat.of("")).isEqualTo(SourceFormat.YAML);
    }

    private static Finding refusal(byte[] bytes) {
        Findings findings = new Findings("x");
        try {
            throw new AssertionError("read as " + SourceText.decode(bytes));
        } catch (UnreadableSourceException e) {
            e.reportTo(findings);
        }
        return findings.list().get(0);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(a);
        out.writeBytes(b);
        return out.toByteArray();
    }
}
