package dev.northing.metrics;

import dev.northing.metrics.aggregate.Aggregator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the library's calculators, and other classes, where the compiler has put them: no list can miss one. */
public final class CalculatorClasses {

    private CalculatorClasses() {}

    /** Every calculator of the library. */
    public static Set<Class<?>> all() {
        return ofType(Figure.class, Aggregator.class);
    }

    /** Every class that can be made, beside a given one, and is of some type. */
    public static Set<Class<?>> ofType(Class<?> beside, Class<?> type) {
        Set<Class<?>> found = new HashSet<>();
        for (String name : names(beside)) {
            try {
                Class<?> one = Class.forName(name, false, beside.getClassLoader());
                if (type.isAssignableFrom(one) && !one.isInterface() && !Modifier.isAbstract(one.getModifiers())) {
                    found.add(one);
                }
            } catch (ClassNotFoundException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
        return found;
    }

    private static List<String> names(Class<?> beside) {
        Path root = root(beside);
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && file.startsWith("dev"))
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace(root.getFileSystem().getSeparator(), "."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root(Class<?> beside) {
        try {
            return Path.of(
                    beside.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
