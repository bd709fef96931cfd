package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.input.Require;
import java.util.List;
import java.util.Optional;

/**
 * Computes how many of the purchased seats are used, graded by the subscription's age.
 *
 * <p>In words: billable users over purchased seats. In symbols: billable / purchased. Unit: a share, above 1 on
 * over-use. Source: customer success handbook. Its bands leave 50 to 51 % open and share the months' borders; these are
 * half-open: from 2 months on less than 10 % is red, up to 50 % yellow and more green; from 6 months on up to 50 % red,
 * up to 75 % yellow and more green; from 9 months on up to 75 % red and more green. It is a census and has no interval.
 *
 * <p>Without purchased seats there is neither value nor grade, before the first age there is no grade and no
 * contraction risk. Example: 60 of 100 seats are green after 3 months, yellow after 6 and red after 9 ({@code
 * LicenseUtilizationTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param ages the bands by age, rising, at least one
 * @since 0.1.0
 */
public record LicenseUtilization(String definition, List<AgeBands> ages) {

    /** The share of seats from which on the customer may want more. */
    public static final double EXPANSION_FROM = 0.9;

    /** The share of seats below which the customer may want fewer. */
    public static final double CONTRACTION_BELOW = 0.75;

    /** The handbook's bands: from 2, 6 and 9 months on. */
    public static final List<AgeBands> DEFAULT_AGES = List.of(
            new AgeBands(2, GradeBands.rising(Border.at(0.1), Border.beyond(0.5))),
            new AgeBands(6, GradeBands.rising(Border.beyond(0.5), Border.beyond(0.75))),
            new AgeBands(9, GradeBands.rising(Border.beyond(0.75), Border.beyond(0.75))));

    /**
     * Accepts ages that rise and copies them.
     *
     * @param definition the id of the metric's definition
     * @param ages the bands by age
     * @throws IllegalArgumentException if {@code definition} is blank, or {@code ages} is empty or does not rise
     */
    public LicenseUtilization {
        Require.text("definition", definition);
        ages = Require.notEmpty("ages", ages);
        for (int i = 1; i < ages.size(); i++) {
            Require.atLeast("ages", ages.get(i).fromMonths(), ages.get(i - 1).fromMonths() + 1L);
        }
    }

    /**
     * Grades by the handbook.
     *
     * @param definition the id of the metric's definition, not blank
     * @return the calculator
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static LicenseUtilization of(String definition) {
        return new LicenseUtilization(definition, DEFAULT_AGES);
    }

    /**
     * Judges a subscription.
     *
     * @param seats how many seats are used
     * @param window when they were counted
     * @return its utilization with grade and signal
     */
    public LicenseFigures figures(SeatUse seats, TimeWindow window) {
        Figure utilization = Figure.builder(definition, window)
                .ratio(seats.billable(), seats.purchased())
                .n(seats.purchased())
                .build();
        Optional<GradeBands> bands = bands(seats.ageMonths());
        return new LicenseFigures(
                utilization,
                bands.flatMap(known -> known.grade(utilization.value())),
                signal(utilization, bands.isPresent()),
                Math.max(0, seats.billable() - seats.purchased()),
                Math.max(0, seats.purchased() - seats.billable()));
    }

    private Optional<GradeBands> bands(long ageMonths) {
        return ages.stream()
                .filter(age -> age.fromMonths() <= ageMonths)
                .reduce((younger, older) -> older)
                .map(AgeBands::bands);
    }

    private static SeatSignal signal(Figure utilization, boolean oldEnough) {
        if (utilization.value().isEmpty()) {
            return SeatSignal.NONE;
        }
        double share = utilization.value().getAsDouble();
        if (share >= EXPANSION_FROM) {
            return SeatSignal.EXPANSION;
        }
        return share < CONTRACTION_BELOW && oldEnough ? SeatSignal.CONTRACTION_RISK : SeatSignal.NONE;
    }
}
