package dev.northing.core.dictionary.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.DictionaryLoader;
import dev.northing.core.dictionary.Profile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Definitions as text, in which {@code ¦} marks each place where a finding is expected. */
final class LintCase {

    /** The day on which all fixtures are linted. */
    static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private static final char MARK = '¦';

    private final Profile profile;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> marks = new ArrayList<>();
    private DictionaryLinter linter = DictionaryLinter.on(TODAY);

    private LintCase(Profile profile) {
        this.profile = profile;
    }

    static LintCase strict(String text) {
        return new LintCase(Profile.STRICT).file("dictionary.yml", text);
    }

    static LintCase gitlab(String text) {
        return new LintCase(Profile.GITLAB).file("dictionary.yml", text);
    }

    LintCase file(String name, String text) {
        StringBuilder plain = new StringBuilder();
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == MARK) {
                marks.add(name + ":" + line + ":" + column);
                continue;
            }
            plain.append(c);
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        files.put(name, plain.toString());
        return this;
    }

    LintCase with(UnaryOperator<DictionaryLinter> change) {
        linter = change.apply(linter);
        return this;
    }

    LintReport report() {
        DictionaryLoader loader = DictionaryLoader.of(profile);
        files.forEach(loader::text);
        return linter.lint(loader.load());
    }

    List<Finding> findings(String rule) {
        return report().findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    /** Expects one finding of the rule at each mark and nowhere else, with the rule's own level. */
    Finding finds(String rule) {
        return finds(rule, LintRule.valueOf(rule).level(profile));
    }

    Finding finds(String rule, Finding.Level level) {
        List<Finding> found = findings(rule);
        assertThat(marks).as("marks in the fixture").isNotEmpty();
        assertThat(found)
                .as(rule + " in\n" + files)
                .extracting(finding -> finding.file() + ":" + finding.position())
                .containsExactlyElementsOf(marks);
        assertThat(found).extracting(Finding::level).containsOnly(level);
        return found.get(0);
    }

    void findsNo(String rule) {
        assertThat(marks).as("marks in the fixture").isEmpty();
        assertThat(findings(rule)).as(rule + " in\n" + files).isEmpty();
    }
}
