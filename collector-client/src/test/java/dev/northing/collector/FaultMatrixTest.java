package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Keeps {@code docs/fault-matrix.md} true: every row has an id of the matrix and names tests that exist, or says what is not
 * met and why.
 *
 * <p>Once the page has a line that begins with {@code All rows:}, it has to hold every row of the matrix.
 */
final class FaultMatrixTest {

    /** How many rows there are by the letter that their ids begin with: 71 in all. */
    private static final Map<String, Integer> ROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("N", 15),
            Map.entry("S", 13),
            Map.entry("H", 5),
            Map.entry("T", 1),
            Map.entry("D", 12),
            Map.entry("P", 8),
            Map.entry("M", 4),
            Map.entry("C", 5),
            Map.entry("K", 3),
            Map.entry("B", 2),
            Map.entry("E", 2),
            Map.entry("V", 1)));

    private static final Pattern ROW = Pattern.compile("\\| *([A-Z][0-9]+) *\\|(.*)\\| *");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*)(?:#(\\w+))?`");
    private static final Pattern NOT_MET = Pattern.compile("not met: \\w+");
    private static final String COMPLETE = "All rows:";

    private final Path root = root();
    private final List<String> lines = lines(root.resolve("docs/fault-matrix.md"));

    /** A row of the table: its id, all that follows, and the last cell. */
    private record Row(String id, String text) {

        String tests() {
            return text.substring(text.lastIndexOf('|') + 1);
        }
    }

    @Test
    void everyTestThatARowNamesExists() {
        List<String> missing = new ArrayList<>();
        for (Row row : rows()) {
            Matcher test = TEST.matcher(row.tests());
            while (test.find()) {
                if (!exists(test.group(1), test.group(2))) {
                    missing.add(row.id() + " " + test.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRowNamesATestOrSaysWhatIsNotMet() {
        assertThat(rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(TEST.matcher(row.tests()).find()
                                || NOT_MET.matcher(row.text()).find())
                        .as("row %s", row.id())
                        .isTrue());
    }

    @Test
    void everyRowIsOneOfTheMatrixAndStandsOnce() {
        assertThat(rows()).extracting(Row::id).doesNotHaveDuplicates().isSubsetOf(ids());
    }

    @Test
    void aPageThatSaysSoHoldsAllRows() {
        List<String> ids = ids();
        assertThat(ids).hasSize(71);
        if (lines.stream().anyMatch(line -> line.startsWith(COMPLETE))) {
            assertThat(rows()).extracting(Row::id).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        ROWS.forEach((letter, count) -> {
            for (int i = 1; i <= count; i++) {
                ids.add(letter + i);
            }
        });
        return ids;
    }

    private List<Row> rows() {
        return lines.stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Row(row.group(1), row.group(2)))
                .toList();
    }

    /** This module's tests are asked by reflection; those of others, and concurrency tests, are looked up in the sources. */
    private boolean exists(String className, String method) {
        List<Class<?>> here = classes(className);
        if (method != null && !here.isEmpty()) {
            return here.stream().anyMatch(each -> hasTest(each, method));
        }
        return sources(className).stream().anyMatch(source -> method == null || declares(source, method));
    }

    private static boolean hasTest(Class<?> type, String name) {
        return Stream.concat(Arrays.stream(type.getDeclaredMethods()), inherited(type))
                .filter(method -> method.getName().equals(name))
                .anyMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class));
    }

    private static Stream<Method> inherited(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        Stream<Method> ofParent = parent == null
                ? Stream.of()
                : Stream.concat(Arrays.stream(parent.getDeclaredMethods()), inherited(parent));
        return Stream.concat(
                ofParent, Arrays.stream(type.getInterfaces()).flatMap(each -> Arrays.stream(each.getMethods())));
    }

    private static List<Class<?>> classes(String simpleName) {
        Path classes = classFolder();
        return find(classes, simpleName + ".class").stream()
                .<Class<?>>map(file -> load(classes.relativize(file).toString()))
                .toList();
    }

    private static Class<?> load(String file) {
        try {
            String name = file.substring(0, file.length() - ".class".length())
                    .replace('/', '.')
                    .replace('\\', '.');
            return Class.forName(name, false, FaultMatrixTest.class.getClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    private static Path classFolder() {
        try {
            return Path.of(FaultMatrixTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException never) {
            throw new AssertionError(never);
        }
    }

    private List<Path> sources(String className) {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("core", "collector-client", "extras/quickstart", "extras/testkit")) {
            for (String kind : List.of("src/test/java", "src/jcstress/java")) {
                sources.addAll(find(root.resolve(module).resolve(kind), className + ".java"));
            }
        }
        return sources;
    }

    private static List<Path> find(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean declares(Path source, String method) {
        Pattern declaration = Pattern.compile("void " + Pattern.quote(method) + "\\(");
        return lines(source).stream().anyMatch(line -> declaration.matcher(line).find());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
