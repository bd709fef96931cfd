package dev.northing.core.dictionary;

import dev.northing.core.dictionary.lint.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Loads fixtures and short texts in tests. */
final class Fixtures {

    private static final String FOLDER = "dev/northing/core/dictionary/";

    private Fixtures() {}

    static String text(String name) {
        try (InputStream in = Fixtures.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DictionaryLoad load(Profile profile, String fixture) {
        return DictionaryLoader.of(profile)
                .resource(Fixtures.class.getClassLoader(), FOLDER + fixture)
                .load();
    }

    static DictionaryLoad gitlab(String text) {
        return DictionaryLoader.gitlab().text("x.yml", text).load();
    }

    static DictionaryLoad strict(String text) {
        return DictionaryLoader.strict().text("x.yml", text).load();
    }

    /** Each finding as rule, line and column, such as {@code S003 2:1}. */
    static List<String> places(DictionaryLoad load) {
        return load.findings().stream().map(Fixtures::place).toList();
    }

    /** The places of findings that are more than a remark. */
    static List<String> problems(DictionaryLoad load) {
        return load.findings().stream()
                .filter(finding -> finding.level() != Finding.Level.INFO)
                .map(Fixtures::place)
                .toList();
    }

    private static String place(Finding finding) {
        return finding.rule() + " " + finding.position();
    }

    static MetricDefinition onlyMetric(DictionaryLoad load) {
        return load.dictionary().metrics().values().iterator().next();
    }

    static EventDefinition onlyEvent(DictionaryLoad load) {
        return load.dictionary().events().values().iterator().next();
    }
}
