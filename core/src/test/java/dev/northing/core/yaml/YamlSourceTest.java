package dev.northing.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.northing.core.dictionary.lint.Finding;
import dev.northing.core.json.dictionary.JsonSource;
import dev.northing.core.source.Findings;
import dev.northing.core.source.SourceLimits;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceNode.Mapping;
import dev.northing.core.source.SourceNode.Scalar;
import dev.northing.core.source.UnreadableSourceException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class YamlSourceTest {

    @Test
    void keepsTheTextOfScalars() {
        assertThat(value("a: 16.10").text()).isEqualTo("16.10");
        assertThat(value("a: 017").text()).isEqualTo("017");
        assertThat(value("a: yes").isText()).isTrue();
        assertThat(value("a: \"16.10\"").isText()).isTrue();
        assertThat(value("a: |\n  x\r\n  y\n").text()).isEqualTo("x\ny\n");
        assertThat(value("a:").isNull()).isTrue();
    }

    @Test
    void countsLinesAndColumnsFromOne() {
        Mapping mapping = (Mapping) roots("# comment\r\na: 1\rb:\n  - c\n").get(0);

        assertThat(mapping.fields().get(0).value().start()).hasToString("2:4");
        assertThat(mapping.fields().get(1).key().start()).hasToString("3:1");
        assertThat(mapping.fields().get(1).value().start()).hasToString("4:3");
    }

    @Test
    void countsColumnsInUtf16Units() {
        Mapping mapping = (Mapping) roots("😀: {😀😀: x}").get(0);
        Mapping inner = (Mapping) mapping.fields().get(0).value();

        assertThat(inner.start()).hasToString("1:5");
        assertThat(inner.fields().get(0).key().start()).hasToString("1:6");
        assertThat(inner.fields().get(0).value().start()).hasToString("1:12");
    }

    @Test
    void readsEveryDocumentOfAFile() {
        assertThat(roots("---\na: 1\n---\nb: 2\n...\n")).hasSize(2);
    }

    @Test
    void refusesAnchorsAliasesTagsAndMergedKeys() {
        assertRefused("a: &x 1\nb: 2", "S008", "1:4", "anchor '&x'");
        assertRefused("a: 1\nb: *y", "S008", "2:4", "alias '*y'");
        assertRefused("a: !!str 1", "S008", "1:4", "tag 'tag:yaml.org,2002:str'");
        assertRefused("a: ! 1", "S008", "1:4", "tag '!'");
        assertRefused("a: !x!y 1", "S008", "1:4", "tag");
        assertRefused("a: !!map {}", "S008", "1:4", "tag");
        assertRefused("base: &b {x: 1}\na:\n  <<: *b", "S008", "1:7", "anchor");
    }

    @Test
    void refusesTabsBetweenValuesOnly() {
        assertThat(findings("a: \"x\ty\" # tab\there\nb: x\ty\nc: |\n  1\t2\n#\tcomment\n"))
                .isEmpty();
        assertThat(findings("a:\t1\nb: [1,\t2]"))
                .extracting(Finding::rule, f -> f.position().toString())
                .containsExactly(tuple("S008", "1:3"), tuple("S008", "2:7"));
        assertRefused("a:\n\tb: 1", "S008", "2:1", "indent with spaces");
    }

    @Test
    void keepsTheFirstOfTwoKeys() {
        Findings findings = new Findings("x");
        Mapping mapping = (Mapping) roots("a: 1\nb: 2\na: {c: 3}\n", findings).get(0);

        assertThat(((Scalar) mapping.fields().get(0).value()).text()).isEqualTo("1");
        assertThat(mapping.fields()).hasSize(2);
        assertThat(findings.list()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("S002");
            assertThat(finding.position()).hasToString("3:1");
            assertThat(finding.message()).contains("first on line 1");
        });
    }

    @Test
    void findsRepeatedKeysInLargeMappingsToo() {
        String keys = IntStream.range(0, 40).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());

        assertThat(findings(keys + "k3: 1\nk39: 1\n"))
                .extracting(finding -> finding.position().line())
                .containsExactly(41, 42);
    }

    @Test
    void refusesKeysThatAreNoText() {
        assertRefused("? [a]\n: 1", "S001", "1:3", "a key must be text");
        assertRefused("{a: 1}: 2", "S001", "1:1", "a key must be text");
    }

    @Test
    void refusesMoreThan32Levels() {
        assertThat(SourceLimits.MAX_DEPTH).isEqualTo(32);
        assertThat(roots("[".repeat(32) + "]".repeat(32))).hasSize(1);
        assertRefused("[".repeat(33) + "]".repeat(33), "S012", "1:33", "nested deeper than 32 levels");
        assertRefused("- ".repeat(40) + "x", "S012", "1:65", "nested deeper");
        assertRefused("{a: ".repeat(40) + "x", "S012", "1:129", "nested deeper");
    }

    @Test
    void refusesMoreThanOneHundredThousandNodes() {
        assertThat(SourceLimits.MAX_NODES).isEqualTo(100_000);
        assertThat(roots("[" + "1,".repeat(99_999) + "]")).hasSize(1);
        assertRefused("[" + "1,".repeat(100_000) + "]", "S012", "1:200000", "more than 100000");
    }

    @Test
    void refusesKeysLongerThan256Characters() {
        assertThat(SourceLimits.MAX_KEY_LENGTH).isEqualTo(256);
        assertThat(roots("k".repeat(256) + ": 1")).hasSize(1);
        assertRefused("k".repeat(257) + ": 1", "S012", "1:1", "longer than 256");
    }

    @Test
    void saysWhereAndWhatWhenItIsNotYaml() {
        assertRefused("a: b: c", "S001", "1:5", "mapping values are not allowed here");
        assertRefused("a: [1", "S001", "1:6", "not readable as YAML");
        assertRefused("a: \"x", "S001", "1:6", "not readable as YAML");
        assertRefused("a: 'x\n---\n", "S001", "2:1", "not readable as YAML");
        assertRefused("a: \"\\UFFFFFFFF\"", "S001", "1:1", "not readable as YAML after this place");
        assertRefused("a: \"\\U00110000\"", "S001", "1:7", "not readable as YAML");
        assertRefused("%YAML 9.9\n---\na: 1", "S001", "1:1", "not readable as YAML");
    }

    @Test
    void replacesHalvesOfSurrogatePairsFromEscapes() {
        Findings findings = new Findings("x");

        assertThat(((Scalar) roots("- \"\\uD83D\"", findings).stream()
                                .map(root ->
                                        ((SourceNode.Sequence) root).elements().get(0))
                                .findFirst()
                                .orElseThrow())
                        .text())
                .isEqualTo("\uFFFD");
        assertThat(findings.list())
                .singleElement()
                .satisfies(f -> assertThat(f.rule()).isEqualTo("S001"));
    }

    @Test
    void stopsCountingFindingsAtTheLimit() {
        assertThat(SourceLimits.MAX_FINDINGS).isEqualTo(500);

        List<Finding> found = findings("a: 1\n" + "a: 1\n".repeat(600));

        assertThat(found).hasSize(501);
        assertThat(found.get(500).rule()).isEqualTo("S012");
        assertThat(found.get(500).message()).contains("the rest is left out");
    }

    @Test
    void givesTheSameContentAsTheSameJson() throws Exception {
        SourceNode yaml =
                roots("b: [1, 16.10, true, null, ~, \"1\"]\na: {c: x}").get(0);
        SourceNode json = JsonSource.read(
                        "{\"a\":{\"c\":\"x\"},\"b\":[1,16.10,true,null,null,\"1\"]}", new Findings("x"))
                .get(0);

        assertThat(JsonSource.canonical(yaml))
                .isEqualTo("{\"a\":{\"c\":\"x\"},\"b\":[1,16.10,true,null,null,\"1\"]}")
                .isEqualTo(JsonSource.canonical(json));
    }

    private static Scalar value(String text) {
        return (Scalar) ((Mapping) roots(text).get(0)).fields().get(0).value();
    }

    private static List<SourceNode> roots(String text) {
        Findings findings = new Findings("x");
        List<SourceNode> roots = roots(text, findings);
        assertThat(findings.list()).isEmpty();
        return roots;
    }

    private static List<Finding> findings(String text) {
        Findings findings = new Findings("x");
        roots(text, findings);
        return findings.list();
    }

    private static List<SourceNode> roots(String text, Findings findings) {
        try {
            return YamlSource.read(text, findings);
        } catch (UnreadableSourceException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static void assertRefused(String text, String rule, String position, String message) {
        Findings findings = new Findings("x");
        try {
            throw new AssertionError("read as " + YamlSource.read(text, findings));
        } catch (UnreadableSourceException e) {
            e.reportTo(findings);
        }
        Finding last = findings.list().get(findings.list().size() - 1);
        assertThat(last.rule() + " " + last.position()).as(last.toString()).isEqualTo(rule + " " + position);
        assertThat(last.message()).contains(message).doesNotContain("\n");
    }
}
