package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.Measurement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A metric's mention of another metric, and the path at which it stands. */
record Reference(String key, String path) {

    static List<Reference> in(Measurement measurement) {
        List<Reference> references = new ArrayList<>();
        add(references, measurement.numerator(), "numerator");
        add(references, measurement.denominator(), "denominator");
        for (int i = 0; i < measurement.inputs().size(); i++) {
            add(references, measurement.inputs().get(i), "inputs[" + i + "]");
        }
        return references;
    }

    private static void add(List<Reference> references, @Nullable String key, String path) {
        if (key != null) {
            references.add(new Reference(key, path));
        }
    }
}
