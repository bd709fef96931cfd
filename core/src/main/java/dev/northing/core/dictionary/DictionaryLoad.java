package dev.northing.core.dictionary;

import dev.northing.core.dictionary.lint.Finding;
import dev.northing.core.error.DictionaryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
     * @return whether no finding has the level error and no key is defined twice
     */
    public boolean isClean() {
        return errors().isEmpty();
    }

    /**
     * Returns the dictionary, if its text can be trusted.
     *
     * @return the dictionary
     * @throws DictionaryException if a finding has the level error, or a key is defined twice; the message lists up to
     *     {@link #MAX_LISTED_ERRORS} errors with file, line and column
     */
    public MetricDictionary requireClean() {
        List<Finding> errors = errors();
        if (!errors.isEmpty()) {
            throw new DictionaryException(message(errors));
        }
        return dictionary;
    }

    private List<Finding> errors() {
        List<Finding> errors = new ArrayList<>(
                findings.stream().filter(DictionaryLoad::isError).toList());
        addRepeats(sources.metrics(), MetricDefinition::keyPath, errors);
        addRepeats(sources.events(), EventDefinition::action, errors);
        addRepeats(sources.properties(), PropertyDefinition::name, errors);
        addRepeats(sources.owners(), Owner::id, errors);
        errors.sort(null);
        return errors;
    }

    /** A linter says the same at length; without one, a definition must not vanish in silence. */
    private static <D> void addRepeats(List<Sourced<D>> read, Function<D, String> key, List<Finding> errors) {
        Map<String, DefinitionSource> first = new HashMap<>();
        for (Sourced<D> sourced : read) {
            String name = key.apply(sourced.definition());
            DefinitionSource before = first.putIfAbsent(name, sourced.source());
            if (before != null) {
                DefinitionSource here = sourced.source();
                String message = Reading.quote(name) + " is defined twice, first in " + before.file() + ":"
                        + before.start() + ": remove or rename one of the two";
                errors.add(new Finding("K001", Finding.Level.ERROR, here.file(), here.start(), message));
            }
        }
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
