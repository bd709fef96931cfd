package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.spool.EventRecord;
import dev.northing.collector.transport.LoopbackReceiver;
import dev.northing.core.event.Event;
import java.io.File;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client does to its host: nothing that stays. */
@Timeout(300)
final class HostSafetyTest {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @TempDir
    private Path folder;

    private void createAndClose(int times, LoopbackReceiver receiver) {
        for (int i = 0; i < times; i++) {
            TelemetryClientBuilder builder = TelemetryClient.builder()
                    .application("a", "1")
                    .dictionary(Definitions.builds())
                    .consent(purpose -> ConsentState.GRANTED)
                    .environment(Map.of())
                    .closeOnExit(Duration.ofSeconds(1));
            // The whole way, with a store and HTTP, is some ten times as slow.
            boolean whole = i % 10 == 0;
            TelemetryClient client = whole
                    ? builder.endpoint(receiver.uri())
                            .stateDirectory(folder.resolve("state"))
                            .build()
                    : builder.transport(new RecordingTransport()).memoryOnly().build();
            assertThat(client.track(Clients.build()).isAccepted()).isTrue();
            assertThat(client.close(Clients.LONG).complete()).isTrue();
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return open.count();
        }
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /** Returns threads, descriptors and heap to where they were, give or take what the machine itself does meanwhile. */
    private void leavesNothing(int clients) throws Exception {
        assumeThat(DESCRIPTORS).exists();
        try (LoopbackReceiver receiver = new LoopbackReceiver(LoopbackReceiver.status(202))) {
            createAndClose(20, receiver);
            Clients.awaitNoThreads();
            long heap = usedHeap();
            long files = descriptors();
            createAndClose(clients, receiver);
            Clients.awaitNoThreads();
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (descriptors() > files + 4 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(descriptors()).isLessThanOrEqualTo(files + 4);
            assertThat(usedHeap())
                    .as("a client that stayed would hold over 100 KiB")
                    .isLessThan(heap + clients * 4_096L + (8 << 20));
        }
    }

    @Test
    void aHundredClientsLeaveNoThreadsDescriptorsNorMemory() throws Exception {
        leavesNothing(100);
    }

    @Tag("stress")
    @Test
    void twoThousandClientsLeaveNoThreadsDescriptorsNorMemory() throws Exception {
        leavesNothing(2_000);
    }

    @Test
    void bothThreadsOutliveErrorsOfTheMachineAndTheyAreCounted() {
        AtomicInteger appends = new AtomicInteger();
        AtomicInteger maintenances = new AtomicInteger();
        FakeStore store = new FakeStore() {
            @Override
            public int append(List<EventRecord> more) {
                if (appends.incrementAndGet() <= 2) {
                    throw new OutOfMemoryError("scripted");
                }
                return super.append(more);
            }

            @Override
            public void maintain() {
                if (maintenances.incrementAndGet() == 2) {
                    throw new StackOverflowError("scripted");
                }
                super.maintain();
            }
        };
        AtomicInteger sends = new AtomicInteger();
        RecordingTransport transport = new RecordingTransport(request -> {
            if (sends.incrementAndGet() == 1) {
                throw new OutOfMemoryError("scripted");
            }
            return 202;
        });
        LogRecorder log = new LogRecorder();
        TelemetryClient client =
                Clients.unplaced(transport).eventStore(store).log(log).build();
        for (int i = 0; i < 100; i++) {
            assertThat(client.track(Clients.build()).isAccepted()).isTrue();
        }
        assertThat(client.flush(Clients.LONG).complete()).isTrue();
        assertThat(client.close(Clients.LONG).complete()).isTrue();
        assertThat(client.accounting().delivered()).isEqualTo(100);
        assertThat(appends).hasValueGreaterThan(2);
        assertThat(log.lines())
                .anyMatch(line -> line.matches("WARN telemetry: \\d faults while storing, the last with: .*Error"))
                .anyMatch(line -> line.endsWith("tries to deliver failed, the last with: OutOfMemoryError"));
    }

    @Test
    void aCallbackWithoutEndCostsTheCallerNothingButTheEvent() {
        boolean[] endless = {true};
        TelemetryClient client = Clients.builder(new RecordingTransport())
                .consent(purpose -> endless[0] ? recurse(1) : ConsentState.GRANTED)
                .listener(notice -> recurse(1), Runnable::run)
                .build();
        assertThat(client.track(Clients.build())).isEqualTo(TrackResult.CONSENT_FAILED);
        endless[0] = false;
        assertThat(client.track(Clients.build())).isEqualTo(TrackResult.ACCEPTED);
        assertThat(client.close(Clients.LONG).complete()).isTrue();
        assertThat(client.accounting().refused()).containsExactlyEntriesOf(Map.of(DropReason.CONSENT_FAILED, 1L));
        assertThat(client.accounting().delivered()).isEqualTo(1);
    }

    private static ConsentState recurse(int depth) {
        return depth == 0 ? ConsentState.DENIED : recurse(depth + 1);
    }

    /**
     * Without OkHttp, whose threads live for another minute: every other class of the client is loaded.
     *
     * <p>The JDK itself keeps the last class loader whose records were compared, in the one place of a cache
     * (ObjectMethods.OBJECT_EQ.asTypeCache), until another's are.
     */
    private void leavesNoClassLoaderButTheLast(int rounds) throws Exception {
        ReferenceQueue<ClassLoader> freed = new ReferenceQueue<>();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            loaders.add(new WeakReference<>(loadUseAndUnload(), freed));
        }
        Clients.awaitNoThreads();
        int gone = 0;
        for (int i = 0; i < 100 && gone < rounds - 1; i++) {
            System.gc();
            while (gone < rounds && freed.remove(100) != null) {
                gone++;
            }
        }
        assertThat(gone).isGreaterThanOrEqualTo(rounds - 1);
        assertThat(loaders.subList(0, rounds - 1)).allMatch(loader -> loader.get() == null);
    }

    private ClassLoader loadUseAndUnload() throws Exception {
        URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        try (loader) {
            Class<?> application = loader.loadClass(Redeployed.class.getName());
            assertThat(application.getClassLoader()).isSameAs(loader);
            Object delivered = application.getMethod("run", String.class).invoke(null, folder.toString());
            assertThat(delivered).isEqualTo(10L);
        }
        return loader;
    }

    private static URL[] classPath() throws MalformedURLException {
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        return path.toArray(URL[]::new);
    }

    /** An application that a container loads, and unloads again. */
    public static final class Redeployed {

        public static long run(String folder) {
            TelemetryClient client = Clients.unplaced(new RecordingTransport())
                    .dictionary(new Definitions()
                            .event(Definitions.event("opened").identifiers("user"))
                            .dictionary())
                    .stateDirectory(Path.of(folder, "redeployed"))
                    .closeOnExit(Duration.ofSeconds(1))
                    .listener(notice -> {}, Runnable::run)
                    .build();
            for (int i = 0; i < 10; i++) {
                client.track(Event.builder("opened").user("user-" + i).build());
            }
            client.close(Clients.LONG);
            return client.accounting().delivered();
        }
    }

    @Test
    void anApplicationThatIsUnloadedIsGone() throws Exception {
        leavesNoClassLoaderButTheLast(3);
    }

    @Tag("stress")
    @Test
    void anApplicationThatIsUnloadedAHundredTimesIsGone() throws Exception {
        leavesNoClassLoaderButTheLast(100);
    }

    @Test
    void aSecretShowsUpNowhere() throws IOException, InterruptedException {
        String canary = "c4n4ry-k3y";
        LogRecorder log = new LogRecorder();
        StringBuilder texts = new StringBuilder();
        try (LoopbackReceiver receiver = new LoopbackReceiver(LoopbackReceiver.status(401))) {
            TelemetryClientBuilder builder = TelemetryClient.builder()
                    .application("a", "1")
                    .dictionary(Definitions.builds())
                    .consent(purpose -> ConsentState.GRANTED)
                    .environment(Map.of())
                    .endpoint(receiver.uri())
                    .header("Authorization", Secret.of(canary))
                    .stateDirectory(folder.resolve("state"))
                    .listener(notice -> texts.append(notice), Runnable::run)
                    .log(log);
            TelemetryClient client = builder.build();
            client.track(Clients.build());
            client.flush(Duration.ofMillis(500));
            Thread.getAllStackTraces().keySet().forEach(thread -> texts.append(thread.getName()));
            CloseReport report = client.close(Duration.ofMillis(200));
            Clients.awaitNoThreads();
            texts.append(client).append(client.accounting()).append(report);
            assertThat(receiver.received().get(0).headers()).containsValue(canary);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.append(file).append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(log.lines()).isNotEmpty();
        assertThat(texts.append(log.lines()).toString()).contains("Held[").doesNotContain(canary);
    }
}
