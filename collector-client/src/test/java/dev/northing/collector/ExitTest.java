package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.northing.core.error.ConfigurationException;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that end while a client is at work. */
@Timeout(120)
final class ExitTest {

    /** How long a process may take to end once it is told to. */
    private static final long EXIT_SECONDS = 5;

    private static final int EVENTS = 1_000;

    @TempDir
    private Path folder;

    /** Runs a child until it says that it is ready, does something to it, and waits for its end. */
    private void runToItsEnd(Class<?> main, boolean hook, boolean terminate) throws Exception {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        folder.toString(),
                        Boolean.toString(hook))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            awaitFile(folder.resolve("ready"), child);
            if (terminate) {
                child.destroy();
            }
            assertThat(child.waitFor(EXIT_SECONDS, TimeUnit.SECONDS))
                    .as("ends within %d s", EXIT_SECONDS)
                    .isTrue();
        } finally {
            child.destroyForcibly();
        }
    }

    private static void awaitFile(Path file, Process child) {
        while (!Files.exists(file) && child.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(file).exists();
    }

    /** What the next start finds, and delivers. */
    private int deliveredByTheNextStart() {
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient next = Clients.unplaced(transport)
                .stateDirectory(folder.resolve("state"))
                .build();
        assertThat(next.close(Clients.LONG).complete()).isTrue();
        assertThat(transport.takenIds()).doesNotHaveDuplicates();
        return transport.takenIds().size();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTerminatedProcessEndsInTimeAndItsEventsAreThereForTheNext(boolean hook) throws Exception {
        runToItsEnd(WaitingMain.class, hook, true);
        assertThat(deliveredByTheNextStart()).isEqualTo(EVENTS);
    }

    @Test
    void anExitRightAfterTrackingLosesNothingWithTheHook() throws Exception {
        runToItsEnd(ExitingMain.class, true, false);
        assertThat(deliveredByTheNextStart()).isEqualTo(EVENTS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anExitWithinAListenerEndsTheProcessAndKeepsTheEvents(boolean hook) throws Exception {
        runToItsEnd(ListenerMain.class, hook, false);
        assertThat(deliveredByTheNextStart()).isEqualTo(EVENTS);
    }

    @Test
    void aForgottenClientLeavesItsEventsForTheNextStart() throws Exception {
        runToItsEnd(ForgetfulMain.class, false, false);
        assertThat(deliveredByTheNextStart()).isEqualTo(EVENTS);
    }

    @Test
    void aClientThatIsBuiltWhileTheProcessEndsHasNoHookAndWorks() throws Exception {
        runToItsEnd(LateMain.class, true, false);
        assertThat(folder.resolve("late")).exists();
    }

    @Test
    void aClosedClientIsForgottenByTheHook() throws InterruptedException {
        ReferenceQueue<TelemetryClient> freed = new ReferenceQueue<>();
        WeakReference<TelemetryClient> client = new WeakReference<>(closed(), freed);
        Clients.awaitNoThreads();
        boolean gone = false;
        for (int i = 0; i < 100 && !gone; i++) {
            System.gc();
            gone = freed.remove(100) != null;
        }
        assertThat(gone).isTrue();
        assertThat(client.get()).isNull();
    }

    private static TelemetryClient closed() {
        TelemetryClient client = Clients.builder(new RecordingTransport())
                .closeOnExit(Duration.ofSeconds(1))
                .build();
        client.close();
        return client;
    }

    @Test
    void wantsATimeThatAProcessCanWait() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofMillis(60_001))) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> TelemetryClient.builder().closeOnExit(wrong))
                    .withMessage("close on exit: give more than 0 and at most PT1M");
        }
        assertThat(TelemetryClient.builder().closeOnExit(Duration.ofMinutes(1))).isNotNull();
    }

    private static TelemetryClientBuilder builder(String[] arguments) {
        TelemetryClientBuilder builder = Clients.unplaced(new RecordingTransport(request -> {
                    throw new IOException("down");
                }))
                .stateDirectory(Path.of(arguments[0], "state"));
        return Boolean.parseBoolean(arguments[1]) ? builder.closeOnExit(Duration.ofSeconds(1)) : builder;
    }

    private static void track(TelemetryClient client) {
        for (int i = 0; i < EVENTS; i++) {
            if (!client.track(Clients.build()).isAccepted()) {
                throw new AssertionError("refused");
            }
        }
    }

    /** Events are stored in the order of their tracking, so the last one's answer is that of all. */
    private static void trackDurably(TelemetryClient client) {
        for (int i = 1; i < EVENTS; i++) {
            client.track(Clients.build());
        }
        client.trackDurably(Clients.build()).toCompletableFuture().join();
    }

    private static void ready(String[] arguments) throws IOException {
        Files.createFile(Path.of(arguments[0], "ready"));
    }

    /** Waits for its end; without a hook, what it has told to be durable is what counts. */
    static final class WaitingMain {

        public static void main(String[] arguments) throws Exception {
            TelemetryClient client = builder(arguments).build();
            if (Boolean.parseBoolean(arguments[1])) {
                track(client);
            } else {
                trackDurably(client);
            }
            ready(arguments);
            new CountDownLatch(1).await();
        }
    }

    static final class ExitingMain {

        public static void main(String[] arguments) throws IOException {
            TelemetryClient client = builder(arguments).build();
            ready(arguments);
            track(client);
            System.exit(0);
        }
    }

    /** Its listener ends the process from the client's own thread. */
    static final class ListenerMain {

        public static void main(String[] arguments) throws Exception {
            CountDownLatch tracked = new CountDownLatch(1);
            TelemetryClient client = builder(arguments)
                    .listener(
                            notice -> {
                                try {
                                    tracked.await();
                                    ready(arguments);
                                } catch (IOException | InterruptedException failed) {
                                    throw new AssertionError(failed);
                                }
                                System.exit(0);
                            },
                            Runnable::run)
                    .build();
            trackDurably(client);
            tracked.countDown();
            client.flush(Clients.LONG);
            new CountDownLatch(1).await();
        }
    }

    static final class ForgetfulMain {

        public static void main(String[] arguments) throws IOException {
            trackDurably(builder(arguments).build());
            ready(arguments);
        }
    }

    static final class LateMain {

        public static void main(String[] arguments) throws IOException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                TelemetryClient client = builder(arguments).build();
                track(client);
                client.close(Duration.ofMillis(500));
                try {
                    Files.createFile(Path.of(arguments[0], "late"));
                } catch (IOException failed) {
                    throw new AssertionError(failed);
                }
            }));
            ready(arguments);
        }
    }
}
