package dev.northing.core.dictionary;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a main class of the tests in a fresh Java virtual machine. */
final class ChildJvm {

    private static final int TIMEOUT_SECONDS = 120;

    private static final Pattern NEEDED =
            Pattern.compile("classes|northing-core|jackson-core|snakeyaml-engine|slf4j-api|jspecify");

    private ChildJvm() {}

    /** Returns what the child printed, line by line. */
    static List<String> run(List<String> options, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            return run(command);
        } catch (IOException e) {
            throw new AssertionError("the child cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What an application has, and the tests' classes behind it. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry ->
                        !entry.contains("test-classes") && NEEDED.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator, "", File.pathSeparator + testClasses()));
    }

    private static Path testClasses() {
        try {
            return Path.of(ChildJvm.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError("the tests' own place is no path", e);
        }
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = child.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (!ended || child.exitValue() != 0) {
            child.destroyForcibly();
            throw new AssertionError("the child failed:\n" + output);
        }
        return output.lines().toList();
    }
}
