package dev.northing.core.dictionary.lint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where real data lies, when it is there: named by a property or the environment, else beside the repository. */
final class SharedFolder {

    private SharedFolder() {}

    /** The repository: the folder around the working directory that holds {@code .mvn}. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder around this one holds .mvn");
        }
        return folder;
    }

    static @Nullable Path find(String name) {
        String given = Stream.of(System.getProperty("northing.shared"), System.getenv("NORTHING_SHARED"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(root().resolveSibling("shared").toString());
        Path path = Path.of(given).resolve(name);
        return Files.exists(path) ? path : null;
    }
}
