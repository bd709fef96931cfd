package dev.northing.core.dictionary.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.DictionaryLoad;
import dev.northing.core.dictionary.DictionaryLoader;
import org.junit.jupiter.api.Test;

class WaiversTest {

    @Test
    void setsAsideWhatADefinitionWaivesWithAReason() {
        LintReport report = LintCase.strict("""
                key_path: build.duration_ms
                no_lint:
                  - {rule: K006, reason: the name is older than the rule}
                """).report();

        assertThat(report.findings()).extracting(Finding::rule).doesNotContain("K006", "X001", "X002");
        assertThat(report.waived()).singleElement().satisfies(waived -> {
            assertThat(waived.finding().rule()).isEqualTo("K006");
            assertThat(waived.finding().position()).hasToString("1:11");
            assertThat(waived.reason()).isEqualTo("the name is older than the rule");
        });
    }

    @Test
    void waivesOnlyForItsOwnDefinition() {
        LintCase.strict("""
                key_path: build.duration_ms
                no_lint: [{rule: K006, reason: old}]
                ---
                key_path: ¦deploy.duration_ms
                """).finds("K006");
    }

    @Test
    void findsAWaiverThatSilencesNothing() {
        LintCase.strict("""
                key_path: build.duration
                no_lint:
                  - rule: ¦K006
                    reason: old
                  - rule: ¦K999
                    reason: no such rule
                """).finds("X001");
    }

    @Test
    void acceptsAWaiverOfWhatOnlyAComparisonCanFind() {
        LintCase.strict("key_path: build.duration\nno_lint: [{rule: C001, reason: agreed}]\n")
                .findsNo("X001");
    }

    @Test
    void findsAWaiverWithoutReasonAndDoesNotHonorIt() {
        String text = """
                key_path: %sbuild.duration_ms
                no_lint: [{rule: K006, reason: %s"  "}]
                """;

        LintCase.strict(text.formatted("", "¦")).finds("X002");
        LintCase.strict(text.formatted("¦", "")).finds("K006");
        LintCase.strict(text.formatted("", "")).findsNo("X001");
    }

    @Test
    void findsABareRuleAsAWaiverWithoutReason() {
        LintCase.strict("key_path: build.duration_ms\nno_lint: [¦K006]\n").finds("X002");
    }

    @Test
    void acceptsAReasonedWaiverOfASecondOneWithoutReason() {
        LintCase.strict("key_path: build.duration_ms\nno_lint: [{rule: K006}, {rule: K006, reason: old}]\n")
                .findsNo("K006");
    }

    @Test
    void waivesWhatTheLoaderFoundInTheDefinitionAround() {
        String text = """
                - key_path: a
                  milestone: 15.9
                  no_lint: [{rule: S005, reason: generated}]
                - key_path: b
                  milestone: ¦15.9
                """;

        LintCase.gitlab(text).finds("S005");
        LintCase.gitlab(text.replace("¦", "")).findsNo("X001");
    }

    @Test
    void waivesNothingInTheDefinitionsThatFollowWhateverTheirKind() {
        LintCase.strict("""
                file_format: northing/1
                events:
                  - action: a
                    colour: red
                    no_lint: [{rule: S003, reason: for the legend}]
                properties:
                  - name: plan
                    ¦colour: red
                owners:
                  - id: ci
                    ¦colour: red
                ¦colour: red
                """).finds("S003");
    }

    @Test
    void waivesNothingOfTheBundleAroundTheDefinition() {
        LintCase.strict("""
                file_format: northing/1
                events:
                  - action: a
                    colour: red
                    no_lint: [{rule: S003, reason: for the legend}]
                ¦colour: red
                """).finds("S003");
    }

    @Test
    void leavesWaiversOfTheLoadersRulesAloneWhenItsFindingsAreNotThere() {
        DictionaryLoad load = DictionaryLoader.gitlab()
                .text("a.yml", "key_path: a\nno_lint: [{rule: S005, reason: generated}]\n")
                .load();
        DictionaryLinter linter = DictionaryLinter.on(LintCase.TODAY);

        assertThat(linter.lint(load.sources()).findings())
                .extracting(Finding::rule)
                .doesNotContain("X001");
        assertThat(linter.lint(load).findings()).extracting(Finding::rule).contains("X001");
    }
}
