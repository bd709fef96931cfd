package dev.northing.core.dictionary.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkRulesTest {

    private static final String BUILD_EVENT = """
            ---
            action: build_finished
            identifiers: [user, organization]
            properties:
              outcome: {type: enum, enum: [success, failure]}
              mood: {type: enum, enum: [good], open_enum: true}
              steps: integer
              minutes: number
              cached: boolean
              branch: string
              context: {type: map, entries: {plan: string}}
              email: {type: string, class: identifier}
            """;

    private static String metric(String rule) {
        return "key_path: counts.builds\ntime_frame: 7d\nevents:\n  - " + rule + "\n";
    }

    @Test
    void findsAnUnknownEventAndSuggestsTheNearest() {
        Finding finding =
                LintCase.strict(metric("name: ¦build_finishd") + BUILD_EVENT).finds("E001");

        assertThat(finding.message()).endsWith("did you mean 'build_finished'?");
    }

    @Test
    void findsUnknownEventsAtBothEndsOfAConversion() {
        LintCase.strict("""
                key_path: activation
                kind: conversion
                from: ¦signed_in
                to: [{name: ¦deployed}]
                """ + BUILD_EVENT).finds("E001");
    }

    @Test
    void acceptsAKnownEventAndAnyEventOfARemovedMetric() {
        LintCase.strict(metric("name: build_finished") + "---\nkey_path: old\nstatus: removed\nevents: [gone]\n"
                        + BUILD_EVENT)
                .findsNo("E001");
    }

    @Test
    void saysOnceThatGitlabRulesCannotBeCheckedWithoutEvents() {
        Finding finding = LintCase.gitlab("""
                key_path: one
                events:
                  - name: ¦first
                  - name: second
                """).finds("E001", Finding.Level.INFO);

        assertThat(finding.message()).contains("2 rules were not checked");
    }

    @Test
    void onlyMentionsUnknownEventsOfGitlabCountersThatListTheirOwn() {
        LintCase.gitlab("key_path: a\ndata_source: redis_hll\nevents: [{name: ¦p_analytics}]\n" + BUILD_EVENT)
                .finds("E001", Finding.Level.INFO);
        LintCase.gitlab("key_path: a\ndata_source: internal_events\nevents: [{name: ¦p_analytics}]\n" + BUILD_EVENT)
                .finds("E001", Finding.Level.WARNING);
    }

    @Test
    void findsARemovedOrExpiredEventBehindAnActiveMetric() {
        LintCase.strict("""
                key_path: counts.builds
                events: [{name: ¦old_event}, {name: ¦expired_event}]
                ---
                action: old_event
                status: removed
                ---
                action: expired_event
                expires: 2026-11-01
                """).finds("E002");
    }

    @Test
    void findsARemovedMetricBehindAnActiveOne() {
        LintCase.strict("""
                key_path: share
                kind: ratio
                numerator: ¦old
                denominator: all
                ---
                key_path: old
                status: removed
                ---
                key_path: all
                """).finds("E002");
    }

    @Test
    void acceptsARemovedEventBehindABrokenOrRemovedMetric() {
        LintCase.strict("""
                key_path: counts.builds
                status: broken
                events: [{name: old_event}]
                ---
                key_path: counts.deploys
                status: removed
                events: [{name: old_event}]
                ---
                key_path: counts.pushes
                events: [{name: new_event}]
                ---
                action: old_event
                status: removed
                ---
                action: new_event
                expires: 2026-11-02
                """).findsNo("E002");
    }

    @Test
    void findsFiltersAndOperatorsOnUndeclaredProperties() {
        Finding finding = LintCase.strict("""
                key_path: counts.builds
                events:
                  - name: build_finished
                    filter:
                      outcme: ¦success
                      context.tier: ¦gold
                  - name: build_finished
                    operator: ¦sum(value)
                """ + BUILD_EVENT).finds("E003");

        assertThat(finding.message()).endsWith("did you mean 'outcome'?");
    }

    @Test
    void acceptsDeclaredPropertiesAndEntriesOfMaps() {
        LintCase.strict("""
                key_path: counts.builds
                events:
                  - name: build_finished
                    filter: {outcome: success, context.plan: gold}
                    operator: sum(steps)
                """ + BUILD_EVENT).findsNo("E003");
    }

    @Test
    void acceptsTheThreePropertiesThatEveryGitlabEventHas() {
        LintCase.gitlab("""
                key_path: counts.builds
                events:
                  - name: build_finished
                    filter: {label: a, property: b}
                    operator: sum(value)
                """ + BUILD_EVENT).findsNo("E003");
    }

    @Test
    void findsFilterValuesThatAPropertyCannotTake() {
        Finding finding = LintCase.strict("""
                key_path: counts.builds
                events:
                  - name: build_finished
                    filter:
                      cached: ¦"yes"
                      minutes: ¦long
                      outcome: ¦succes
                      steps: ¦1.5
                """ + BUILD_EVENT).finds("E004");

        assertThat(finding.message()).contains("boolean");
        assertThat(LintCase.strict(metric("{name: build_finished, filter: {outcome: succes}}") + BUILD_EVENT)
                        .findings("E004"))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("none of its 2 declared values", "did you mean 'success'?");
    }

    @Test
    void findsEachImpossibleValueOfAList() {
        assertThat(LintCase.strict(metric("{name: build_finished, filter: {outcome: {not: [ok, success, fail]}}}")
                                + BUILD_EVENT)
                        .findings("E004"))
                .hasSize(2);
    }

    @Test
    void acceptsPossibleFilterValues() {
        LintCase.strict("""
                key_path: counts.builds
                events:
                  - name: build_finished
                    filter: {outcome: [success, failure], mood: bad, steps: 2, minutes: 2, cached: true, branch: main}
                  - name: build_finished
                    filter: {outcome: {exists: true}}
                """ + BUILD_EVENT).findsNo("E004");
    }

    @Test
    void findsAUniqueIdentifierThatTheEventDoesNotDeclare() {
        Finding finding = LintCase.strict("""
                key_path: counts.builds
                events:
                  - {name: build_finished, unique: ¦usr.id}
                  - {name: build_finished, unique: ¦project.id}
                  - {name: build_finished, unique: ¦label}
                """ + BUILD_EVENT).finds("E005");

        assertThat(finding.message()).endsWith("did you mean 'user.id'?");
    }

    @Test
    void acceptsDeclaredIdentifiersAndPropertiesAsUnique() {
        LintCase.strict("""
                key_path: counts.builds
                events:
                  - {name: build_finished, unique: user.id}
                  - {name: build_finished, unique: namespace.id}
                  - {name: build_finished, unique: branch}
                  - {name: build_finished, unique: context.plan}
                """ + BUILD_EVENT).findsNo("E005");
    }

    @Test
    void asksGitlabEventsForIdentifiersOnlyWhenTheyListAny() {
        LintCase.gitlab("""
                key_path: counts.builds
                events:
                  - {name: unlisted, unique: user.id}
                  - {name: unlisted, unique: label}
                  - {name: listed, unique: ¦user.id}
                ---
                action: unlisted
                ---
                action: listed
                identifiers: [project]
                """).finds("E005");
    }

    @Test
    void findsAnOperatorOnText() {
        LintCase.strict("""
                key_path: counts.builds
                events:
                  - {name: build_finished, operator: ¦sum(branch)}
                  - {name: build_finished, operator: ¦max(cached)}
                """ + BUILD_EVENT).finds("E008");
    }

    @Test
    void acceptsOperatorsOnNumbersAndCountsOfAnyValue() {
        LintCase.strict("""
                key_path: counts.builds
                events:
                  - {name: build_finished, operator: sum(steps)}
                  - {name: build_finished, operator: avg(minutes)}
                  - {name: build_finished, operator: unique_totals(branch)}
                """ + BUILD_EVENT).findsNo("E008");
    }

    @Test
    void acceptsAnOperatorOnAGitlabPropertyOfUnknownType() {
        LintCase.gitlab("""
                key_path: sums.steps
                events: [{name: build, operator: sum(steps)}]
                ---
                action: build
                additional_properties:
                  steps: {description: How many steps}
                """).findsNo("E008");
    }

    @Test
    void findsAnEventThatFeedsNothing() {
        LintCase.strict(metric("name: other") + "---\naction: ¦unused\n---\naction: other\n")
                .finds("E010");
    }

    @Test
    void leavesEventsAloneWhenNoMetricsWereLoadedOrTheyAreRemoved() {
        LintCase.strict("action: unused\n").findsNo("E010");
        LintCase.strict(metric("name: other") + "---\naction: gone\nstatus: removed\n---\naction: other\n")
                .findsNo("E010");
    }

    @Test
    void findsAFilterByAnIdentifyingProperty() {
        LintCase.strict("""
                key_path: counts.builds
                events:
                  - name: build_finished
                    filter:
                      email: ¦someone
                """ + BUILD_EVENT).finds("P006");
    }

    @Test
    void acceptsAFilterByWhatWasDone() {
        LintCase.strict(metric("{name: build_finished, filter: {outcome: success}}") + BUILD_EVENT)
                .findsNo("P006");
    }

    @Test
    void findsIdentifiersThatDoNotExist() {
        Finding finding = LintCase.strict("""
                action: a
                identifiers: [user, ¦usr, namespace]
                optional_identifiers: [¦tenant, device]
                """).finds("E015");

        assertThat(finding.message()).isEqualTo("the identifier 'usr' does not exist; did you mean 'user'?");
    }

    @Test
    void saysWhichIdentifiersThereAreWhenNoneIsNear() {
        assertThat(LintCase.strict("action: a\nidentifiers: [¦tenant]\n")
                        .finds("E015")
                        .message())
                .endsWith("; use one of user, anonymous, organization, project, session, device");
    }

    @Test
    void takesUnknownGitlabIdentifiersForAnInfo() {
        LintCase.gitlab("action: a\nidentifiers: [project, ¦feature_enabled_by_namespace_ids]\n")
                .finds("E015", Finding.Level.INFO);
    }

    @Test
    void leavesIdentifiersOfRemovedEventsAlone() {
        LintCase.strict("action: a\nstatus: removed\nidentifiers: [usr]\n").findsNo("E015");
    }

    @Test
    void findsEnumsWithoutValuesAtEveryDepth() {
        LintCase.strict("""
                file_format: northing/1
                properties:
                  channel: {type: ¦enum}
                events:
                  a:
                    properties:
                      channel: {ref: channel}
                      outcome: {type: ¦enum, open_enum: true}
                      steps: {type: list, items: {type: map, entries: {result: {type: ¦enum}}}}
                      tags: {type: list, items: {type: ¦enum}}
                """).finds("E016");
    }

    @Test
    void acceptsEnumsWithValues() {
        LintCase.strict(
                        "action: a\nproperties: {outcome: {type: enum, enum: [x]}, tags: {type: list, items: {enum: [y]}}}\n")
                .findsNo("E016");
    }
}
