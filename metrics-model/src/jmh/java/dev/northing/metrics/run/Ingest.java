package dev.northing.metrics.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.northing.metrics.EventView;
import dev.northing.metrics.read.EventLogReader;
import dev.northing.metrics.read.ReadReport;
import dev.northing.metrics.read.ReadRules;
import dev.northing.metrics.scan.ActivityFigures;
import dev.northing.metrics.scan.ActivityScan;
import dev.northing.metrics.scan.ObservedDays;
import dev.northing.metrics.scan.UnitActivity;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** Canonical NDJSON with string ids, read and counted: arguments are the numbers of events and units. */
public final class Ingest {

    private Ingest() {}

    /**
     * Runs once; the log lies in a temporary folder and is deleted.
     *
     * @param args how many events, how many units
     * @throws IOException if the log cannot be written or read
     */
    public static void main(String[] args) throws IOException {
        long events = Long.parseLong(args[0]);
        int units = Integer.parseInt(args[1]);
        Path file = Files.createTempFile("northing-ingest", ".ndjson");
        try {
            write(file, events, units);
            read(file, events);
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, long events, int units) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            long[] number = {0};
            new Workload(units).generate(events, (unit, time, kind) -> {
                String line = "{\"id\":\"" + id(time, number[0]++) + "\",\"name\":\"kind_" + kind + "\",\"time\":\""
                        + Instant.ofEpochMilli(time) + "\",\"organization\":\"" + Workload.name(unit)
                        + "\",\"properties\":{\"outcome\":\"success\",\"plan\":\"free\",\"steps\":" + kind + "}}\n";
                try {
                    out.write(line.getBytes(US_ASCII));
                } catch (IOException full) {
                    throw new UncheckedIOException(full);
                }
            });
        }
    }

    private static String id(long time, long number) {
        return String.format(Locale.ROOT, "%08x-%04x-7000-8000-%012x", time >>> 16, time & 0xFFFF, number);
    }

    private static void read(Path file, long events) throws IOException {
        System.out.printf(Locale.ROOT, "%,d events in %,d bytes%n", events, Files.size(file));
        ObservedDays days = new ObservedDays(Workload.FIRST, Workload.DAYS, ZoneOffset.UTC);
        ActivityScan scan = new ActivityScan("active", days, EventView.any());
        UnitActivity state = scan.create();
        Stopwatch watch = new Stopwatch();
        ReadReport report = EventLogReader.of(ReadRules.asOf(Workload.AS_OF))
                .ndjson(file, event -> scan.add(state, event), progress -> {});
        double reading = watch.lap("reading, checking, without duplicates, counting");
        ActivityFigures figures = scan.finish(state, Workload.AS_OF);
        watch.lap("DAU, WAU, MAU, lifecycle, triangle, L28");
        System.out.println(
                "  taken " + report.taken() + ", units " + state.ids().size() + ", DAU of the last day "
                        + figures.daily().get(Workload.DAYS - 1).value());
        System.out.printf(
                Locale.ROOT,
                "%,.0f rows a second of CPU, peak heap at most %.0f MiB%n",
                events / reading,
                Stopwatch.peakHeap());
    }
}
