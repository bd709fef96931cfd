package dev.northing.metrics;

import dev.northing.metrics.input.Require;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Says what a figure set aside, and how often: nothing is left out in silence.
 *
 * <p>The code names the thing counted. Calculators outside this library may use codes of their own.
 *
 * <p>Immutable.
 *
 * @param code what was counted, lower case words joined by underscores
 * @param count how many, at least 1
 * @since 0.1.0
 */
public record Note(String code, long count) {

    /** Counts distinct instants of units at or after the as-of instant: not known yet at that time, so ignored. */
    public static final String INSTANTS_AT_OR_AFTER_AS_OF = "instants_at_or_after_as_of";

    /** Counts distinct instants of activity before the unit's own start: ignored, usually a wrong clock. */
    public static final String INSTANTS_BEFORE_START = "instants_before_start";

    /** Counts units that were active but never started: in no denominator. */
    public static final String UNITS_WITHOUT_START = "units_without_start";

    /** Counts units of an open-ended rule that have not come back yet and still may: the rate can only rise. */
    public static final String UNITS_STILL_OPEN = "units_still_open";

    /** Counts dates of units that were not over at the as-of instant: not judged yet, so ignored. */
    public static final String UNIT_DAYS_NOT_OVER = "unit_days_not_over";

    /** Counts events at or after the as-of instant: not known yet at that time, so ignored. */
    public static final String EVENTS_AT_OR_AFTER_AS_OF = "events_at_or_after_as_of";

    /** Counts instances that are known of but did not report: an estimate stands for them. */
    public static final String INSTANCES_NOT_REPORTING = "instances_not_reporting";

    /** Counts spans of time without a usable length: ignored. */
    public static final String SPANS_WITHOUT_LENGTH = "spans_without_length";

    /** Counts units that an exclusion took out: in no step of a funnel. */
    public static final String UNITS_EXCLUDED = "units_excluded";

    /** Counts sessions that may still go on: in no figure. */
    public static final String SESSIONS_STILL_OPEN = "sessions_still_open";

    /** Counts snapshots of months that were not over at the as-of instant: ignored. */
    public static final String SNAPSHOTS_AT_OR_AFTER_AS_OF = "snapshots_at_or_after_as_of";

    /** Counts attempts whose class no table names: taken for failures. */
    public static final String ATTEMPTS_OF_UNKNOWN_CLASS = "attempts_of_unknown_class";

    /** Counts measurements below 0 among those that were kept: ignored, usually a clock that was set back. */
    public static final String NEGATIVE_MEASUREMENTS = "negative_measurements";

    /** Counts the events drawn at random to stand for all, which were too many to keep. */
    public static final String EVENTS_SAMPLED = "events_sampled";

    /** Counts people who answered without having been asked: in no response rate. */
    public static final String ANSWERS_WITHOUT_INVITATION = "answers_without_invitation";

    /** Counts later answers of people who had answered in the same period: the last one stands. */
    public static final String ANSWERS_REPLACED = "answers_replaced";

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    /**
     * Accepts a code and a positive count.
     *
     * @param code what was counted
     * @param count how many
     * @throws IllegalArgumentException if the code is not lower case words joined by underscores, or the count is less
     *     than 1
     */
    public Note {
        if (!CODE.matcher(code).matches()) {
            throw Require.refused("code", code, "lower case words joined by underscores");
        }
        Require.atLeast("count", count, 1);
    }

    /**
     * The notes for those things that were counted at all.
     *
     * @param counts how many of each code, at least 0
     * @return a note for each count above 0, in the order of the codes
     */
    public static List<Note> present(Map<String, Long> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .filter(entry -> entry.getValue() != 0)
                        .map(entry -> new Note(entry.getKey(), entry.getValue()))
                        .toList();
    }
}
