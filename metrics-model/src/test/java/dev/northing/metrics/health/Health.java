package dev.northing.metrics.health;

import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TimeWindow;

/** What the tests of this package share. */
final class Health {

    static final TimeWindow WINDOW = TimeWindow.trailingDays(28, RandomLogs.AS_OF);

    private Health() {}
}
