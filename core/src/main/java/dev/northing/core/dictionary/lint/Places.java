package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.DefinitionSource;
import dev.northing.core.dictionary.SourcePosition;
import java.util.Comparator;

/** Where to point: a field may be written under GitLab's name or ours. */
final class Places {

    /** By file, then by place. */
    static final Comparator<DefinitionSource> READING_ORDER =
            Comparator.comparing(DefinitionSource::file).thenComparing(DefinitionSource::start, Places::compare);

    private Places() {}

    static int compare(SourcePosition left, SourcePosition right) {
        return left.line() == right.line()
                ? Integer.compare(left.column(), right.column())
                : Integer.compare(left.line(), right.line());
    }

    /** The first of several spellings of a path that is there, else the nearest field around one of them. */
    static SourcePosition of(DefinitionSource source, String... paths) {
        for (String path : paths) {
            SourcePosition exact = source.fields().get(path);
            if (exact != null) {
                return exact;
            }
        }
        for (String path : paths) {
            SourcePosition around = source.at(path);
            if (!around.equals(source.start())) {
                return around;
            }
        }
        return source.start();
    }

    /** How messages name another definition's place. */
    static String text(DefinitionSource source) {
        return source.file() + ":" + source.start();
    }
}
