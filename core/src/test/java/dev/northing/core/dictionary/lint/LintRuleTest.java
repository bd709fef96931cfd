package dev.northing.core.dictionary.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.northing.core.dictionary.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LintRuleTest {

    private static final Pattern ID = Pattern.compile("\\b[SKETLOPCX]0[0-9]{2}\\b");

    @Test
    void isDocumentedRowByRow() throws IOException {
        List<String> expected = Arrays.stream(LintRule.values())
                .map(rule -> "| " + rule.id() + " | "
                        + rule.level(Profile.GITLAB).key() + " | "
                        + rule.level(Profile.STRICT).key() + " | " + rule.title() + " | " + rule.remedy() + " |")
                .toList();

        assertThat(Files.readAllLines(docs())).containsAll(expected);
    }

    @Test
    void documentsNoRuleThatDoesNotExist() throws IOException {
        Set<String> documented = ids(Files.readString(docs()));
        documented.removeIf(id -> id.startsWith("C"));

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(LintRule.values()).map(LintRule::id).toList());
    }

    @Test
    void documentsEveryRuleOfTheReference() throws IOException {
        Path reference = SharedFolder.find("reference/dictionary.md");
        assumeTrue(reference != null, "the reference is not there");
        String text = Files.readString(reference);
        int begin = text.indexOf("### 4.3");

        Set<String> required = ids(text.substring(begin, text.indexOf("### 4.4")));

        assertThat(required).hasSizeGreaterThan(50);
        assertThat(ids(Files.readString(docs()))).containsAll(required);
    }

    @Test
    void hasACheckForEveryRuleThatTheLinterFinds() {
        List<LintRule> expected = new ArrayList<>(List.of(LintRule.values()));
        expected.removeIf(rule -> rule.family() == 'S' || rule.family() == 'X');

        assertThat(Rulebook.all()).containsOnlyKeys(expected);
    }

    @Test
    void isFoundByItsId() {
        assertThat(LintRule.ofId("K004")).contains(LintRule.K004);
        assertThat(LintRule.ofId("K999")).isEmpty();
    }

    private static Set<String> ids(String text) {
        Set<String> ids = new TreeSet<>();
        Matcher matcher = ID.matcher(text);
        while (matcher.find()) {
            ids.add(matcher.group());
        }
        return ids;
    }

    private static Path docs() {
        return SharedFolder.root().resolve("docs/lint-rules.md");
    }
}
