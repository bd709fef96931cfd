package dev.northing.quickstart;

import dev.northing.core.dictionary.DictionaryLoader;
import dev.northing.core.dictionary.MetricDictionary;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The definitions of a run: the built-in ones, or those of a file or folder. */
final class QuickstartDictionary {

    private static final String BUILT_IN = "dev/northing/quickstart/dictionary.yml";

    private QuickstartDictionary() {}

    static MetricDictionary load(@Nullable Path path) {
        if (path != null) {
            return MetricDictionary.load(path);
        }
        return DictionaryLoader.strict()
                .resource(QuickstartDictionary.class.getClassLoader(), BUILT_IN)
                .load()
                .requireClean();
    }
}
