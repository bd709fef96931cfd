package dev.northing.metrics.retention;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.aggregate.TimelinesCalculator;
import dev.northing.metrics.aggregate.UnitTimelines;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import dev.northing.metrics.usage.ActiveUnits;
import dev.northing.metrics.usage.ActiveUnitsFigures;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Computes the share of active units that have gone quiet.
 *
 * <p>In words: of the units active in the window before the last, those without activity in the last. In symbols, for
 * windows of N days of 24 hours: |{u : active in [asOf - 2N, asOf - N), not in [asOf - N, asOf)}| / |{u : active in
 * [asOf - 2N, asOf - N)}|. Unit: a share in [0, 1], of units. Source: growth accounting as in metrics 1, interval of
 * Wilson 1927 at 95 %. A unit that comes back later was churned none the less.
 *
 * <p>Instants at or after the as-of instant are noted and ignored. Nobody active before gives no value. Example: of two
 * units active in the week before last, one of them last week too, give 0.5 ({@code ChurnRateTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class ChurnRate implements TimelinesCalculator<Figure> {

    private final ActiveUnits active;

    private ChurnRate(ActiveUnits active) {
        this.active = active;
    }

    /**
     * Compares two windows of some days.
     *
     * @param definition the id of the metric's definition, not blank
     * @param days each window's length in days of 24 hours, at least 1
     * @param qualifying which events make a unit active
     * @return the calculator
     * @throws IllegalArgumentException if {@code definition} is blank or {@code days} is less than 1
     */
    public static ChurnRate afterDays(String definition, int days, Predicate<? super EventView> qualifying) {
        return new ChurnRate(ActiveUnits.trailingDays(definition, days, qualifying));
    }

    @Override
    public String definition() {
        return active.definition();
    }

    @Override
    public Predicate<? super EventView> activity() {
        return active.activity();
    }

    @Override
    public Figure finish(UnitTimelines state, Instant asOf) {
        ActiveUnitsFigures figures = active.finish(state, asOf);
        long before = figures.retained() + figures.churned();
        return Figure.builder(figures.active().definition(), figures.active().window())
                .ratio(figures.churned(), before)
                .interval(Wilson.interval(new Proportion(figures.churned(), before)))
                .n(before)
                .note(Note.INSTANTS_AT_OR_AFTER_AS_OF, figures.active().noted(Note.INSTANTS_AT_OR_AFTER_AS_OF))
                .build();
    }
}
