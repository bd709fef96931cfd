package dev.northing.metrics.northstar;

import dev.northing.metrics.stats.FisherExact;
import dev.northing.metrics.stats.Proportion;
import java.util.List;

/** Those who did something often enough against those who did not. */
record Contrast(Proportion did, Proportion didNot) {

    static Contrast of(List<ObservedUnit> units, String behavior, long times) {
        long[] counts = new long[4];
        for (ObservedUnit unit : units) {
            int group = unit.did(behavior, times) ? 0 : 2;
            counts[group]++;
            counts[group + 1] += unit.succeeded() ? 1 : 0;
        }
        return new Contrast(new Proportion(counts[1], counts[0]), new Proportion(counts[3], counts[2]));
    }

    double pValue() {
        return FisherExact.pValue(did, didNot);
    }

    long successes() {
        return did.successes() + didNot.successes();
    }

    long units() {
        return did.trials() + didNot.trials();
    }

    boolean hasAtLeast(long units) {
        return did.trials() >= units && didNot.trials() >= units;
    }

    boolean favorsDoing() {
        return did.value().isPresent()
                && didNot.value().isPresent()
                && did.value().getAsDouble() > didNot.value().getAsDouble();
    }
}
