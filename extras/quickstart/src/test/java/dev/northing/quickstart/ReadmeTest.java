package dev.northing.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the README true: its sample is code that compiles and runs, its commands are those of the build. */
class ReadmeTest {

    private static final Path ROOT = root();

    @TempDir
    private Path folder;

    @Test
    void showsTheSampleThatIsCompiledHere() throws IOException {
        String source = Files.readString(
                ROOT.resolve("extras/quickstart/src/test/java/dev/northing/quickstart/ReadmeSample.java"));
        String sample = between(source, "// README begins\n", "            // README ends")
                .stripTrailing()
                .stripIndent();

        assertThat(between(Files.readString(ROOT.resolve("README.md")), "```java\n", "```")
                        .strip())
                .isEqualTo(sample + "\n}");
    }

    @Test
    void showsASampleThatRuns() throws IOException, InterruptedException {
        Path telemetry = Files.createDirectory(folder.resolve("telemetry"));
        try (InputStream dictionary = ReadmeTest.class.getResourceAsStream("dictionary.yml")) {
            Files.copy(dictionary, telemetry.resolve("dictionary.yml"));
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process sample = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), ReadmeSample.class.getName())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(new String(sample.getInputStream().readAllBytes(), UTF_8)).isEqualTo("ACCEPTED");
        assertThat(sample.waitFor()).isZero();
        try (Stream<Path> files = Files.walk(folder.resolve("events"))) {
            List<Path> written = files.filter(Files::isRegularFile).toList();
            assertThat(written.stream().map(ReadmeTest::text).collect(Collectors.joining()))
                    .contains("\"name\":\"build_finished\"", "\"organization\":\"org-7\"");
        }
    }

    @Test
    void namesTheTestCommandThatCiRuns() throws IOException {
        String command = "mvn -B verify";

        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("\n    " + command + "\n");
        assertThat(Files.readAllLines(ROOT.resolve(".ci/run"))).endsWith(command);
    }

    @Test
    void staysShort() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md")).split("\\s+", -1))
                .hasSizeLessThan(600);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }

    /** The folder that holds the parent's {@code .mvn}, seen from wherever the test runs. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
