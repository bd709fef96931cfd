package dev.northing.metrics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.CalculatorClasses;
import dev.northing.metrics.Figure;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no calculator may lack: a test of the law, and documentation whose example a test runs. */
class EveryCalculatorTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final List<String> PARTS = List.of("In words:", "In symbols", "Unit:", "Source:", "Example:");
    private static final Pattern DOCUMENTATION =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:public|@)", Pattern.DOTALL);
    private static final Pattern EMPTY_INPUT =
            Pattern.compile("(?:No|no|none|Nobody|Fewer|without) [^.;]*(?:give|leave|is)");
    private static final Pattern TEST_NAME = Pattern.compile("\\{@code (\\w+(?:Test|Properties))\\b");

    @Test
    void isHeldToTheLawOnAThousandPartitions() throws ReflectiveOperationException {
        Set<Class<?>> held = new HashSet<>();
        for (Class<?> contract : CalculatorClasses.ofType(EveryCalculatorTest.class, AggregatorContract.class)) {
            Constructor<?> maker = contract.getDeclaredConstructor();
            maker.setAccessible(true);
            held.add(((AggregatorContract<?, ?, ?>) maker.newInstance())
                    .aggregator()
                    .getClass());
        }

        assertThat(AggregatorContract.PARTITIONS).isGreaterThanOrEqualTo(1_000);
        assertThat(held).containsAll(CalculatorClasses.all());
    }

    @Test
    void saysFormulaSourceUnitEmptyAnswerAndExample() throws IOException {
        for (Class<?> calculator : calculators()) {
            String text = documentation(SOURCES.resolve(calculator.getName().replace('.', '/') + ".java"));

            assertThat(text).as(calculator.getName()).contains(PARTS);
            assertThat(text).as("what no input gives: " + calculator.getName()).containsPattern(EMPTY_INPUT);
        }
    }

    @Test
    void namesATestThatKnowsTheType() throws IOException {
        for (Path source : files(SOURCES)) {
            String type = String.valueOf(source.getFileName()).replace(".java", "");
            Matcher named = TEST_NAME.matcher(documentation(source));
            while (named.find()) {
                String test = named.group(1) + ".java";
                List<Path> found = files(TESTS).stream()
                        .filter(file -> file.endsWith(test))
                        .toList();

                assertThat(found).as(type + " names " + test).hasSize(1);
                assertThat(Files.readString(found.get(0))).as(test).contains(type);
            }
        }
    }

    /** What aggregates events, and what makes a figure of anything else. */
    private static Set<Class<?>> calculators() {
        Set<Class<?>> found = new HashSet<>(CalculatorClasses.all());
        for (Class<?> type : CalculatorClasses.ofType(Figure.class, Object.class)) {
            if (Modifier.isPublic(type.getModifiers())
                    && Arrays.stream(type.getMethods()).anyMatch(EveryCalculatorTest::isMaker)) {
                found.add(type);
            }
        }
        return found;
    }

    private static boolean isMaker(Method method) {
        return Modifier.isStatic(method.getModifiers())
                && method.getReturnType().equals(Figure.class);
    }

    /** The first documentation of a file, in one line. */
    private static String documentation(Path source) throws IOException {
        Matcher found = DOCUMENTATION.matcher(Files.readString(source));
        return found.find() ? found.group(1).replaceAll("\\s*\\n \\* ?", " ") : "";
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
