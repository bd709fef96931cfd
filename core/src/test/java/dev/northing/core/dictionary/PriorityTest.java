package dev.northing.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PriorityTest {

    private static final String STRICT = """
            action: license_synced
            description: The license was synchronized
            owner: billing
            status: active
            data_category: optional
            version: 1-0-0
            """;

    @Test
    void isNormalUnlessADefinitionSaysOtherwise() {
        assertThat(Fixtures.onlyEvent(Fixtures.strict(STRICT)).priority()).isEqualTo(Priority.NORMAL);
        assertThat(Fixtures.onlyEvent(Fixtures.gitlab("action: a")).priority()).isEqualTo(Priority.NORMAL);
    }

    @Test
    void isReadInBothProfiles() {
        DictionaryLoad strict = Fixtures.strict(STRICT + "priority: important\n");
        DictionaryLoad gitlab = Fixtures.gitlab("action: a\npriority: important\n");

        assertThat(strict.findings()).isEmpty();
        assertThat(Fixtures.onlyEvent(strict).priority()).isEqualTo(Priority.IMPORTANT);
        assertThat(Fixtures.onlyEvent(gitlab).priority()).isEqualTo(Priority.IMPORTANT);
    }

    @Test
    void namesFileLineAndColumnOfAnUnknownWord() {
        DictionaryLoad load = Fixtures.strict(STRICT + "priority: high\n");

        assertThat(load.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("S009");
            assertThat(finding.file()).isEqualTo("x.yml");
            assertThat(finding.position()).hasToString("7:11");
        });
        assertThat(Fixtures.onlyEvent(load).priority()).isEqualTo(Priority.NORMAL);
    }

    @Test
    void isCompiledOnlyWhenItIsNotNormal() {
        MetricDictionary silent = Fixtures.strict(STRICT).dictionary();
        MetricDictionary normal = Fixtures.strict(STRICT + "priority: normal\n").dictionary();
        MetricDictionary important =
                Fixtures.strict(STRICT + "priority: important\n").dictionary();

        assertThat(normal.fingerprint()).isEqualTo(silent.fingerprint());
        assertThat(text(normal)).doesNotContain("priority");
        assertThat(text(important)).contains("\"priority\":\"important\"");
        assertThat(important.fingerprint()).isNotEqualTo(silent.fingerprint());
        assertThat(MetricDictionary.fromCompiled(important.toCanonicalJson())).isEqualTo(important);
    }

    @Test
    void isFoundByItsWord() {
        assertThat(Priority.ofKey("important")).contains(Priority.IMPORTANT);
        assertThat(Priority.ofKey("normal")).contains(Priority.NORMAL);
        assertThat(Priority.ofKey("IMPORTANT")).isEmpty();
    }

    private static String text(MetricDictionary dictionary) {
        return new String(dictionary.toCanonicalJson(), StandardCharsets.UTF_8);
    }
}
