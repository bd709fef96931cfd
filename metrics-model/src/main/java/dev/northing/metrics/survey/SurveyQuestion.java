package dev.northing.metrics.survey;

import dev.northing.metrics.EventView;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.usage.DayPeriods;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Says which answers are asked for and how time is divided.
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param answered which events are answers; the unit is the person
 * @param score the score that an answer gives
 * @param periods how days are divided, such as calendar quarters
 * @param count how many periods are looked at, at least 1
 * @param zone the zone whose midnights divide the days
 * @since 0.1.0
 */
public record SurveyQuestion(
        String definition,
        Predicate<? super EventView> answered,
        ToLongFunction<? super EventView> score,
        DayPeriods periods,
        int count,
        ZoneId zone) {

    /**
     * Accepts a complete question.
     *
     * @param definition the id of the metric's definition
     * @param answered which events are answers
     * @param score the score that an answer gives
     * @param periods how days are divided
     * @param count how many periods are looked at
     * @param zone the zone whose midnights divide the days
     * @throws IllegalArgumentException if {@code definition} is blank or {@code count} is less than 1
     */
    public SurveyQuestion {
        Require.text("definition", definition);
        Objects.requireNonNull(answered, "answered");
        Objects.requireNonNull(score, "score");
        Objects.requireNonNull(periods, "periods");
        Require.atLeast("count", count, 1);
        Objects.requireNonNull(zone, "zone");
    }

    long scoreOf(EventView event, long lowest, long highest) {
        long given = score.applyAsLong(event);
        if (given < lowest || given > highest) {
            // An answer is somebody's: what was said is not repeated.
            throw Require.refused("score", "off the scale", "a whole number in [" + lowest + ", " + highest + "]");
        }
        return given;
    }
}
