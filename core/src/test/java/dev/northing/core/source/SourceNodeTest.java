package dev.northing.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.SourcePosition;
import dev.northing.core.source.SourceNode.Scalar;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceNodeTest {

    /** The grammar of RFC 8259, section 6, as an independent oracle. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "16.10",
                "-12.5e3",
                "1E+9",
                "1e-9",
                "01",
                "-",
                "",
                "+1",
                ".5",
                "1.",
                "1.e3",
                "1e",
                "1e+",
                "0x1F",
                "1_000",
                "NaN",
                "1-0-2",
                "2027-01-31",
                "١",
                "--1",
                "1e5.0",
                "00",
                "-01"
            })
    void knowsNumbersByTheGrammarOfJson(String text) {
        assertThat(plain(text).isNumber()).isEqualTo(NUMBER.matcher(text).matches());
    }

    @Test
    void takesOnlyPlainScalarsForSomethingElseThanText() {
        assertThat(plain("true").isBoolean()).isTrue();
        assertThat(quoted("true").isBoolean()).isFalse();
        assertThat(plain("~").isNull()).isTrue();
        assertThat(quoted("").isNull()).isFalse();
        assertThat(quoted("1").isNumber()).isFalse();
        assertThat(plain("yes").isText()).isTrue();
        assertThat(plain("True").isText()).isTrue();
    }

    @Test
    void namesWhatAReaderSees() {
        assertThat(plain("1").noun()).isEqualTo("a number");
        assertThat(plain("").noun()).isEqualTo("nothing");
        assertThat(plain("false").noun()).isEqualTo("true or false");
        assertThat(quoted("1").noun()).isEqualTo("text");
    }

    @Test
    void replacesHalvesOfSurrogatePairsOnly() {
        assertThat(LoneSurrogates.find("a\uD83D\uDE00b")).isEqualTo(-1);
        assertThat(LoneSurrogates.find("a\uD83D\uDE00\uDE00")).isEqualTo(3);
        assertThat(LoneSurrogates.replace("\uD83Da\uD83D\uDE00\uDE00")).isEqualTo("\uFFFDa\uD83D\uDE00\uFFFD");
    }

    private static Scalar plain(String text) {
        return new Scalar(text, false, SourcePosition.START);
    }

    private static Scalar quoted(String text) {
        return new Scalar(text, true, SourcePosition.START);
    }
}
