package dev.northing.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import dev.northing.core.privacy.ValueAction;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class HandlingTest {

    /** Stands where a finding is expected. */
    private static final String MARK = "¦";

    private static final String BUNDLE = """
            file_format: northing/1
            events:
              opened:
                description: Somebody opened it
                owner: team
                status: active
                data_category: optional
                purpose: product_analytics
                properties:
                  p: {type: string, max_length: 9, class: technical, handling: %s}
            """;

    private static DictionaryLoad load(String handling) {
        return DictionaryLoader.strict()
                .text("d.yml", BUNDLE.formatted(handling))
                .load();
    }

    private static PropertyPrivacy privacyIn(MetricDictionary dictionary) {
        return dictionary.events().get("opened").properties().get("p").privacy();
    }

    private static ValueAction action(String handling) {
        DictionaryLoad load = load(handling);
        assertThat(load.findings()).isEmpty();
        MetricDictionary compiled =
                MetricDictionary.fromCompiled(load.dictionary().toCanonicalJson());
        ValueAction fromSource = privacyIn(load.dictionary()).action();
        assertThat(privacyIn(compiled).action()).isEqualTo(fromSource);
        return fromSource;
    }

    @ParameterizedTest
    @EnumSource(ScrubAction.class)
    void knowsADefaultForEveryAction(ScrubAction kind) {
        assertThat(new Handling(kind, Map.of()).toAction().kind()).isEqualTo(kind);
    }

    @Test
    void readsEverySettingFromYamlAndFromTheCompiledForm() {
        assertThat(action("{action: constant, value: x}")).isEqualTo(new ValueAction.Constant("x"));
        assertThat(action("{action: mask, keep_first: 1, keep_last: 4, symbol: '#', length: 6}"))
                .isEqualTo(new ValueAction.Mask(1, 4, "#", 6));
        assertThat(action("{action: truncate, max: 12}")).isEqualTo(new ValueAction.Truncate(12));
        assertThat(action("{action: allow_values, values: [a, 'b,\"c'], other: rest}"))
                .isEqualTo(new ValueAction.AllowValues(List.of("a", "b,\"c"), "rest"));
        assertThat(action("{action: bucket, base: 10}")).isEqualTo(new ValueAction.PowerBucket(10));
        assertThat(action("{action: bucket, width: 2.50}"))
                .isEqualTo(new ValueAction.WidthBucket(new BigDecimal("2.5")));
        assertThat(action("{action: bucket, edges: [-1, 0, 1.5]}"))
                .isEqualTo(new ValueAction.EdgeBucket(
                        List.of(new BigDecimal("-1"), BigDecimal.ZERO, new BigDecimal("1.5"))));
        assertThat(action("{action: round, unit: minute, step: 5}"))
                .isEqualTo(new ValueAction.Round(ChronoUnit.MINUTES, new BigDecimal("5")));
        assertThat(action("{action: ip, v4: 16, v6: 32}")).isEqualTo(new ValueAction.Ip(16, 32));
        assertThat(action("{action: geo, decimals: 0}")).isEqualTo(new ValueAction.Geo(0));
        assertThat(action("{action: url, hosts: [example.org], templates: ['/u/{id}'], query: tab}"))
                .isEqualTo(new ValueAction.Url(List.of("example.org"), List.of("/u/{id}"), List.of("tab")));
        assertThat(action("{action: path, keep_last: 2}")).isEqualTo(new ValueAction.Path(2));
        assertThat(action("{action: stack, frames: 8, hash: true}")).isEqualTo(new ValueAction.Stack(8, true));
        assertThat(action("{action: pseudonymize, domain: email}")).isEqualTo(new ValueAction.Pseudonymize("email"));
        assertThat(action("{action: hash_to_slot, slots: 16}")).isEqualTo(new ValueAction.HashToSlot(16, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{action: truncate, max: ¦0} | S009 | a whole number from 1 to 4096",
                "{action: truncate, max: ¦x} | S009 | 'max': expected a number",
                "{action: truncate, ¦mx: 5} | S003 | did you mean 'max'?",
                "{action: keep, ¦max: 5} | S003 | unknown field 'max'",
                "{action: bucket, base: ¦2, width: 3} | S009 | only one of base, edges and width",
                "{action: bucket, edges: ¦[2, 1]} | S009 | numbers that ascend",
                "{action: bucket, edges: ¦[]} | S009 | at least one number",
                "{action: bucket, width: ¦0} | S009 | a number above 0",
                "{action: bucket, edges: ¦[[1]]} | S009 | a list of texts",
                "{action: round, unit: ¦week} | S009 | second, minute, hour or day",
                "{action: ip, v4: ¦25} | S009 | a whole number from 8 to 24",
                "{action: geo, decimals: ¦2} | S009 | a whole number from 0 to 1",
                "{action: mask, symbol: ¦ab} | S009 | one character",
                "{action: url, templates: ¦[u]} | S009 | paths such as /users/{id}",
                "{action: url, hosts: ¦[A.org]} | S009 | host names in lower case",
                "{action: stack, hash: ¦maybe} | S009 | true or false",
                "{action: pseudonymize, domain: ¦E-Mail} | S009 | lower-case letters",
            })
    void saysWhereASettingDoesNotFitAndFallsBackToTheClass(String marked, String rule, String message) {
        String line = BUNDLE.lines().filter(it -> it.contains("%s")).findFirst().orElseThrow();
        int column = line.indexOf("%s") + marked.indexOf(MARK) + 1;
        DictionaryLoad load = load(marked.replace(MARK, ""));
        assertThat(load.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.position().column()).isEqualTo(column);
            assertThat(finding.message()).contains(message);
        });
        assertThat(privacyIn(load.dictionary()).handling() == null).isEqualTo(rule.equals("S009"));
    }

    @Test
    void refusesSettingsThatNoReaderHasChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Handling(ScrubAction.TRUNCATE, Map.of("max", "-1")).toAction())
                .withMessage("handling truncate, 'max': expected a whole number from 1 to 4096");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Handling(ScrubAction.TRUNCATE, Map.of("length", "1")).toAction())
                .withMessageContaining("no such setting of truncate, which knows max");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Handling(ScrubAction.ALLOW_VALUES, Map.of("values", "[\"a\"")).toAction())
                .withMessageContaining("'values': expected a list");
    }

    @Test
    void partsShareTheClassOfWhatHoldsThemUnlessTheyHaveTheirOwn() {
        Handling keep = new Handling(ScrubAction.KEEP, Map.of());
        PropertyPrivacy map = new PropertyPrivacy(Classification.IDENTIFIER, null, OptionalInt.of(9), "user");
        PropertyPrivacy silent = PropertyPrivacy.UNDECLARED;
        PropertyPrivacy own = new PropertyPrivacy(Classification.TECHNICAL, null, OptionalInt.empty(), null);
        assertThat(map.within(silent)).isEqualTo(map);
        assertThat(map.within(own)).isSameAs(own);
        assertThat(map.within(new PropertyPrivacy(null, keep, OptionalInt.empty(), null)))
                .isEqualTo(new PropertyPrivacy(Classification.IDENTIFIER, keep, OptionalInt.of(9), "user"));
    }

    @Test
    void dropsWhatMayNotBeCollectedWhateverTheHandlingSays() {
        Handling keep = new Handling(ScrubAction.KEEP, new TreeMap<>());
        assertThat(new PropertyPrivacy(Classification.SPECIAL, keep, OptionalInt.empty(), null).action())
                .isEqualTo(new ValueAction.Drop());
        assertThat(PropertyPrivacy.UNDECLARED.action()).isEqualTo(new ValueAction.Keep());
    }
}
