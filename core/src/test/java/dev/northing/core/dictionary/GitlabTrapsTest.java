package dev.northing.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.lint.DictionaryLinter;
import dev.northing.core.dictionary.lint.Finding;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The traps of real definition files, each in a fixture of its own. */
class GitlabTrapsTest {

    @Test
    void keepsAnUnquotedVersionAndWarns() {
        DictionaryLoad load = trap("unquoted_version.yml");

        assertThat(Fixtures.places(load)).containsExactly("S005 6:20");
        assertThat(load.findings().get(0).message()).contains("write \"16.10\"");
        assertThat(Fixtures.onlyMetric(load).lifecycle().removedIn()).isEqualTo("16.10");
    }

    @Test
    void readsATrailingBlankAsNothing() {
        DictionaryLoad load = trap("trailing_blank.yml");

        assertThat(Fixtures.places(load)).containsExactly("S007 5:1");
        assertThat(Fixtures.onlyMetric(load).ownership().categories()).isEmpty();
    }

    @Test
    void passesOverNullPlaceholders() {
        DictionaryLoad load = trap("null_placeholders.yml");

        assertThat(Fixtures.places(load)).containsExactly("S011 5:3", "S011 8:3");
        assertThat(load.findings()).extracting(Finding::level).containsOnly(Finding.Level.INFO);
        assertThat(Fixtures.onlyEvent(load).properties()).containsOnlyKeys("label");
    }

    @Test
    void foldsPlainTextOverSeveralLines() {
        DictionaryLoad load = trap("multi_line.yml");

        assertThat(Fixtures.places(load)).isEmpty();
        assertThat(Fixtures.onlyMetric(load).description())
                .isEqualTo("Number of imports that ended well, however long they took");
    }

    @Test
    void readsBothIndentsOfListsAndEmptyFlowLists() {
        DictionaryLoad load = trap("both_indents.yml");

        assertThat(Fixtures.places(load)).isEmpty();
        assertThat(Fixtures.onlyMetric(load).tiers()).containsExactly("free", "premium");
        assertThat(Fixtures.onlyMetric(load).ownership().categories()).containsExactly("runner_core");
        assertThat(Fixtures.onlyMetric(load).indicators()).isEmpty();
    }

    @Test
    void needsNoFinalNewline() {
        DictionaryLoad load = trap("no_final_newline.yml");

        assertThat(Fixtures.text("gitlab/no_final_newline.yml")).endsWith("database");
        assertThat(Fixtures.places(load)).isEmpty();
        assertThat(Fixtures.onlyMetric(load).measurement().dataSource()).isEqualTo("database");
    }

    @Test
    void readsAColonWithinPlainTextAndADocumentsHeader() {
        DictionaryLoad load = trap("colon_in_plain.yml");

        assertThat(Fixtures.places(load)).containsExactly("S007 3:1", "S007 5:1", "S007 6:16");
        assertThat(Fixtures.onlyEvent(load).extensions()).containsEntry("category", "\"projects:show\"");
        assertThat(Fixtures.onlyEvent(load).ownership().owner()).isEqualTo("source_code");
        assertThat(Fixtures.onlyEvent(load).properties().get("label"))
                .isEqualTo(PropertyReader.untyped("label", "which tab"));
    }

    @Test
    void findsTodoWhereAnAddressBelongs() {
        DictionaryLoad load = trap("todo_url.yml");

        assertThat(Fixtures.places(load)).containsExactly("S006 4:20");
        assertThat(Fixtures.onlyEvent(load).lifecycle().introducedBy()).isEqualTo("TODO");
    }

    @Test
    void findsAWindowThatTheDescriptionContradicts() {
        DictionaryLoad load = trap("wrong_window.yml");

        List<Finding> linted =
                DictionaryLinter.on(LocalDate.of(2026, 11, 1)).lint(load).findings();

        assertThat(linted)
                .filteredOn(finding -> finding.rule().equals("T001"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.position()).hasToString("2:14"));
    }

    @Test
    void findsAUserCountThatIsTypedAsText() {
        DictionaryLoad load = trap("user_count_as_string.yml");

        assertThat(Fixtures.problems(load)).containsExactly("S016 4:13");
        assertThat(Fixtures.places(load))
                .containsExactly("S007 3:16", "S016 4:13", "S007 5:9", "S007 6:16", "S007 9:1", "S007 11:1");
        MetricDefinition metric = Fixtures.onlyMetric(load);
        assertThat(metric.valueType()).isEqualTo(ValueType.STRING);
        assertThat(metric.lifecycle().status()).isEqualTo(Status.ACTIVE);
        assertThat(metric.governance().category()).isEqualTo(DataCategory.OPERATIONAL);
        assertThat(metric.tiers()).containsExactly("free");
        assertThat(metric.ownership().owner()).isEqualTo("user_management");
    }

    private static DictionaryLoad trap(String file) {
        return Fixtures.load(Profile.GITLAB, "gitlab/" + file);
    }
}
