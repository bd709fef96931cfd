package dev.northing.collector.run;

import dev.northing.collector.TelemetryClient;
import dev.northing.collector.TelemetryClientBuilder;
import dev.northing.core.dictionary.MetricDictionary;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Something that takes events and delivers them: ours in its forms, and the floor. */
interface Contender {

    /** Takes the event of a number; false when there is no room just now. */
    boolean track(long number);

    /** Events that the receiver has confirmed. */
    long delivered();

    /** Events accepted and not yet delivered. */
    long pending();

    /** Events accepted and given up. */
    long dropped();

    void close(Duration timeout);

    /**
     * The contender of a name: {@code floor}, or {@code memory}, {@code durable} or {@code durable-clear}, whose events are not
     * encrypted, with {@code -gzip} or {@code -zstd}.
     */
    static Contender open(String name, URI endpoint, Path state) {
        if (name.equals("floor")) {
            return new Floor(endpoint);
        }
        return new Ours(builder(name, Workload.dictionary(), endpoint, state).build());
    }

    /** The defaults, as an application gets them. */
    static TelemetryClientBuilder builder(String name, MetricDictionary dictionary, URI endpoint, Path state) {
        TelemetryClientBuilder builder = TelemetryClient.builder()
                .application("ci-server", "17.4.2")
                .dictionary(dictionary)
                .consentNotRequired("a benchmark")
                .environment(Map.of())
                .endpoint(endpoint);
        TelemetryClientBuilder placed =
                name.startsWith("memory") ? builder.memoryOnly() : builder.stateDirectory(state);
        if (name.contains("-clear")) {
            placed.unencryptedSpool();
        }
        if (name.endsWith("zstd")) {
            useZstd(placed);
        }
        return placed;
    }

    /** Whether this build can compress with zstd, and has the library for it. */
    static boolean hasZstd() {
        try {
            Class.forName("com.github.luben.zstd.Zstd");
            return zstd().isPresent();
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /** Finds the builder's setting by what it takes, an enum with a constant ZSTD, so that builds without it are measured too. */
    private static Optional<Method> zstd() {
        return Arrays.stream(TelemetryClientBuilder.class.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .filter(method -> constant(method.getParameterTypes()[0]).isPresent())
                .findAny();
    }

    private static Optional<Object> constant(Class<?> type) {
        Object[] constants = type.isEnum() ? type.getEnumConstants() : new Object[0];
        return Arrays.stream(constants)
                .filter(each -> each.toString().equalsIgnoreCase("zstd"))
                .findAny();
    }

    private static void useZstd(TelemetryClientBuilder builder) {
        Method setting = zstd().orElseThrow(() -> new IllegalStateException("this build has no zstd"));
        try {
            setting.invoke(builder, constant(setting.getParameterTypes()[0]).orElseThrow());
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Northing's client. */
    final class Ours implements Contender {

        private final TelemetryClient client;
        private final Workload workload = new Workload();

        Ours(TelemetryClient client) {
            this.client = client;
        }

        @Override
        public boolean track(long number) {
            return client.track(workload.event(number)).isAccepted();
        }

        @Override
        public long delivered() {
            return client.accounting().delivered();
        }

        @Override
        public long pending() {
            return client.accounting().pending();
        }

        @Override
        public long dropped() {
            return client.accounting().droppedTotal();
        }

        @Override
        public void close(Duration timeout) {
            client.close(timeout);
        }
    }
}
