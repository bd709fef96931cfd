package dev.northing.core.dictionary.lint;

import java.util.List;
import java.util.function.Predicate;

/**
 * Definitions that lack a field which GitLab's format does not have.
 *
 * <p>The strict profile asks each for it. The GitLab profile asks only once a dictionary uses the field at all: thousands of
 * files that cannot say something need not be told one by one.
 */
record Absence(List<Entry> missing, boolean asked, String field) {

    static Absence of(String field, Scope scope, Predicate<Entry> lacksIt) {
        List<Entry> live = scope.entries().stream().filter(Entry::isLive).toList();
        List<Entry> missing = live.stream().filter(lacksIt).toList();
        return new Absence(missing, scope.isStrict() || missing.size() < live.size(), field);
    }

    void report(RuleFindings out, String remedy) {
        if (asked) {
            missing.forEach(entry -> out.at(entry.source(), field).say("nothing " + remedy));
        } else if (!missing.isEmpty()) {
            out.at(missing.get(0).source(), field)
                    .say(Finding.Level.INFO, "none of the " + missing.size() + " definitions " + remedy);
        }
    }
}
