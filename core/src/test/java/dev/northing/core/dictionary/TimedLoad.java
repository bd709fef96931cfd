package dev.northing.core.dictionary;

import dev.northing.core.dictionary.lint.DictionaryLinter;
import dev.northing.core.dictionary.lint.Finding;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** What child virtual machines run: one load in the cold, timed from its first line to its last. */
final class TimedLoad {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TimedLoad() {}

    public static void main(String[] arguments) throws IOException {
        Path path = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "each" -> each(path);
            case "sources" -> sources(path);
            default -> compiled(path);
        }
    }

    /** Loads each file of a folder by itself; prints its name, the thread's milliseconds, and the first finding. */
    private static void each(Path folder) throws IOException {
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            long start = THREADS.getCurrentThreadCpuTime();
            List<Finding> findings = DictionaryLoader.gitlab().path(file).load().findings();
            long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
            String first = findings.isEmpty()
                    ? "nothing"
                    : findings.get(0).rule() + " " + findings.get(0).position();
            System.out.println(file.getFileName() + " " + millis + " " + first);
        }
    }

    private static void sources(Path folder) {
        long start = System.nanoTime();
        DictionaryLoad load = DictionaryLoader.gitlab().path(folder).load();
        long loaded = System.nanoTime();
        DictionaryLinter.on(LocalDate.of(2026, 11, 1)).lint(load);
        long linted = System.nanoTime();
        System.out.println(
                load.sources().events().size() + load.sources().metrics().size() + " " + (loaded - start) / 1_000_000
                        + " " + (linted - loaded) / 1_000_000);
    }

    private static void compiled(Path file) throws IOException {
        byte[] json = Files.readAllBytes(file);
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        MetricDictionary dictionary = MetricDictionary.fromCompiled(json);
        long end = System.nanoTime();
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        System.out.println(dictionary.events().size() + dictionary.metrics().size() + " " + (end - start) / 1_000_000
                + " " + cpu / 1_000_000);
    }
}
