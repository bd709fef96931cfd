package dev.northing.metrics.scan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the local date of a millisecond without asking the zone: its changes of offset are looked up once.
 *
 * <p>Dates are numbered from 1, the first observed one; 0 is everything earlier, {@code days + 1} everything later.
 */
final class DayClock {

    private static final long MILLIS_PER_DAY = 86_400_000L;
    private static final long MILLIS_PER_SECOND = 1_000L;
    // An offset is at most 18 hours, so beyond these margins no offset matters.
    private static final int MARGIN_DAYS = 2;

    private final int days;
    private final long firstDay;
    private final long least;
    private final long greatest;
    private final long[] changes;
    // One more than changes: the offset before the first, and that after each.
    private final long[] offsets;

    DayClock(ObservedDays observed) {
        this.days = observed.days();
        this.firstDay = observed.first().toEpochDay();
        this.least = utcMillis(observed.first().minusDays(MARGIN_DAYS));
        this.greatest = utcMillis(observed.first().plusDays((long) days + MARGIN_DAYS));
        ZoneRules rules = observed.zone().getRules();
        List<ZoneOffsetTransition> found = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochMilli(least));
        while (next != null && next.getInstant().toEpochMilli() < greatest) {
            found.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        this.changes = found.stream()
                .mapToLong(change -> change.getInstant().toEpochMilli())
                .toArray();
        this.offsets = new long[changes.length + 1];
        offsets[0] = rules.getOffset(Instant.ofEpochMilli(least)).getTotalSeconds() * MILLIS_PER_SECOND;
        for (int i = 0; i < changes.length; i++) {
            offsets[i + 1] = found.get(i).getOffsetAfter().getTotalSeconds() * MILLIS_PER_SECOND;
        }
    }

    int day(long epochMillis) {
        if (epochMillis < least) {
            return 0;
        }
        if (epochMillis >= greatest) {
            return days + 1;
        }
        int change = changes.length;
        while (change > 0 && epochMillis < changes[change - 1]) {
            change--;
        }
        long day = Math.floorDiv(epochMillis + offsets[change], MILLIS_PER_DAY) - firstDay;
        return (int) Math.max(0, Math.min(days, day) + 1);
    }

    private static long utcMillis(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
