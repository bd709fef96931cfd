package dev.northing.core.dictionary.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CompositionRulesTest {

    @Test
    void findsDistinctValuesOverAllTime() {
        LintCase.strict("""
                key_path: counts.one
                time_frame: ¦all
                events: [{name: build, unique: user.id}]
                ---
                key_path: counts.two
                time_frame: [7d, ¦all]
                events: [{name: build, unique: user.id}]
                """).finds("E006");
    }

    @Test
    void acceptsTotalsOverAllTimeAndDistinctValuesOfADatabase() {
        LintCase.strict("""
                key_path: counts.one
                time_frame: all
                events: [{name: build}]
                ---
                key_path: counts.two
                time_frame: 28d
                events: [{name: build, unique: user.id}]
                ---
                key_path: counts.three
                kind: unique
                time_frame: all
                data_source: database
                """).findsNo("E006");
    }

    @Test
    void findsRulesThatComputeDifferentThings() {
        LintCase.strict("""
                key_path: counts.one
                events:
                  - {name: build, unique: user.id}
                  - {name: deploy, unique: user.id}
                  - ¦{name: push}
                ---
                key_path: counts.two
                events:
                  - {name: build, operator: sum(value)}
                  - ¦{name: push, operator: max(value)}
                """).finds("E007");
    }

    @Test
    void acceptsSeveralRulesOfOneKind() {
        LintCase.strict("""
                key_path: counts.one
                events:
                  - {name: build, unique: user.id}
                  - {name: deploy, unique: project.id}
                """).findsNo("E007");
    }

    @Test
    void findsARepeatedRule() {
        Finding finding = LintCase.strict("""
                key_path: counts.one
                events:
                  - {name: build, filter: {label: a, property: b}}
                  - {name: build, filter: {label: a}}
                  - ¦{name: build, filter: {property: b, label: a}}
                """).finds("E009");

        assertThat(finding.message()).contains("rule 3 repeats rule 1");
    }

    @Test
    void acceptsTheSameEventWithAnotherFilter() {
        LintCase.strict("""
                key_path: counts.one
                events:
                  - {name: build, filter: {label: a}}
                  - {name: build, filter: {label: b}}
                """).findsNo("E009");
    }

    @Test
    void findsAMetricThatComputesTheSameInAnotherOrder() {
        Finding finding = LintCase.strict("""
                key_path: counts.one
                time_frame: [7d, 28d]
                events: [build, deploy]
                ---
                key_path: ¦counts.two
                time_frame: 28d
                events: [deploy, build]
                """).finds("E011");

        assertThat(finding.message()).contains("'counts.one'", "28d");
    }

    @Test
    void acceptsMetricsThatDifferInSpanFilterOrSource() {
        LintCase.strict("""
                key_path: counts.one
                time_frame: 7d
                events: [build]
                ---
                key_path: counts.two
                time_frame: 28d
                events: [build]
                ---
                key_path: counts.three
                time_frame: 7d
                events: [{name: build, filter: {label: a}}]
                ---
                key_path: counts.four
                time_frame: 7d
                data_source: database
                ---
                key_path: counts.five
                time_frame: 7d
                data_source: database
                ---
                key_path: counts.six
                status: removed
                time_frame: 7d
                events: [build]
                """).findsNo("E011");
    }

    @Test
    void findsTwoMetricsThatCountOneIndicatorForOneOwner() {
        LintCase.gitlab("""
                key_path: one
                product_group: ci
                time_frame: 28d
                performance_indicator_type: [gmau, smau]
                ---
                key_path: two
                product_group: ci
                time_frame: 28d
                performance_indicator_type: [paid_gmau, ¦gmau]
                """).finds("E012");
    }

    @Test
    void acceptsOneIndicatorInTwoSpansGroupsAndOtherKinds() {
        LintCase.gitlab("""
                key_path: one
                product_group: ci
                time_frame: 28d
                performance_indicator_type: [gmau, customer_health_score]
                ---
                key_path: two
                product_group: ci
                time_frame: 7d
                performance_indicator_type: [gmau]
                ---
                key_path: three
                product_group: cd
                time_frame: 28d
                performance_indicator_type: [gmau]
                ---
                key_path: four
                product_group: ci
                time_frame: 28d
                performance_indicator_type: [customer_health_score]
                """).findsNo("E012");
    }

    @Test
    void findsAnUnknownDenominatorAndSuggestsTheNearest() {
        Finding finding = LintCase.strict("""
                key_path: share
                kind: ratio
                numerator: builds_weekly
                denominator: ¦biulds
                ---
                key_path: builds
                time_frame: [7d, 28d]
                ---
                key_path: total
                kind: derived
                inputs: [builds, ¦unknown_metric]
                ---
                key_path: half
                kind: ¦ratio
                numerator: builds
                """).finds("E013");

        assertThat(finding.message()).endsWith("did you mean 'builds'?");
    }

    @Test
    void acceptsInputsByKeyPathAndByReportKey() {
        LintCase.strict("""
                key_path: share
                kind: ratio
                numerator: builds_weekly
                denominator: builds
                ---
                key_path: builds
                time_frame: [7d, 28d]
                """).findsNo("E013");
    }

    @Test
    void findsACycleAtTheReferenceThatClosesIt() {
        Finding finding = LintCase.strict("""
                key_path: a
                inputs: [d, b]
                ---
                key_path: b
                inputs: [c]
                ---
                key_path: c
                inputs: [d, ¦a]
                ---
                key_path: d
                """).finds("E014");

        assertThat(finding.message()).contains("'a' -> 'b' -> 'c' -> 'a'");
    }

    @Test
    void findsAMetricThatReadsItself() {
        LintCase.strict("key_path: a\nkind: ratio\nnumerator: ¦a\ndenominator: b\n---\nkey_path: b\n")
                .finds("E014");
    }

    @Test
    void acceptsADiamond() {
        LintCase.strict("""
                key_path: a
                inputs: [b, c]
                ---
                key_path: b
                inputs: [d]
                ---
                key_path: c
                inputs: [d]
                ---
                key_path: d
                """).findsNo("E014");
    }

    @Test
    void walksAChainOfTenThousandMetricsWithoutRecursion() {
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            chain.append("- {key_path: m")
                    .append(i)
                    .append(", inputs: [m")
                    .append((i + 1) % 10_000)
                    .append("]}\n");
        }

        assertThat(LintCase.strict(chain.toString()).findings("E014"))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("'m0' -> 'm1' -> 'm2' -> 'm3' -> 'm4' -> ... -> 'm0'");
    }

    @Test
    void saysOfAShortCycleAllAndOfALongerOneThatThereIsMore() {
        assertThat(cycleText(CycleSearch.SHOWN_STEPS)).contains("'m0' -> 'm1' -> 'm2' -> 'm3' -> 'm4' -> 'm0'");
        assertThat(cycleText(CycleSearch.SHOWN_STEPS + 1))
                .contains("'m0' -> 'm1' -> 'm2' -> 'm3' -> 'm4' -> ... -> 'm0'");
    }

    private static String cycleText(int metrics) {
        StringBuilder circle = new StringBuilder();
        for (int i = 0; i < metrics; i++) {
            circle.append("- {key_path: m" + i + ", inputs: [m" + (i + 1) % metrics + "]}\n");
        }
        return LintCase.strict(circle.toString()).findings("E014").get(0).message();
    }

    @Test
    void reportsOneCycleAMetricHoweverManyLeadThroughIt() {
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            chain.append("- {key_path: m" + i + ", inputs: [m" + (i + 1));
            for (int back = 0; back < 14; back++) {
                chain.append(", m").append(back);
            }
            chain.append("]}\n");
        }
        LintCase tangle = LintCase.strict(chain.toString());

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> tangle.findings("E014")))
                .hasSize(2_000)
                .extracting(Finding::position)
                .doesNotHaveDuplicates();
    }
}
