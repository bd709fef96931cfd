package dev.northing.core.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Parses many files at once: nearly all of the time goes into parsing, and files share nothing.
 *
 * <p>Every thread it starts has ended when the call returns.
 */
final class SourceParser {

    /** Threads at most, the caller's included: a build shares its machine with others. */
    private static final int MAX_THREADS = 4;

    /** Files for which starting another thread pays. */
    private static final int FILES_PER_THREAD = 64;

    private final List<SourceFile> files;
    private final AtomicReferenceArray<ParsedFile> parsed;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private SourceParser(List<SourceFile> files) {
        this.files = files;
        this.parsed = new AtomicReferenceArray<>(files.size());
    }

    /** Parses the files; the results stand in the order of the files. */
    static List<ParsedFile> parse(List<SourceFile> files) {
        SourceParser parser = new SourceParser(files);
        List<Thread> others = parser.startOthers();
        parser.work();
        joinAll(others);
        return parser.results();
    }

    private List<Thread> startOthers() {
        int threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, files.size() / FILES_PER_THREAD); i++) {
            Thread thread = new Thread(this::work, "northing-dictionary-" + i);
            thread.setDaemon(true);
            thread.start();
            others.add(thread);
        }
        return others;
    }

    /** Whatever goes wrong on any thread is thrown on the caller's. */
    @SuppressWarnings("CatchingUnchecked")
    private void work() {
        try {
            for (int i = next.getAndIncrement();
                    i < files.size() && failure.get() == null;
                    i = next.getAndIncrement()) {
                parsed.set(i, ParsedFile.of(files.get(i)));
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Loading is short and cannot be cut in half, so an interrupt waits for its end. */
    private static void joinAll(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ParsedFile> results() {
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        List<ParsedFile> results = new ArrayList<>(files.size());
        for (int i = 0; i < files.size(); i++) {
            results.add(parsed.get(i));
        }
        return results;
    }
}
