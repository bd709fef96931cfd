package dev.northing.collector.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs whole clients against a receiver in a process of its own, beside a bare loop that does the same work, and prints
 * medians with their ranges beside their targets.
 *
 * <p>Each measurement has a fresh process, and those of one repetition follow each other, so that a ratio within a
 * repetition does not depend on how busy the machine was in another.
 *
 * <pre>{@code
 * mvn -B -Pbench -pl collector-client -am test-compile exec:exec -DskipTests -Djacoco.skip
 *     -Dbench.main=dev.northing.collector.run.ClientRun -Dbench=sustained,calls,close,start,outage
 *     "-Dbench.args=repetitions=5 warm=6 measure=6"
 * }</pre>
 */
public final class ClientRun {

    private static final List<String> CLIENT_FLAGS = List.of("-Xmx256m", "-XX:+UseG1GC");
    private static final List<String> RECEIVER_FLAGS = List.of("-Xmx2g", "-XX:+UseSerialGC");
    private static final List<String> ALL = List.of("sustained", "calls", "close", "start", "outage");

    private final Map<String, String> settings;
    private final List<String> settingArguments;
    private final Figures figures = new Figures();

    private ClientRun(String[] arguments) {
        settings = Settings.parse(arguments, 1);
        settingArguments = Arrays.asList(arguments).subList(1, arguments.length);
    }

    /**
     * Runs measurements.
     *
     * @param arguments measurements with commas between, or {@code .*} for all; then {@code name=value} settings
     * @throws Exception if a process cannot be started, or fails
     */
    public static void main(String[] arguments) throws Exception {
        List<String> chosen = arguments[0].equals(".*") ? ALL : List.of(arguments[0].split(",", -1));
        ClientRun run = new ClientRun(arguments);
        run.describe();
        for (String measurement : chosen) {
            run.measure(measurement);
        }
        System.out.print(run.figures.table());
    }

    private void describe() {
        System.out.println(
                "Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " processors; client "
                        + CLIENT_FLAGS + ", receiver " + RECEIVER_FLAGS + "; " + settings);
        System.out.println("zstd: " + (Contender.hasZstd() ? "measured" : "not in this build"));
    }

    private void measure(String measurement) throws Exception {
        int times = Integer.parseInt(settings.get(measurement.equals("start") ? "starts" : "repetitions"));
        for (int repetition = 0; repetition < times; repetition++) {
            Map<String, Map<String, Double>> results = new TreeMap<>();
            for (String contender : contenders(measurement)) {
                Map<String, Double> result = inFreshProcesses(measurement, contender);
                System.out.println(measurement + " " + (repetition + 1) + " " + contender + " " + result);
                results.put(contender, result);
                result.forEach((name, value) -> figures.add(measurement + " " + contender, name, value));
            }
            if (measurement.equals("sustained")) {
                ratios(results);
            }
        }
    }

    private static List<String> contenders(String measurement) {
        List<String> contenders = new ArrayList<>(
                switch (measurement) {
                    case "sustained" -> List.of("floor", "memory-gzip", "durable-gzip", "durable-clear-gzip");
                    case "calls" -> List.of("durable-gzip1", "durable-gzip2", "memory-gzip1", "memory-gzip2");
                    case "close", "start" -> List.of("durable-gzip", "memory-gzip");
                    case "outage" -> List.of("durable-gzip");
                    default -> throw new IllegalArgumentException(measurement + ": give some of " + ALL);
                });
        if (measurement.equals("sustained") && Contender.hasZstd()) {
            contenders.add("durable-zstd");
        }
        return contenders;
    }

    private void ratios(Map<String, Map<String, Double>> results) {
        Map<String, Double> floor = results.get("floor");
        results.forEach((contender, result) -> {
            if (result != floor) {
                for (String name : List.of("events/s", "CPU s per million")) {
                    figures.add("sustained " + contender, name + " / floor", result.get(name) / floor.get(name));
                }
            }
        });
    }

    private Map<String, Double> inFreshProcesses(String measurement, String contender) throws Exception {
        Process receiver = start(RECEIVER_FLAGS, Receiver.class, List.of());
        try {
            String[] ports = lines(receiver).readLine().split(" ", -1);
            List<String> arguments = new ArrayList<>(List.of(measurement, contender, ports[0], ports[1]));
            arguments.addAll(settingArguments);
            Process client = start(CLIENT_FLAGS, ClientProcess.class, arguments);
            try {
                return results(client);
            } finally {
                client.destroyForcibly();
            }
        } finally {
            receiver.destroyForcibly();
        }
    }

    private static Map<String, Double> results(Process client) throws IOException, InterruptedException {
        Map<String, Double> results = new TreeMap<>();
        BufferedReader lines = lines(client);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int equals = line.lastIndexOf('=');
            results.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
        }
        if (client.waitFor() != 0) {
            throw new IllegalStateException("the client's process has failed; see above");
        }
        return results;
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process start(List<String> flags, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
