package dev.northing.core.dictionary.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnershipRulesTest {

    private static final String OWNERS = """
            ---
            file_format: northing/1
            owners:
              - id: pipeline_execution
                contacts: [a@example.com, "#ci"]
            """;

    @Test
    void findsAnUnknownOwnerAndSuggestsTheNearest() {
        Finding finding = LintCase.strict("key_path: a\nowner: ¦pipeline_executoin\n" + OWNERS)
                .finds("O001");

        assertThat(finding.message()).endsWith("did you mean 'pipeline_execution'?");
    }

    @Test
    void findsGitlabsOwnerUnderItsOwnName() {
        LintCase.gitlab("key_path: a\nproduct_group: ¦ci\n" + OWNERS).finds("O001");
    }

    @Test
    void acceptsADeclaredOwnerAndTheOwnerOfARemovedDefinition() {
        LintCase.strict("key_path: a\nowner: pipeline_execution\n---\nkey_path: b\nowner: gone\nstatus: removed\n"
                        + OWNERS)
                .findsNo("O001");
    }

    @Test
    void saysOnceThatAStrictDictionaryDeclaresNoOwners() {
        Finding finding = LintCase.strict("key_path: a\nowner: ¦ci\n---\nkey_path: b\nowner: cd\n")
                .finds("O001");

        assertThat(finding.message()).contains("the owners of 2 definitions");
    }

    @Test
    void leavesGitlabOwnersAloneWhenNoneAreDeclared() {
        LintCase.gitlab("key_path: a\nproduct_group: ci\n").findsNo("O001");
    }

    @Test
    void findsAnOwnerWithoutContact() {
        LintCase.strict("file_format: northing/1\nowners:\n  - id: ¦ci\n").finds("O002");
    }

    @Test
    void acceptsAnOwnerWithAContact() {
        LintCase.strict("file_format: northing/1\nowners:\n  - id: ci\n    contacts: [a@example.com]\n")
                .findsNo("O002");
    }

    @Test
    void findsAnOwnerWithOneContact() {
        LintCase.strict("file_format: northing/1\nowners:\n  - id: ci\n    contacts: ¦[a@example.com]\n")
                .finds("O003");
    }

    @Test
    void acceptsTwoContactsAndLeavesNoneToTheOtherRule() {
        assertThat(OwnershipRules.ENOUGH_CONTACTS).isEqualTo(2);
        LintCase.strict("file_format: northing/1\nowners:\n  - id: ci\n    contacts: [a, b]\n  - id: cd\n")
                .findsNo("O003");
    }
}
