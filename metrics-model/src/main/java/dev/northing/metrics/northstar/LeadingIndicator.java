package dev.northing.metrics.northstar;

import dev.northing.metrics.Figure;
import java.util.Locale;

/**
 * Holds a behavior that success is associated with, as measured on units that were not used to find it.
 *
 * <p>Immutable.
 *
 * @param behavior the behavior
 * @param times how often at least
 * @param precision the share of those who did it that succeeded; definition {@code .precision}
 * @param recall the share of those who succeeded that did it; definition {@code .recall}
 * @param lift the precision over the share of all that succeeded; definition {@code .lift}
 * @param difference the precision minus the share of those who did not do it that succeeded; definition
 *     {@code .difference}
 * @param pValue the chance of a difference at least as unlikely if there is none, in [0, 1]
 * @param qValue the share of false findings to expect among those with at most this value, in [0, 1]
 * @param confirmed whether it is more than chance at the asked rate, in the direction that was found
 * @since 0.1.0
 */
public record LeadingIndicator(
        String behavior,
        long times,
        Figure precision,
        Figure recall,
        Figure lift,
        Figure difference,
        double pValue,
        double qValue,
        boolean confirmed) {

    /**
     * Says what was found and no more: an association.
     *
     * @return a sentence that names no cause
     */
    public String statement() {
        String found = behavior + " at least " + times + (times == 1 ? " time" : " times");
        if (!confirmed) {
            return found + " is not shown to be associated with success.";
        }
        return String.format(
                Locale.ROOT,
                "%s is associated with success: %.1f %% of those who did succeeded, %.1f percentage points more than "
                        + "of those who did not. This does not show that one causes the other.",
                found,
                100 * precision.value().orElseThrow(),
                100 * difference.value().orElseThrow());
    }
}
