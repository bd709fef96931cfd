package dev.northing.collector.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One measurement in a process of its own, which prints {@code name=value} lines.
 *
 * <p>Arguments: the measurement, the contender, the receiver's two ports, and {@code name=value} settings.
 */
public final class ClientProcess {

    private ClientProcess() {}

    /** What a measurement is given. */
    record Setup(String contender, URI endpoint, Control receiver, Path state, Map<String, String> settings) {

        Contender open() {
            return Contender.open(contender, endpoint, state);
        }

        long setting(String name) {
            return Long.parseLong(settings.get(name));
        }
    }

    /** Measures, and prints figures. */
    interface Measurement {
        void run(Setup setup) throws Exception;
    }

    /**
     * Runs one measurement.
     *
     * @param arguments see above
     * @throws Exception whatever the measurement throws
     */
    public static void main(String[] arguments) throws Exception {
        Measurement measurement = switch (arguments[0]) {
            case "sustained" -> Sustained::run;
            case "calls" -> CallCost::run;
            case "close" -> Closing::run;
            case "start" -> Starting::run;
            case "outage" -> Outage::run;
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        Path state = Files.createTempDirectory("northing-run");
        try (Control control = new Control(Integer.parseInt(arguments[3]))) {
            control.say("reset");
            URI endpoint = URI.create("http://127.0.0.1:" + arguments[2] + "/v1/batch");
            measurement.run(new Setup(arguments[1], endpoint, control, state, Settings.parse(arguments, 4)));
        } finally {
            delete(state);
        }
        System.exit(0);
    }

    static void print(String name, double value) {
        System.out.println(name + "=" + value);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }
}
