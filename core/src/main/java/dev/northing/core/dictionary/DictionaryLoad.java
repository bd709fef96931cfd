package dev.northing.core.dictionary;

import dev.northing.core.dictionary.lint.Finding;
import dev.northing.core.error.DictionaryException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of loading: the dictionary, everything that was read with its places, and what there is to say about it.
 *
 * <p>A definition whose key is readable is in the dictionary, even when findings concern it; fields that could not be read
 * count as not given.
 *
 * <p>Immutable.
 *
 * @param dictionary the definitions; of several with one key, the first
 * @param sources all that was read, repeats included, with places: what a linter looks at
 * @param findings what the loader found about the text, sorted by file, place and rule
 * @since 0.1.0
 */
public record DictionaryLoad(MetricDictionary dictionary, DictionarySources sources, List<Finding> findings) {

    /** Errors that the message of an exception lists at most; it says how many more there are. */
    public static final int MAX_LISTED_ERRORS = 20;

    /**
     * Copies and sorts the findings.
     *
     * @param dictionary the definitions; of several with one key, the first
     * @param sources all that was read, repeats included, with places: what a linter looks at
     * @param findings what the loader found about the text, in any order
     */
    public DictionaryLoad {
        findings = findings.stream().sorted().toList();
    }

    /**
     * Tells whether the text can be trusted.
     *
     * @return whether no finding has the level error
     */
    public boolean isClean() {
        return findings.stream().noneMatch(DictionaryLoad::isError);
    }

    /**
     * Returns the dictionary, if its text can be trusted.
     *
     * @return the dictionary
     * @throws DictionaryException if a finding has the level error; the message lists up to {@link #MAX_LISTED_ERRORS} of
     *     them with file, line and column
     */
    public MetricDictionary requireClean() {
        List<Finding> errors = findings.stream().filter(DictionaryLoad::isError).toList();
        if (!errors.isEmpty()) {
            throw new DictionaryException(message(errors));
        }
        return dictionary;
    }

    private static String message(List<Finding> errors) {
        String listed =
                errors.stream().limit(MAX_LISTED_ERRORS).map(Finding::toString).collect(Collectors.joining("\n  "));
        int more = errors.size() - MAX_LISTED_ERRORS;
        return "the dictionary has " + errors.size() + (errors.size() == 1 ? " error" : " errors") + ":\n  " + listed
                + (more > 0 ? "\n  and " + more + " more" : "");
    }

    private static boolean isError(Finding finding) {
        return finding.level() == Finding.Level.ERROR;
    }
}
