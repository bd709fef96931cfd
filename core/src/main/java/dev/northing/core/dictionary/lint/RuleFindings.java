package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.DefinitionSource;
import dev.northing.core.dictionary.SourcePosition;
import dev.northing.core.source.SafeText;
import java.util.function.Consumer;

/** Takes what one rule has to say. */
final class RuleFindings {

    private final LintRule rule;
    private final Finding.Level level;
    private final Consumer<Found> all;

    RuleFindings(LintRule rule, Finding.Level level, Consumer<Found> all) {
        this.rule = rule;
        this.level = level;
        this.all = all;
    }

    /** How grave a finding is that is no exception. */
    Finding.Level level() {
        return level;
    }

    /** Points at a field of a definition, under the first of its spellings that is there. */
    Pointer at(DefinitionSource source, String... paths) {
        return new Pointer(source, Places.of(source, paths));
    }

    /** Points at a property. */
    Pointer at(PropertySite site) {
        return at(site.source(), site.path());
    }

    /** Points at a field of a property, or at the property when it does not say the field itself. */
    Pointer at(PropertySite site, String field) {
        return at(site.source(), site.pathOf(field));
    }

    /** Says something about a file that holds no definition of this dictionary. */
    void sayAbout(String file, String message) {
        all.accept(new Found(finding(level, file, SourcePosition.START, message), null));
    }

    private Finding finding(Finding.Level actual, String file, SourcePosition position, String message) {
        return new Finding(rule.id(), actual, file, position, SafeText.escaped(message));
    }

    /** A place in a definition, about which something is to be said. */
    final class Pointer {

        private final DefinitionSource source;
        private final SourcePosition position;

        private Pointer(DefinitionSource source, SourcePosition position) {
            this.source = source;
            this.position = position;
        }

        /** With the rule's own level. */
        void say(String message) {
            say(level, message);
        }

        /** With another level, where the rule's text names an exception. */
        void say(Finding.Level actual, String message) {
            all.accept(new Found(finding(actual, source.file(), position, message), source));
        }

        /** What no definition may waive. */
        void insist(String message) {
            all.accept(new Found(finding(level, source.file(), position, message), null));
        }
    }
}
