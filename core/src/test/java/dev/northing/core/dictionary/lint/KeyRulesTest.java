package dev.northing.core.dictionary.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyRulesTest {

    @Test
    void findsAKeyPathThatASuffixMakesEqualToAnother() {
        Finding finding = LintCase.strict("""
                key_path: counts.builds_weekly
                time_frame: 7d
                ---
                key_path: ¦counts.builds
                time_frame: [7d, 28d]
                """).finds("K001");

        assertThat(finding.message()).contains("'counts.builds_weekly'", "dictionary.yml:1:1");
    }

    @Test
    void acceptsAKeyPathThatOnlyASingleTimeFrameMakesEqual() {
        LintCase.strict("""
                key_path: counts.builds_weekly
                time_frame: 7d
                ---
                key_path: counts.builds
                time_frame: 7d
                """).findsNo("K001");
    }

    @Test
    void findsTimeFramesThatGiveOneKeyTwice() {
        LintCase.strict("key_path: ¦counts.builds\ntime_frame: [all, none]\n").finds("K001");
    }

    @Test
    void findsEventsPropertiesAndOwnersOfOneName() {
        LintCase.strict("""
                file_format: northing/1
                events:
                  - action: build_finished
                  - action: ¦build_finished
                properties:
                  - name: plan
                  - name: ¦plan
                owners:
                  - id: ci
                  - id: ¦ci
                """).finds("K001");
    }

    @Test
    void takesRepeatedGitlabActionsForAWarningSinceTheirCategoriesMayDiffer() {
        LintCase.gitlab("""
                action: select
                category: projects:new
                ---
                action: ¦select
                category: groups:new
                """).finds("K001", Finding.Level.WARNING);
    }

    @Test
    void findsNamesOutsideOfThePattern() {
        LintCase.strict("""
                file_format: northing/1
                metrics:
                  - key_path: ¦counts.Two-Factor
                  - key_path: ¦counts..builds
                events:
                  - action: ¦Build Finished
                    properties:
                      ¦buildStatus: string
                """).finds("K002");
    }

    @Test
    void acceptsSnakeCaseNames() {
        LintCase.strict("""
                file_format: northing/1
                metrics:
                  - key_path: counts.2fa_builds
                events:
                  - action: build_finished
                    properties:
                      build_status: string
                """).findsNo("K002");
    }

    @Test
    void findsNamesThatDifferOnlyInPunctuation() {
        Finding finding = LintCase.strict("""
                key_path: counts.ci_builds
                ---
                key_path: ¦counts_ci.builds
                ---
                action: build_finished
                ---
                action: ¦buildFinished
                """).finds("K003");

        assertThat(finding.message()).contains("'counts.ci_builds'");
    }

    @Test
    void acceptsAMetricNamedLikeAnEventAndARemovedTwin() {
        LintCase.strict("""
                key_path: ci_builds
                ---
                action: cibuilds
                ---
                key_path: c_i_builds
                status: removed
                """).findsNo("K003");
    }

    @Test
    void findsALeafBelowALeaf() {
        Finding finding = LintCase.strict("""
                key_path: a.b
                ---
                key_path: ¦a.b.c
                """).finds("K004");

        assertThat(finding.message()).contains("'a.b.c'", "'a.b'", "dictionary.yml:1:1");
    }

    @Test
    void findsALeafBelowTheSuffixedKeyOfAnother() {
        LintCase.strict("""
                key_path: a.b
                time_frame: [7d, 28d]
                ---
                key_path: ¦a.b_weekly.c
                """).finds("K004");
    }

    @Test
    void namesOneOfManyKeysBelowALeaf() {
        LintCase.strict("- key_path: a.z\n- key_path: ¦a.b\n- key_path: a\n- key_path: a-c\n")
                .finds("K004");
    }

    @Test
    void acceptsKeyPathsThatShareALongBeginning() {
        LintCase.strict("""
                key_path: a.b
                ---
                key_path: a.bc
                ---
                key_path: a.b_c.d
                """).findsNo("K004");
    }

    @Test
    void findsASuffixThatContradictsTheTimeFrame() {
        LintCase.strict("""
                key_path: ¦counts.builds_weekly
                time_frame: 28d
                ---
                key_path: ¦usage_monthly.builds
                time_frame: all
                ---
                key_path: ¦counts.deploys_monthly
                time_frame: [7d, 28d]
                """).finds("K005");
    }

    @Test
    void acceptsASuffixThatAgreesAndNoneAtAll() {
        LintCase.strict("""
                key_path: counts.builds_weekly
                time_frame: 7d
                ---
                key_path: usage_monthly.builds
                time_frame: 28d
                ---
                key_path: counts.biweekly_builds
                time_frame: 28d
                """).findsNo("K005");
    }

    @Test
    void findsAUnitAtTheEndOfAKeyPath() {
        LintCase.strict("""
                key_path: ¦build.duration_seconds
                ---
                key_path: ¦build.size_mib_weekly
                time_frame: 7d
                """).finds("K006");
    }

    @Test
    void acceptsASpanInAKeyPath() {
        LintCase.strict("""
                key_path: build.first_30_days
                ---
                key_path: build.seconds
                ---
                key_path: build.bytes_saved
                """).findsNo("K006");
    }

    @Test
    void findsGenericGroupsAndCategories() {
        LintCase.strict("""
                file_format: northing/1
                metrics:
                  - key_path: ¦metrics.builds
                events:
                  - action: build_finished
                    categories: [continuous_integration, ¦misc]
                """).finds("K007");
    }

    @Test
    void acceptsAGenericWordAsTheLastPart() {
        LintCase.strict("key_path: builds.other\ncategories: [data_science]\n").findsNo("K007");
    }

    @Test
    void findsAFileThatIsNamedOtherwiseThanItsAction() {
        LintCase.gitlab("{}")
                .file("events/build_done.yml", "action: ¦build_finished\n")
                .finds("K008");
    }

    @Test
    void acceptsTheActionAsFileNameAlsoInGitlabsFirstForm() {
        LintCase.gitlab("{}")
                .file("events/build_finished.yml", "action: build_finished\n")
                .file("events/1643968255_projectsnew_select_target.yml", "action: select_target\n")
                .file("events.yml", "- action: one\n- action: two\n")
                .file("bundle.yml", "file_format: northing/1\nevents:\n  - action: only\n")
                .file("stdin", "action: from_a_stream\n")
                .findsNo("K008");
    }

    @Test
    void findsANameOfMoreThan120Characters() {
        String name = "a".repeat(KeyRules.MAX_NAME_LENGTH + 1);

        LintCase.strict("key_path: ¦" + name + "\n---\naction: build\nproperties:\n  ¦" + name + ": string\n")
                .finds("K009");
    }

    @Test
    void acceptsANameOf120Characters() {
        assertThat(KeyRules.MAX_NAME_LENGTH).isEqualTo(120);
        LintCase.strict("key_path: " + "a".repeat(120) + "\n").findsNo("K009");
    }

    @Test
    void looksAtTheNamesOfMapsAndListsAndTheirEntriesOnce() {
        LintCase.strict("""
                action: a
                properties:
                  ¦Rows: {type: list, items: {type: map, entries: {¦Seat: integer}}}
                  ¦Tags: {type: list, items: string}
                """).finds("K002");
    }

    @Test
    void acceptsASuffixThatNamesTheSpanOfAConversionOrCohort() {
        LintCase.strict("""
                key_path: activation.build_within_7d
                kind: conversion
                time_frame: all
                within: 7d
                ---
                key_path: retention.after_28d
                kind: cohort
                time_frame: all
                brackets: [28, 56]
                """).findsNo("K005");
        LintCase.strict("""
                key_path: ¦activation.build_within_7d
                kind: conversion
                time_frame: all
                within: 14d
                """).finds("K005");
    }
}
