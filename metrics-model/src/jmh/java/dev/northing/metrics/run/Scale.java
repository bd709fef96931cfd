package dev.northing.metrics.run;

import dev.northing.metrics.EventView;
import dev.northing.metrics.activation.FunnelFigures;
import dev.northing.metrics.activation.FunnelStep;
import dev.northing.metrics.scan.ActivityFigures;
import dev.northing.metrics.scan.ActivityMatrix;
import dev.northing.metrics.scan.ActivityScan;
import dev.northing.metrics.scan.FunnelScan;
import dev.northing.metrics.scan.ObservedDays;
import dev.northing.metrics.scan.StepRuns;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;

/** A hundred million events of five million units over 90 days: arguments are the numbers of events and units. */
public final class Scale {

    private Scale() {}

    /**
     * Runs once.
     *
     * @param args how many events, how many units
     */
    public static void main(String[] args) {
        long events = Long.parseLong(args[0]);
        int units = Integer.parseInt(args[1]);
        System.out.printf(
                Locale.ROOT,
                "%,d events, %,d units, %d days, heap at most %d MiB%n",
                events,
                units,
                Workload.DAYS,
                Runtime.getRuntime().maxMemory() >> 20);
        Stopwatch watch = new Stopwatch();
        long[] sum = {0};
        new Workload(units).generate(events, (unit, time, kind) -> sum[0] += unit ^ time ^ kind);
        double generating = watch.lap("generating alone (" + (sum[0] & 0xFF) + ")");
        double activity = activity(events, units, watch);
        double funnel = funnel(events, units, watch);
        System.out.printf(
                Locale.ROOT,
                "%nwithout generating: activity %.2f s CPU, funnel %.2f s CPU more%n",
                activity - generating,
                funnel - generating);
        System.out.printf(Locale.ROOT, "peak heap at most %.0f MiB%n", Stopwatch.peakHeap());
    }

    private static double activity(long events, int units, Stopwatch watch) {
        ObservedDays days = new ObservedDays(Workload.FIRST, Workload.DAYS, ZoneOffset.UTC);
        ActivityMatrix matrix = new ActivityMatrix(days, units);
        new Workload(units).generate(events, (unit, time, kind) -> matrix.add(unit, time));
        double filling = watch.lap("generating and filling the matrix");
        ActivityFigures figures = new ActivityScan("active", days, EventView.any()).finish(matrix, Workload.AS_OF);
        double finishing = watch.lap("DAU, WAU, MAU, lifecycle, triangle, L28");
        System.out.println("  DAU of the last day "
                + figures.daily().get(Workload.DAYS - 1).value()
                + ", MAU " + figures.monthly().get(figures.monthly().size() - 1).value()
                + ", day 30 " + figures.retention().pooled().get(30).rate().value()
                + ", L28 " + figures.power().orElseThrow().mean().value());
        return filling + finishing;
    }

    private static double funnel(long events, int units, Stopwatch watch) {
        StepRuns runs = new StepRuns();
        new Workload(units).generate(events, (unit, time, kind) -> {
            if (kind < Workload.STEPS) {
                runs.add(unit, time, kind);
            }
        });
        double filling = watch.lap("generating and keeping three steps");
        FunnelFigures figures = FunnelScan.of(
                        "funnel",
                        Duration.ofDays(7),
                        FunnelStep.named("a"),
                        FunnelStep.named("b"),
                        FunnelStep.named("c"))
                .finish(runs, Workload.AS_OF);
        double finishing = watch.lap("funnel of three steps within 7 days");
        System.out.println("  reached "
                + figures.steps().stream().map(step -> step.reached()).toList() + ", median "
                + figures.median().value());
        return filling + finishing;
    }
}
