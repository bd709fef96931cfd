package dev.northing.quickstart.figures;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import java.util.Locale;
import java.util.Optional;

/** Says figures in words. */
public final class Words {

    /** Stands where a figure is undefined. */
    static final String UNDEFINED = "-";

    private Words() {}

    static String percent(Figure figure) {
        return figure.value().isPresent() ? percent(figure.value().getAsDouble()) : UNDEFINED;
    }

    static String percentInterval(Figure figure) {
        Optional<Interval> interval = figure.interval();
        return interval.map(it -> percent(it.low()) + " to " + percent(it.high()))
                .orElse(UNDEFINED);
    }

    static String count(Figure figure) {
        return figure.value().isPresent() ? count((long) figure.value().getAsDouble()) : UNDEFINED;
    }

    /** Says a number with thousands apart. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
