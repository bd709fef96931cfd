package dev.northing.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.northing.core.error.EncodingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledDictionaryTest {

    private static final String HEAD = "{\"$format\":\"northing-dictionary/1\",";

    @Test
    void writesTheBytesOfTheCommittedVector() {
        assertThat(new String(bundle().toCanonicalJson(), StandardCharsets.UTF_8) + "\n")
                .isEqualTo(Fixtures.text("strict/compiled.json"));
    }

    @Test
    void readsTheCommittedVector() {
        byte[] vector = Fixtures.text("strict/compiled.json").strip().getBytes(StandardCharsets.UTF_8);

        assertThat(MetricDictionary.fromCompiled(vector)).isEqualTo(bundle()).hasSameHashCodeAs(bundle());
    }

    @Test
    void ignoresCommentsLineEndsLayoutAndNames() {
        String yaml = Fixtures.text("strict/bundle.yml");
        String other = "\uFEFF# a comment\r\n"
                + yaml.replace("\n", "  # more\r\n").replace("status: active  ", "status:   'active' ");

        assertThat(DictionaryLoader.strict()
                        .text("other", other)
                        .load()
                        .dictionary()
                        .toCanonicalJson())
                .isEqualTo(bundle().toCanonicalJson());
    }

    @Test
    void sortsTheKeysOfEveryObject() throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(bundle().toCanonicalJson())) {
            Deque<String> before = new ArrayDeque<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> before.push("");
                    case END_OBJECT -> before.pop();
                    case FIELD_NAME -> assertThat(parser.currentName()).isGreaterThan(before.pop());
                    default -> {}
                }
                if (token == JsonToken.FIELD_NAME) {
                    before.push(parser.currentName());
                }
            }
        }
    }

    @Test
    void leavesOutWhatIsEmptyOrTheDefault() {
        MetricDictionary empty = Fixtures.gitlab("action: a\n").dictionary();

        assertThat(new String(empty.toCanonicalJson(), StandardCharsets.UTF_8))
                .isEqualTo(HEAD + "\"events\":{\"a\":{}},\"profile\":\"gitlab\"}");
    }

    @Test
    void fingerprintsTheCompiledBytesBySha256() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bundle().toCanonicalJson());
        Fingerprint fingerprint = bundle().fingerprint();

        assertThat(Fingerprint.BYTES).isEqualTo(32);
        assertThat(fingerprint.bytes()).isEqualTo(digest);
        assertThat(fingerprint).hasToString(HexFormat.of().formatHex(digest));
        assertThat(fingerprint)
                .isNotEqualTo(Fixtures.gitlab("action: a").dictionary().fingerprint());
    }

    @Test
    void refusesFingerprintsOfAnotherForm() {
        for (String wrong : List.of("", "a".repeat(63), "a".repeat(65), "A".repeat(64), "g".repeat(64))) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> new Fingerprint(wrong));
        }
    }

    @Test
    void readsStreamsUpToTheirEnd() throws IOException {
        byte[] json = bundle().toCanonicalJson();

        assertThat(MetricDictionary.fromCompiled(new ByteArrayInputStream(json)))
                .isEqualTo(bundle());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                       | nothing to read",
                "[]                                       | column 1: expected an object",
                "{\"events\":{}}                          | expected field '$format' first",
                "{\"$format\":\"northing-dictionary/2\"}  | format 'northing-dictionary/2' is not known, only 'northing-dictionary/1'",
                "{\"$format\":1}                          | column 12: expected text",
                "HEAD \"profile\":\"loose\"}              | unknown word 'loose'",
                "HEAD \"events\":{}}                      | field 'profile' is missing",
                "HEAD \"profile\":\"strict\"} 1           | text after the end",
                "HEAD \"profile\":\"strict\",\"extra\":1} | twice or out of order",
                "HEAD \"aaa\":1,\"profile\":\"strict\"}   | unknown field 'aaa'",
                "HEAD \"events\":{\"b\":{},\"a\":{}}}     | field 'a' stands twice or out of order",
                "HEAD \"events\":{\"a\":{},\"a\":{}}}     | field 'a' stands twice or out of order",
                "HEAD \"events\":{\"a\":{\"colour\":1}}}  | unknown field 'colour'",
                "HEAD \"events\":{\"a\":{\"tags\":1}}}    | expected a list",
                "HEAD \"events\":{\"a\":{\"tags\":[1]}}}  | expected text",
                "HEAD \"events\":{\"a\":{\"sampling\":\"x\"}}} | expected a number",
                "HEAD \"events\":{\"a\":{\"retention_days\":1.5}}} | expected a whole number",
                "HEAD \"events\":{\"a\":{\"retention_days\":99999999999}}} | out of range",
                "HEAD \"events\":{\"a\":{\"purpose\":\"Ads!\"}}} | unknown word 'Ads!'",
                "HEAD \"events\":{\"a\":{\"properties\":{\"p\":{}}}}} | property 'p' without type",
                "HEAD \"events\":{\"a\":{\"properties\":{\"p\":{\"required\":1}}}}} | expected true or false",
                "HEAD \"events\":{\"a\":{\"properties\":{\"p\":{\"handling\":{}}}}}} | a handling without action",
                "HEAD \"events\":{\"a\":{\"properties\":{\"p\":{\"max\":1e999}}}}} | more than 200 powers of ten",
                "HEAD \"metrics\":{\"k\":{}}}              | without kind or time_frame",
                "HEAD \"metrics\":{\"k\":{\"target\":{}}}} | a target without op and value",
                "HEAD \"metrics\":{\"k\":{\"window\":{}}}} | a window without anchor",
                "HEAD \"metrics\":{\"k\":{\"rules\":[{\"filter\":{\"p\":{}}}]}}} | expected one of in, not, exists",
                "HEAD \"metrics\":{\"k\":{\"rules\":[{\"filter\":{\"p\":{\"exists\":true,\"in\":[]}}}]}}} | more than one condition",
                "HEAD \"metrics\":{\"k\":{\"rules\":[{\"filter\":{\"p\":null}}]}}} | expected text, a number",
                "HEAD \"metrics\":{\"k\":{\"rules\":[{\"filter\":{\"p\":1e999}}]}}} | a number out of range",
                "HEAD \"owners\":{\"o\":{\"x\":[]}}}       | unknown field 'x'",
                "HEAD \"profile\":\"strict\"               | column 54: Unexpected end-of-input: expected close marker for Object;",
            })
    void saysWhereAndWhatWhenItIsNotACompiledDictionary(String json, String message) {
        byte[] bytes = json.replace("HEAD ", HEAD).getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> MetricDictionary.fromCompiled(bytes))
                .withMessageStartingWith("compiled dictionary: line 1, column ")
                .withMessageContaining(message)
                .withMessageContaining("compile the dictionary again");
    }

    @Test
    void refusesMoreThan32MebibytesWithoutReadingThem() {
        byte[] large = new byte[32 * 1024 * 1024 + 1];
        Arrays.fill(large, (byte) ' ');

        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> MetricDictionary.fromCompiled(large))
                .withMessageContaining("more than 33554432 bytes");
    }

    @Test
    void refusesLongNamesLongTextsAndDepth() {
        for (String json : List.of(
                "\"owners\":{\"" + "n".repeat(300) + "\":{}}}",
                "\"events\":{\"a\":{\"description\":\"" + "d".repeat(1024 * 1024 + 1) + "\"}}}",
                "\"events\":{\"a\":{\"tags\":" + "[".repeat(100_000))) {
            byte[] bytes = (HEAD + json).getBytes(StandardCharsets.UTF_8);
            assertThatExceptionOfType(EncodingException.class)
                    .isThrownBy(() -> MetricDictionary.fromCompiled(bytes))
                    .withMessageStartingWith("compiled dictionary: ");
        }
    }

    @Test
    void refusesToWriteWhatItCouldNotReadBack() {
        assertUnwritable(event("a".repeat(257), "", null));
        assertUnwritable(event("a", "d".repeat(1024 * 1024 + 1), null));
        assertUnwritable(event("a", "\uD83D", null));
        assertUnwritable(event("a", "", Double.NaN));
    }

    private static void assertUnwritable(EventDefinition event) {
        MetricDictionary dictionary =
                MetricDictionary.of(Profile.STRICT, List.of(), List.of(event), List.of(), List.of());

        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(dictionary::toCanonicalJson)
                .withMessageStartingWith("dictionary: ");
    }

    private static EventDefinition event(String action, String description, Double sampling) {
        EventDefinition plain = Fixtures.onlyEvent(Fixtures.gitlab("action: a"));
        return new EventDefinition(
                action,
                description,
                List.of(),
                List.of(),
                Map.of(),
                plain.ownership(),
                plain.lifecycle(),
                plain.governance(),
                plain.priority(),
                sampling,
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static MetricDictionary bundle() {
        return Fixtures.load(Profile.STRICT, "strict/bundle.yml").requireClean();
    }
}
