package dev.northing.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.lint.Finding;
import dev.northing.core.source.Findings;
import dev.northing.core.source.SourceNode.Mapping;
import dev.northing.core.source.SourceNode.Scalar;
import dev.northing.core.source.UnreadableSourceException;
import org.junit.jupiter.api.Test;

class JsonSourceTest {

    @Test
    void keepsTheTextAndPlaceOfEveryValue() throws Exception {
        Mapping mapping = (Mapping) JsonSource.read("{\n  \"milestone\": 16.10,\r\n\t\"b\": \"\\u00e9\"}", none())
                .get(0);
        Scalar milestone = (Scalar) mapping.fields().get(0).value();

        assertThat(mapping.start()).hasToString("1:1");
        assertThat(milestone).isEqualTo(new Scalar("16.10", false, milestone.start()));
        assertThat(mapping.fields().get(0).key().start()).hasToString("2:3");
        assertThat(milestone.start()).hasToString("2:16");
        assertThat(((Scalar) mapping.fields().get(1).value()).text()).isEqualTo("é");
    }

    @Test
    void reportsTheSecondOfTwoKeys() throws Exception {
        Findings findings = none();

        JsonSource.read("{\"a\": 1,\n \"a\": 2}", findings);

        assertThat(findings.list()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("S002");
            assertThat(finding.position()).hasToString("2:2");
        });
    }

    @Test
    void saysWhereAndWhatWhenItIsNotJson() {
        assertRefused("{\"a\": 1,}", "S001", "1:9", "not readable as JSON");
        assertRefused("{\"a\": nul}", "S001", "1:7", "not readable as JSON");
        assertRefused("{\"a\"", "S001", "1:5", "not readable as JSON");
        assertRefused("{\"a\": \"x\ny\"}", "S001", "1:9", "not readable as JSON");
        assertRefused("{} {}", "S001", "1:4", "after the end");
    }

    @Test
    void refusesMoreThan32Levels() throws Exception {
        assertThat(JsonSource.read("[".repeat(32) + "]".repeat(32), none())).hasSize(1);
        assertRefused("[".repeat(33) + "]".repeat(33), "S012", "1:33", "nested deeper than 32 levels");
        assertRefused("{\"a\":".repeat(40), "S012", "1:161", "nested deeper than 32 levels");
    }

    @Test
    void neverQuotesTheSourceInAnError() {
        assertThat(refusal("{\"a\": secretsecret}").message())
                .doesNotContain("{\"a\"")
                .doesNotContain("Source");
        assertThat(refusal("{\"a\": 1").message()).doesNotContain("Source");
    }

    private static Findings none() {
        return new Findings("x");
    }

    private static void assertRefused(String text, String rule, String position, String message) {
        Finding finding = refusal(text);
        assertThat(finding.rule() + " " + finding.position())
                .as(finding.toString())
                .isEqualTo(rule + " " + position);
        assertThat(finding.message()).contains(message).doesNotContain("\n");
    }

    private static Finding refusal(String text) {
        Findings findings = none();
        try {
            throw new AssertionError("read as " + JsonSource.read(text, findings));
        } catch (UnreadableSourceException e) {
            e.reportTo(findings);
        }
        return findings.list().get(0);
    }
}
