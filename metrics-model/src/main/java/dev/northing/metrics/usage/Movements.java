package dev.northing.metrics.usage;

/** Counts who came, stayed, came back and left between a window and the one before. */
final class Movements {

    private long newcomers;
    private long retained;
    private long resurrected;
    private long churned;

    /** Whether a unit was active before both windows, in the earlier window, and in the later one. */
    void see(boolean longAgo, boolean before, boolean now) {
        if (!now) {
            churned += before ? 1 : 0;
        } else if (before) {
            retained++;
        } else if (longAgo) {
            resurrected++;
        } else {
            newcomers++;
        }
    }

    PeriodMovements counts() {
        return new PeriodMovements(newcomers, retained, resurrected, churned);
    }
}
