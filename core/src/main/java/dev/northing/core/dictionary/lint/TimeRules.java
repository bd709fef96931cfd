package dev.northing.core.dictionary.lint;

import static dev.northing.core.source.SafeText.quoted;

import dev.northing.core.dictionary.Measurement;
import dev.northing.core.dictionary.MetricDefinition;
import dev.northing.core.dictionary.MetricKind;
import dev.northing.core.dictionary.Sourced;
import dev.northing.core.dictionary.TimeFrame;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Family T: does a metric cover the span that it claims? */
final class TimeRules {

    /** Words in front of "week" and "month" that make them a span rather than a topic. */
    private static final Set<String> SPAN_WORDS =
            Set.of("by", "each", "every", "last", "one", "past", "per", "previous", "within");

    private TimeRules() {}

    /** T001. */
    static void descriptionAgainstTimeFrame(Scope scope, RuleFindings out) {
        scope.liveMetrics().forEach(metric -> {
            Measurement measurement = metric.definition().measurement();
            List<TimeFrame> frames = measurement.timeFrames();
            Set<TimeFrame> named = framesNamedIn(metric.definition().description());
            Set<TimeFrame> covered = OwnSpans.of(measurement);
            covered.addAll(frames);
            // A cohort is named after the week or month of its start, whatever the time frame.
            boolean cohort = !measurement.brackets().isEmpty();
            boolean agrees = cohort || named.isEmpty() || covered.stream().anyMatch(named::contains);
            if (!agrees && !frames.contains(TimeFrame.NONE)) {
                out.at(metric.source(), "description")
                        .say("the description speaks of " + KeyRules.frameText(List.copyOf(named))
                                + ", but time_frame is " + KeyRules.frameText(frames) + "; change one of the two");
            }
        });
    }

    static Set<TimeFrame> framesNamedIn(String description) {
        Set<TimeFrame> named = EnumSet.noneOf(TimeFrame.class);
        List<String> words = Words.of(description);
        for (int i = 0; i < words.size(); i++) {
            String before = i == 0 ? "" : words.get(i - 1);
            if (isWeek(before, words.get(i))) {
                named.add(TimeFrame.SEVEN_DAYS);
            } else if (isMonth(before, words.get(i))) {
                named.add(TimeFrame.TWENTY_EIGHT_DAYS);
            }
        }
        return named;
    }

    private static boolean isWeek(String before, String word) {
        return word.equals("weekly")
                || (word.equals("week") && SPAN_WORDS.contains(before))
                || (isDays(word) && (before.equals("7") || before.equals("seven")));
    }

    private static boolean isMonth(String before, String word) {
        return word.equals("monthly")
                || (word.equals("month") && SPAN_WORDS.contains(before))
                || (isDays(word) && (before.equals("28") || before.equals("30")));
    }

    private static boolean isDays(String word) {
        return word.equals("days") || word.equals("day") || word.equals("d");
    }

    /** T002. */
    static void eventsWithoutSpan(Scope scope, RuleFindings out) {
        scope.liveMetrics().forEach(metric -> {
            Measurement measurement = metric.definition().measurement();
            int none = measurement.timeFrames().indexOf(TimeFrame.NONE);
            if (none >= 0 && !measurement.rules().isEmpty()) {
                out.at(metric.source(), "time_frame[" + none + "]", "time_frame")
                        .say("the time frame is none, but "
                                + quoted(measurement.rules().get(0).event()) + " feeds the metric; use 7d, 28d or all");
            }
        });
    }

    /** T003. */
    static void settingWithSpan(Scope scope, RuleFindings out) {
        scope.liveMetrics().forEach(metric -> {
            if (metric.definition().kind() == MetricKind.SETTING) {
                settingWithSpan(metric, out);
            }
        });
    }

    private static void settingWithSpan(Sourced<MetricDefinition> metric, RuleFindings out) {
        Measurement measurement = metric.definition().measurement();
        List<TimeFrame> frames = measurement.timeFrames();
        if (frames.contains(TimeFrame.SEVEN_DAYS) || frames.contains(TimeFrame.TWENTY_EIGHT_DAYS)) {
            out.at(metric.source(), "time_frame")
                    .say("a setting is a state, but time_frame is " + KeyRules.frameText(frames) + "; use none");
        } else if (measurement.window() != null) {
            out.at(metric.source(), "window").say("a setting is a state and has no window; remove it");
        }
    }
}
