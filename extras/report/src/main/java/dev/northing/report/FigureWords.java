package dev.northing.report;

import dev.northing.core.dictionary.MetricTarget;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Says a figure and its evidence in words. */
final class FigureWords {

    /** Stands where there is nothing to say. */
    static final String NOTHING = "-";

    /** Stands before the reason why there is no value. */
    static final String UNDEFINED = "undefined: ";

    private static final int MOST_DECIMALS = 2;

    private FigureWords() {}

    static String value(Unit unit, Figure figure) {
        OptionalDouble value = figure.value();
        return value.isPresent() ? unit.format(value.getAsDouble()) : UNDEFINED + reason(figure);
    }

    /** Why a figure has no value, by what it carries; the calculator alone knows more. */
    static String reason(Figure figure) {
        if (figure.n() == 0 && figure.immature() > 0) {
            return Numbers.count(figure.immature()) + " not mature yet";
        }
        if (figure.denominator().isPresent() && figure.denominator().getAsDouble() == 0) {
            return "denominator is 0";
        }
        if (!figure.notes().isEmpty()) {
            return notes(figure);
        }
        return figure.n() == 0 ? "no data" : "too little data";
    }

    static String interval(Unit unit, Figure figure) {
        return figure.interval().map(it -> interval(unit, it)).orElse(NOTHING);
    }

    static String interval(Unit unit, Interval interval) {
        return unit.format(interval.low()) + " to " + unit.format(interval.high()) + " ("
                + Numbers.percent(interval.level()).replace(".0", "") + ")";
    }

    static String valueAndInterval(Unit unit, Figure figure) {
        return figure.interval()
                .map(it -> value(unit, figure) + ", " + interval(unit, it))
                .orElse(value(unit, figure));
    }

    static String n(Figure figure) {
        return Numbers.count(figure.n());
    }

    static String quotient(Figure figure) {
        if (figure.numerator().isEmpty() || figure.denominator().isEmpty()) {
            return NOTHING;
        }
        return part(figure.numerator().getAsDouble()) + " / "
                + part(figure.denominator().getAsDouble());
    }

    private static String part(double number) {
        return Numbers.plain(number, number == Math.rint(number) ? 0 : MOST_DECIMALS);
    }

    /** How many could not be judged yet, and what was set aside. */
    static String maturity(Figure figure) {
        String immature = figure.immature() == 0 ? "complete" : Numbers.count(figure.immature()) + " not mature";
        return figure.notes().isEmpty() ? immature : immature + "; " + notes(figure);
    }

    static String notes(Figure figure) {
        return figure.notes().stream()
                .map(note -> Numbers.count(note.count()) + " " + note.code().replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    static String change(Unit unit, Figure before, Figure after) {
        if (before.value().isEmpty() || after.value().isEmpty()) {
            return NOTHING;
        }
        return unit.change(before.value().getAsDouble(), after.value().getAsDouble());
    }

    static String target(Unit unit, MetricTarget target) {
        String by = target.by();
        String goal =
                target.comparison().sign() + " " + unit.format(target.value().doubleValue());
        return by == null ? goal : goal + " by " + by;
    }
}
