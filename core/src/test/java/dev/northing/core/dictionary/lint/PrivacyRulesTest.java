package dev.northing.core.dictionary.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyRulesTest {

    private static String event(String properties) {
        return "action: build_finished\nproperties:\n" + properties.indent(2);
    }

    @Test
    void findsAPropertyWithoutClass() {
        LintCase.strict(event("¦outcome: string\nplan: {type: string, class: organization}\n"))
                .finds("P001");
    }

    @Test
    void findsEntriesOfMapsThatSayNothingAndInheritNothing() {
        LintCase.strict(event("""
                context:
                  type: map
                  entries:
                    plan: {type: string, class: organization}
                    ¦seats: integer
                """)).finds("P001");
    }

    @Test
    void acceptsAClassOfTheMapAndOfTheSharedProperty() {
        LintCase.strict("""
                file_format: northing/1
                properties:
                  plan: {type: string, class: organization}
                events:
                  build_finished:
                    properties:
                      plan: {ref: plan}
                      context: {type: map, class: technical, entries: {seats: integer}}
                """).findsNo("P001");
    }

    @Test
    void reportsASharedPropertyOnceWhereItIsDefined() {
        LintCase.strict("""
                file_format: northing/1
                properties:
                  ¦plan: {type: string}
                events:
                  one: {properties: {plan: {ref: plan}}}
                  two: {properties: {plan: {ref: plan}}}
                """).finds("P001");
    }

    @Test
    void asksGitlabPropertiesForAClassOnlyWhereTheDictionaryUsesIt() {
        LintCase.gitlab("action: a\nadditional_properties:\n  ¦label: {description: x}\n  value: {class: technical}\n")
                .finds("P001");
        LintCase.gitlab("action: a\nadditional_properties:\n  ¦label: {description: x}\n  value: {description: y}\n")
                .finds("P001", Finding.Level.INFO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email",
                "userEmail",
                "e_mail",
                "emails",
                "phone2",
                "clientIPAddress",
                "ipv4",
                "addr",
                "billing_addresses",
                "project_name",
                "HostName",
                "page_url",
                "uri",
                "file_path",
                "api_token",
                "search_query",
                "queries",
                "lat",
                "user_agent",
                "userAgent"
            })
    void findsAPersonalNameThatIsKeptAsItIs(String name) {
        LintCase.strict(event(name + ": {type: string, class: ¦technical}")).finds("P002");
        LintCase.strict(event(name + ": {type: string, class: ¦organization}")).finds("P002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shipping", "zip", "pathology", "tokenizer", "namespace", "agent", "latency", "hosting"})
    void acceptsWordsThatOnlyContainAPersonalOne(String name) {
        LintCase.strict(event(name + ": {type: string, class: technical}")).findsNo("P002");
    }

    @Test
    void acceptsPersonalNamesThatAreScrubbedClosedOrMeasures() {
        LintCase.strict(event("""
                email: {type: string, class: identifier}
                page_url: {type: string, class: url}
                tool_name: {type: enum, enum: [a, b], class: technical}
                has_email: {type: boolean, class: technical}
                token_count: {type: integer, class: technical}
                query: {type: integer, class: technical}
                host: {type: string, class: technical, handling: mask}
                """)).findsNo("P002");
    }

    @Test
    void findsPersonalNumbersAndOpenEnums() {
        LintCase.strict(event("""
                lon: {type: number, class: ¦technical}
                tool_name: {type: enum, enum: [a, b], open_enum: true, class: ¦technical}
                """)).finds("P002");
    }

    @Test
    void findsPersonalNamesOfUnclassifiedGitlabProperties() {
        LintCase.gitlab("action: a\nadditional_properties:\n  ¦host_name: {description: x}\n")
                .finds("P002");
    }

    @Test
    void findsIdentifyingValuesThatAreKept() {
        LintCase.strict(event("""
                account: {type: string, class: identifier, handling: ¦keep}
                place: {type: string, class: location, handling: ¦{action: keep}}
                card: {type: string, class: identifier, handling: ¦{action: mask, keep_last: 4}}
                page: {type: string, class: url, handling: ¦truncate}
                note: {type: string, max_length: 9, class: free_text, handling: ¦keep}
                """)).finds("P003");
    }

    @Test
    void acceptsIdentifyingValuesThatAreScrubbed() {
        LintCase.strict(event("""
                account: {type: string, class: identifier}
                place: {type: string, class: location, handling: geo}
                plan: {type: string, class: organization, handling: keep}
                """)).findsNo("P003");
    }

    @Test
    void findsFreeTextWithoutEnd() {
        LintCase.strict(event("note: {type: string, class: ¦free_text}")).finds("P004");
    }

    @Test
    void acceptsBoundedFreeText() {
        LintCase.strict(event("note: {type: string, class: free_text, max_length: 100}"))
                .findsNo("P004");
    }

    @Test
    void findsAnOpenText() {
        LintCase.strict(event("branch: {type: ¦string, class: technical}")).finds("P005");
    }

    @Test
    void acceptsBoundedListedAndScrubbedTexts() {
        LintCase.strict(event("""
                branch: {type: string, class: technical, max_length: 100}
                outcome: {enum: [success, failure], class: technical}
                account: {type: string, class: identifier}
                """)).findsNo("P005");
    }

    @Test
    void asksGitlabTextsForABoundOnlyWhereTheDictionaryUsesIt() {
        LintCase.gitlab("action: a\nadditional_properties: {label: {description: x}}\n")
                .findsNo("P005");
        LintCase.gitlab(
                        "action: a\nadditional_properties: {¦label: {description: x}, b: {type: string, max_length: 9}}\n")
                .finds("P005");
    }

    @Test
    void findsSensitivePropertiesWithoutReview() {
        LintCase.strict(event("""
                account: {type: string, class: ¦identifier}
                page: {type: string, class: ¦url}
                note: {type: string, class: ¦free_text, handling: truncate}
                """)).finds("P007");
    }

    @Test
    void acceptsSensitivePropertiesWithReviewAndDroppedOnes() {
        LintCase.strict(event("account: {type: string, class: identifier}") + "reviews: [https://example.com/1]\n")
                .findsNo("P007");
        LintCase.strict(event(
                        "note: {type: string, class: free_text}\nseats: {type: integer, class: quasi_identifier}"))
                .findsNo("P007");
    }

    @Test
    void rejectsContentAndSpecialWhateverIsReviewedOrWaived() {
        LintCase.strict(event("""
                        body: {type: string, class: ¦content}
                        belief: {type: string, class: ¦special, handling: keep}
                        """) + "reviews: [https://example.com/1]\nno_lint: [{rule: P007, reason: needed}]\n")
                .finds("P007");
    }

    @Test
    void findsEveryStrictDefinitionWithoutPurpose() {
        LintCase.strict("¦action: a\n---\n¦key_path: b\n").finds("P008");
    }

    @Test
    void acceptsAPurposeAndARemovedDefinitionWithoutOne() {
        LintCase.strict("action: a\npurpose: diagnostics\n---\naction: b\nstatus: removed\n")
                .findsNo("P008");
    }

    @Test
    void saysOnceThatNoGitlabDefinitionHasAPurpose() {
        Finding finding = LintCase.gitlab("¦action: a\n---\naction: b\n").finds("P008", Finding.Level.INFO);

        assertThat(finding.message()).startsWith("none of the 2 definitions");
    }

    @Test
    void findsAnEventThatCannotBeDeclined() {
        LintCase.gitlab("action: a\ndata_category: ¦subscription\n---\naction: b\ndata_category: ¦Standard\n")
                .finds("P009");
    }

    @Test
    void acceptsOptionalEventsAndSubscriptionMetrics() {
        LintCase.strict("""
                action: a
                data_category: optional
                ---
                action: b
                data_category: operational
                ---
                key_path: c
                data_category: subscription
                """).findsNo("P009");
    }

    @Test
    void looksAtTheElementsOfListsAtEveryDepth() {
        LintCase.strict(event("""
                accounts: {type: list, items: {type: string, class: identifier, handling: ¦keep}}
                rows:
                  type: list
                  class: technical
                  items:
                    type: list
                    items:
                      type: map
                      entries:
                        place: {type: string, class: location, handling: ¦keep}
                """)).finds("P003");
        LintCase.strict(event("""
                rows:
                  type: list
                  items:
                    type: list
                    items:
                      type: map
                      entries:
                        body: {type: string, class: ¦content}
                        belief: {type: list, class: technical, items: {type: string, class: ¦special}}
                """)).finds("P007");
        LintCase.strict(event("""
                rows:
                  type: list
                  items:
                    type: list
                    items:
                      type: map
                      entries:
                        plan: {type: string, class: organization}
                        ¦seats: integer
                """)).finds("P001");
    }

    @Test
    void judgesAListWithoutItsOwnClassByItsElements() {
        LintCase.strict(event("plans: {type: list, items: {type: string, class: organization}}"))
                .findsNo("P001");
        Finding finding =
                LintCase.strict(event("plans: {type: list, items: ¦string}")).finds("P001");

        assertThat(finding.message()).contains("'plans'");
    }

    @Test
    void judgesTheClassThatAMapHasBesideThoseOfAllItsEntries() {
        LintCase.strict(event("body: {type: map, class: ¦content, entries: {a: {type: integer, class: technical}}}"))
                .finds("P007");
        LintCase.strict(event("body: {type: map, class: content, entries: {¦a: integer}}"))
                .finds("P007");
    }

    @Test
    void countsTheHandlingOfAnEntryWhoseClassIsThatOfItsMap() {
        LintCase.strict(event(
                        "account: {type: map, class: identifier, entries: {id: {type: string, handling: ¦keep}}}"))
                .finds("P003");
    }

    @Test
    void judgesElementsThatDifferFromThoseOfTheSharedProperty() {
        LintCase.strict(refining("{type: list, items: {type: string, class: technical}}", """
                {ref: shared, items: {type: string, class: identifier, handling: ¦keep}}"""))
                .finds("P003");
    }

    private static String refining(String shared, String property) {
        return "file_format: northing/1\nproperties:\n  shared: " + shared
                + "\nevents:\n  a:\n    properties:\n      own: " + property + "\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: string, class: identifier} | {ref: shared, class: ¦technical}",
                "{type: string, class: identifier} | {ref: shared, class: ¦technical, handling: drop}",
                "{type: string, class: identifier} | {ref: shared, handling: ¦keep}",
                "{type: string, class: identifier} | {ref: shared, privacy: {handling: ¦keep}}",
                "{type: string, class: identifier} | {ref: shared, class: ¦url}",
                "{type: string, class: organization} | {ref: shared, class: ¦technical}",
                "{type: integer, class: quasi_identifier} | {ref: shared, handling: ¦keep}",
                "{type: string, class: free_text} | {ref: shared, handling: ¦truncate}",
                "{type: string, class: technical, handling: mask} | {ref: shared, handling: ¦keep}",
                "{type: list, items: {type: string, class: identifier}} "
                        + "| {ref: shared, items: {type: string, class: ¦technical}}",
                "{type: map, class: identifier, entries: {x: string}} "
                        + "| {ref: shared, entries: {x: {type: string, handling: ¦keep}}}",
                "{type: string, class: identifier} | {type: list, items: {ref: shared, class: ¦technical}}"
            })
    void findsARefinementThatGuardsLess(String shared, String property) {
        LintCase.strict(refining(shared, property)).finds("P010");
        LintCase.gitlab(refining(shared, property)).finds("P010");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: string, class: identifier} | {ref: shared}",
                "{type: string, class: identifier} | {ref: shared, max_length: 20}",
                "{type: string, class: identifier} | {ref: shared, handling: drop}",
                "{type: string, class: identifier} | {ref: shared, class: free_text}",
                "{type: string, class: identifier, handling: keep} | {ref: shared, handling: keep}",
                "{type: string, class: technical} | {ref: shared, class: identifier}",
                "{type: string} | {ref: shared, class: technical}",
                "{type: map, class: technical, entries: {x: string}} | {ref: shared, entries: {y: string}}"
            })
    void acceptsARefinementThatGuardsAsWell(String shared, String property) {
        LintCase.strict(refining(shared, property)).findsNo("P010");
    }
}
