package dev.northing.core.dictionary.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.DictionaryLoader;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.error.ConfigurationException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class LifecycleRulesTest {

    @Test
    void findsARemovedDefinitionWithoutTrace() {
        Finding finding = LintCase.strict("""
                key_path: a
                status: ¦removed
                ---
                key_path: b
                status: ¦removed
                removed_in: "1.0"
                ---
                action: c
                status: ¦removed
                removed_by: https://example.com/1
                """).finds("L001");

        assertThat(finding.message()).contains("removed_in and removed_by");
    }

    @Test
    void acceptsARemovedDefinitionWithBothTraces() {
        LintCase.gitlab("""
                key_path: a
                status: removed
                milestone_removed: "15.9"
                removed_by_url: https://example.com/1
                """).findsNo("L001");
    }

    @Test
    void findsABrokenDefinitionThatNobodyRepairs() {
        LintCase.strict("key_path: a\nstatus: ¦broken\n").finds("L002");
    }

    @Test
    void acceptsABrokenDefinitionUnderRepair() {
        LintCase.gitlab("key_path: a\nstatus: broken\nrepair_issue_url: https://example.com/1\n")
                .findsNo("L002");
    }

    @Test
    void findsAnActiveDefinitionThatSaysItIsRemoved() {
        LintCase.gitlab("""
                key_path: a
                milestone_removed: ¦"15.9"
                removed_by_url: https://example.com/1
                ---
                action: b
                status: active
                removed_by_url: ¦https://example.com/1
                """).finds("L003");
    }

    @Test
    void acceptsADeprecatedDefinitionThatSaysWhenItGoes() {
        LintCase.strict("key_path: a\nstatus: deprecated\nremoved_in: \"15.9\"\n---\nkey_path: b\n")
                .findsNo("L003");
    }

    @Test
    void findsEveryStrictDefinitionThatNeverSaysWhenItExpires() {
        LintCase.strict("¦key_path: a\n---\n¦action: b\n").finds("L004");
    }

    @Test
    void acceptsAnExpiryAndARemovedDefinitionWithoutOne() {
        LintCase.strict("key_path: a\nexpires: never\n---\nkey_path: b\nstatus: removed\n")
                .findsNo("L004");
    }

    @Test
    void asksGitlabDefinitionsForAnExpiryOnlyWhereTheDictionaryUsesIt() {
        LintCase.gitlab("key_path: a\nexpires: never\n---\n¦key_path: b\n").finds("L004");
        Finding once = LintCase.gitlab("¦key_path: a\n---\nkey_path: b\n").finds("L004", Finding.Level.INFO);

        assertThat(once.message()).contains("none of the 2 definitions");
    }

    @Test
    void findsWhatExpiresToday() {
        LintCase.strict("key_path: a\nexpires: ¦2026-11-01\n").finds("L005", Finding.Level.WARNING);
    }

    @Test
    void takesAnExpiredDefinitionForAnErrorAtRelease() {
        LintCase.strict("key_path: a\nexpires: ¦2026-11-01\n")
                .with(DictionaryLinter::forRelease)
                .finds("L005", Finding.Level.ERROR);
    }

    @Test
    void acceptsWhatExpiresTomorrow() {
        LintCase.strict("key_path: a\nexpires: 2026-11-02\n").findsNo("L005");
    }

    @Test
    void findsWhatTheProductsVersionHasReached() {
        LintCase.strict("key_path: a\nexpires: ¦\"16.9\"\n---\nkey_path: b\nexpires: ¦\"16.10\"\n")
                .with(linter -> linter.forVersion("16.10.0-pre"))
                .finds("L005");
    }

    @Test
    void acceptsALaterVersionAndAnyWhenTheProductsIsUnknown() {
        LintCase.strict("key_path: a\nexpires: \"16.11\"\n")
                .with(linter -> linter.forVersion("16.10"))
                .findsNo("L005");
        LintCase.strict("key_path: a\nexpires: \"1.0\"\n").findsNo("L005");
    }

    @Test
    void refusesAProductVersionThatIsNone() {
        Assertions.assertThatThrownBy(() -> DictionaryLinter.on(LintCase.TODAY).forVersion("latest\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'latest\\u000a'")
                .hasMessageContaining("16.10");
    }

    @Test
    void findsAnExpiryMoreThan730DaysAhead() {
        assertThat(LifecycleRules.MAX_DAYS_TO_EXPIRY).isEqualTo(730);
        LintCase.strict("key_path: a\nexpires: ¦2028-11-01\n").finds("L006");
    }

    @Test
    void acceptsAnExpiry730DaysAhead() {
        LintCase.strict("key_path: a\nexpires: 2028-10-31\n").findsNo("L006");
    }

    @Test
    void findsNeverWithoutReview() {
        LintCase.strict("key_path: a\nexpires: ¦never\n").finds("L007");
    }

    @Test
    void acceptsNeverWithAReview() {
        LintCase.strict("key_path: a\nexpires: never\nreviews: [https://example.com/1]\n")
                .findsNo("L007");
    }

    private static MetricDictionary baseline(String text) {
        return DictionaryLoader.gitlab().text("before.yml", text).load().dictionary();
    }

    @Test
    void findsADefinitionThatVanishedSinceTheBaseline() {
        MetricDictionary before = baseline("key_path: a\n---\naction: b\n---\nkey_path: c\n");
        LintCase lint = LintCase.strict("key_path: c\n").with(linter -> linter.against(before, "before.json"));

        assertThat(lint.findings("L008"))
                .extracting(Finding::toString)
                .containsExactly(
                        "before.json:1:1: error L008 the event 'b' is gone; put it back with the status removed, since old"
                                + " installations still send it",
                        "before.json:1:1: error L008 the metric 'a' is gone; put it back with the status removed, since"
                                + " old installations still send it");
    }

    @Test
    void acceptsADefinitionThatIsMarkedAsRemoved() {
        MetricDictionary before = baseline("key_path: a\n");

        LintCase.strict("key_path: a\nstatus: removed\n")
                .with(linter -> linter.against(before, "before.json"))
                .findsNo("L008");
    }

    @Test
    void findsAnUnknownSuccessor() {
        Finding finding = LintCase.strict("""
                key_path: a
                replaced_by: ¦cuonts.b
                ---
                key_path: counts.b
                ---
                action: c
                replaced_by: ¦counts.b
                """).finds("L009");

        assertThat(finding.message()).endsWith("did you mean 'counts.b'?");
    }

    @Test
    void acceptsAKnownSuccessor() {
        LintCase.strict("key_path: a\nreplaced_by: b\n---\nkey_path: b\n").findsNo("L009");
    }

    @Test
    void findsTheRarerKindOfExpiry() {
        LintCase.strict("""
                key_path: a
                expires: 2027-01-01
                ---
                key_path: b
                expires: 2027-01-01
                ---
                key_path: c
                expires: ¦"18.0"
                """).finds("L010");
        LintCase.strict("""
                key_path: a
                expires: ¦2027-01-01
                ---
                key_path: b
                expires: "17.0"
                ---
                key_path: c
                expires: "18.0"
                """).finds("L010");
    }

    @Test
    void acceptsNeverBesideOneKindOfExpiry() {
        LintCase.strict("key_path: a\nexpires: 2027-01-01\n---\nkey_path: b\nexpires: never\n")
                .findsNo("L010");
    }
}
