package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.DictionaryLoad;
import dev.northing.core.dictionary.DictionarySources;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.error.ConfigurationException;
import dev.northing.core.source.SafeText;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a dictionary's definitions against the rules of {@link LintRule}.
 *
 * <p>The GitLab profile judges what GitLab's format cannot say only once a dictionary says it somewhere; {@code
 * docs/lint-rules.md} tells of each rule what it looks at, its level in each profile, and what to do.
 *
 *
 * <p>The report depends on the definitions and on what the linter was told, never on the clock, the machine or the order in
 * which files were read. It holds at most 10,000 findings, the gravest first, and as many waived ones; one finding more says
 * how many were left out. 2,000 definitions take well under 300 ms once the JVM is warm. Immutable.
 *
 * @since 0.1.0
 */
public final class DictionaryLinter {

    private final Circumstances circumstances;

    private DictionaryLinter(Circumstances circumstances) {
        this.circumstances = circumstances;
    }

    /**
     * Makes a linter that knows the day and nothing else.
     *
     * @param today the day in UTC, by which dates of expiry are judged
     * @return the linter
     */
    public static DictionaryLinter on(LocalDate today) {
        return new DictionaryLinter(new Circumstances(today, null, false, null, ""));
    }

    /**
     * Makes a linter that also judges expiry by version.
     *
     * @param productVersion the product's version, such as {@code 16.10}
     * @return the linter
     * @throws ConfigurationException if the text is not one to eight whole numbers joined by dots
     */
    public DictionaryLinter forVersion(String productVersion) {
        ProductVersion version = ProductVersion.parse(productVersion)
                .orElseThrow(() -> new ConfigurationException("product version " + SafeText.quoted(productVersion)
                        + ": expected whole numbers joined by dots, such as 16.10"));
        return new DictionaryLinter(new Circumstances(
                circumstances.today(),
                version,
                circumstances.release(),
                circumstances.baseline(),
                circumstances.baselineName()));
    }

    /**
     * Makes a linter for the making of a release, where an expired definition is an error.
     *
     * @return the linter
     */
    public DictionaryLinter forRelease() {
        return new DictionaryLinter(new Circumstances(
                circumstances.today(),
                circumstances.version(),
                true,
                circumstances.baseline(),
                circumstances.baselineName()));
    }

    /**
     * Makes a linter that also misses what was there before.
     *
     * @param baseline the dictionary that was released before
     * @param name how findings name it, usually the file it was read from
     * @return the linter
     */
    public DictionaryLinter against(MetricDictionary baseline, String name) {
        return new DictionaryLinter(new Circumstances(
                circumstances.today(), circumstances.version(), circumstances.release(), baseline, name));
    }

    /**
     * Lints definitions.
     *
     * @param sources the definitions with their places
     * @return what is wrong; waivers of rules that only the loader tests are left alone
     */
    public LintReport lint(DictionarySources sources) {
        return report(sources, null);
    }

    /**
     * Lints what was loaded and takes in what the loader found, so that waivers serve both.
     *
     * @param load the definitions with their places, and the loader's findings, which keep their levels
     * @return what is wrong, the loader's findings included
     */
    public LintReport lint(DictionaryLoad load) {
        return report(load.sources(), load.findings());
    }

    private LintReport report(DictionarySources sources, @Nullable List<Finding> loaded) {
        Scope scope = new Scope(sources, circumstances);
        Waivers waivers = new Waivers(scope);
        Rulebook.all()
                .forEach((rule, check) ->
                        check.run(scope, new RuleFindings(rule, rule.level(scope.profile()), waivers::sort)));
        return waivers.report(loaded);
    }
}
