package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.Measurement;
import dev.northing.core.dictionary.TimeFrame;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The weeks and months that a metric speaks of beside its time frame: how long a conversion may take, and the days at which a
 * cohort returns.
 */
final class OwnSpans {

    /** What the loader takes; a measurement made otherwise may hold anything. */
    private static final Pattern SPAN = Pattern.compile("[0-9]{1,9}[smhdw]");

    private OwnSpans() {}

    static Set<TimeFrame> of(Measurement measurement) {
        LongStream brackets = measurement.brackets().stream().mapToLong(Integer::longValue);
        Set<TimeFrame> spans = EnumSet.noneOf(TimeFrame.class);
        LongStream.concat(brackets, within(measurement)).forEach(days -> {
            if (days == 7) {
                spans.add(TimeFrame.SEVEN_DAYS);
            } else if (days == 28 || days == 30) {
                spans.add(TimeFrame.TWENTY_EIGHT_DAYS);
            }
        });
        return spans;
    }

    /** Whole days only: what is no whole number of them is no week or month either. */
    private static LongStream within(Measurement measurement) {
        String within = measurement.within();
        if (within == null || !SPAN.matcher(within).matches()) {
            return LongStream.empty();
        }
        Duration span = duration(within);
        return Duration.ofDays(span.toDays()).equals(span) ? LongStream.of(span.toDays()) : LongStream.empty();
    }

    private static Duration duration(String span) {
        int unit = span.length() - 1;
        long amount = Long.parseLong(span.substring(0, unit));
        return switch (span.charAt(unit)) {
            case 'w' -> Duration.ofDays(7 * amount);
            case 'd' -> Duration.ofDays(amount);
            case 'h' -> Duration.ofHours(amount);
            case 'm' -> Duration.ofMinutes(amount);
            default -> Duration.ofSeconds(amount);
        };
    }
}
