package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.northing.core.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * 1,000 events a second for a long time, with a receiver that comes and goes: heap, file descriptors and threads stay where
 * they are.
 *
 * <p>The client has two threads; OkHttp's are its own affair, but their number must not grow either.
 *
 * <p>It lasts {@code -Dnorthing.soak.minutes}, 1 by default. The row of the fault matrix asks for 60.
 */
@Tag("stress")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class SoakTest {

    private static final int MINUTES = Integer.getInteger("northing.soak.minutes", 1);
    private static final int SAMPLES = 30;
    private static final Duration UP = Duration.ofSeconds(7);
    private static final Duration DOWN = Duration.ofSeconds(2);

    /** Of the fitted line: bytes of heap that an hour may add, and less than an hour as well. */
    private static final double GROWTH_LIMIT = 1_000_000;

    /** Files that segments and connections open and close in passing. */
    private static final long PASSING_FILES = 4;

    private static final int OUR_THREADS = 2;

    @TempDir
    private Path folder;

    @Test
    void anHourCostsNoHeapNoFilesAndNoThreads() throws Exception {
        Path log = folder.resolve("log");
        try (FlappingReceiver receiver = new FlappingReceiver()) {
            Process child = ChildJvm.start(log, List.of("-Xmx128m"), Soak.class, folder, receiver.uri(), MINUTES * 60);
            try {
                flapWhile(child, receiver);
            } finally {
                child.destroyForcibly();
            }
            assertThat(child.exitValue()).as(() -> read(log)).isZero();
            List<Sample> samples = Sample.read(folder.resolve("samples"));
            List<Sample> warm = samples.subList(samples.size() / 5, samples.size());
            System.out.printf(
                    "soak %d min: %s; heap %+.0f bytes over the run; files %s; threads %s, ours %s; received again %d%n",
                    MINUTES,
                    Files.readString(folder.resolve("books")).strip(),
                    growth(warm),
                    range(warm, Sample::files),
                    range(warm, Sample::threads),
                    range(warm, Sample::ours),
                    receiver.again());
            assertThat(Files.readString(folder.resolve("books")).strip()).isEqualTo(booksOf(receiver.distinct()));
            assertThat(growth(warm)).isLessThan(GROWTH_LIMIT * Math.max(1, MINUTES / 60.0));
            assertThat(greatest(lastThird(warm), Sample::files))
                    .isLessThanOrEqualTo(greatest(firstThird(warm), Sample::files) + PASSING_FILES);
            assertThat(greatest(warm, Sample::ours)).isLessThanOrEqualTo(OUR_THREADS);
            assertThat(greatest(warm, Sample::threads)).isEqualTo(greatest(firstThird(warm), Sample::threads));
        }
    }

    /** All accepted, all delivered; the receiver has seen as many. */
    private static String booksOf(int events) {
        return "accepted=" + events + " delivered=" + events + " pending=0";
    }

    private static void flapWhile(Process child, FlappingReceiver receiver) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        while (System.nanoTime() < end && !child.waitFor(UP.toMillis(), TimeUnit.MILLISECONDS)) {
            receiver.goAway();
            child.waitFor(DOWN.toMillis(), TimeUnit.MILLISECONDS);
            receiver.comeBack();
        }
        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static List<Sample> firstThird(List<Sample> samples) {
        return samples.subList(0, Math.max(1, samples.size() / 3));
    }

    private static List<Sample> lastThird(List<Sample> samples) {
        return samples.subList(samples.size() * 2 / 3, samples.size());
    }

    private static long greatest(List<Sample> samples, ToLongFunction<Sample> what) {
        return samples.stream().mapToLong(what).max().orElseThrow();
    }

    private static String range(List<Sample> samples, ToLongFunction<Sample> what) {
        return samples.stream().mapToLong(what).min().orElseThrow() + ".." + greatest(samples, what);
    }

    /** What the least-squares line through the heap adds from the first sample to the last. */
    private static double growth(List<Sample> samples) {
        double meanTime = samples.stream().mapToLong(Sample::millis).average().orElseThrow();
        double meanHeap = samples.stream().mapToLong(Sample::heap).average().orElseThrow();
        double together = 0;
        double square = 0;
        for (Sample sample : samples) {
            together += (sample.millis() - meanTime) * (sample.heap() - meanHeap);
            square += (sample.millis() - meanTime) * (sample.millis() - meanTime);
        }
        return together
                / square
                * (samples.get(samples.size() - 1).millis() - samples.get(0).millis());
    }

    /** What the process holds at one moment, after a collection. */
    private record Sample(long millis, long heap, long files, long threads, long ours) {

        static Sample now(long startNanos) {
            ManagementFactory.getMemoryMXBean().gc();
            UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Sample(
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    system.getOpenFileDescriptorCount(),
                    threads("northing", "OkHttp", "Okio"),
                    threads("northing"));
        }

        private static long threads(String... beginnings) {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> List.of(beginnings).stream().anyMatch(thread.getName()::startsWith))
                    .count();
        }

        String line() {
            return millis + " " + heap + " " + files + " " + threads + " " + ours + "\n";
        }

        static List<Sample> read(Path file) throws IOException {
            List<Sample> samples = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" ", -1);
                samples.add(new Sample(
                        Long.parseLong(parts[0]),
                        Long.parseLong(parts[1]),
                        Long.parseLong(parts[2]),
                        Long.parseLong(parts[3]),
                        Long.parseLong(parts[4])));
            }
            return samples;
        }
    }

    /** Tracks 10 events every 10 ms and looks at itself now and then; then closes, and writes the books down. */
    static final class Soak {

        private static final int EVENTS_A_TICK = 10;
        private static final long TICK_MILLIS = 10;

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            long seconds = Long.parseLong(arguments[2]);
            TelemetryClient client = TelemetryClient.builder()
                    .application("soak", "1")
                    .dictionary(Definitions.builds())
                    .consentNotRequired("a test")
                    .endpoint(URI.create(arguments[1]))
                    .stateDirectory(folder.resolve("state"))
                    .flushInterval(Duration.ofSeconds(1))
                    .build();
            ScheduledExecutorService pace = Executors.newScheduledThreadPool(2);
            int[] number = {0};
            long start = System.nanoTime();
            ScheduledFuture<?> tracking =
                    pace.scheduleAtFixedRate(() -> track(client, number), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
            long every = seconds * 1_000 / SAMPLES;
            ScheduledFuture<?> sampling =
                    pace.scheduleAtFixedRate(() -> sample(folder, start), every, every, TimeUnit.MILLISECONDS);
            pace.awaitTermination(seconds, TimeUnit.SECONDS);
            boolean failed = tracking.isDone() || sampling.isDone();
            pace.shutdown();
            pace.awaitTermination(1, TimeUnit.MINUTES);
            client.close(Duration.ofMinutes(2));
            Accounting books = client.accounting();
            Files.writeString(
                    folder.resolve("books"),
                    "accepted=" + books.accepted() + " delivered=" + books.delivered() + " pending=" + books.pending());
            System.exit(books.refusedTotal() == 0 && !failed ? 0 : 3);
        }

        private static void track(TelemetryClient client, int[] number) {
            for (int i = 0; i < EVENTS_A_TICK; i++) {
                client.track(Event.builder("build_finished")
                        .organization("org-7")
                        .with("outcome", "success")
                        .with("duration_ms", number[0]++)
                        .build());
            }
        }

        private static void sample(Path folder, long start) {
            try {
                Files.writeString(
                        folder.resolve("samples"),
                        Sample.now(start).line(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
