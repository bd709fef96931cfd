package dev.northing.metrics.aggregate;

import dev.northing.metrics.EventView;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets each organization count by its own clock: moves events so that the local time of their unit is that of the
 * calculators.
 *
 * <p>An event of 23:30 in Tokyo becomes one of 23:30 in the common zone, so that calculators which count by local dates
 * count it on Tokyo's date. Use it for those: durations are kept but for changes of the clocks, and across units times
 * no longer compare. A local time that the common zone skips becomes the next one that it has; choose a common zone
 * without changes, such as UTC, and none is skipped. {@code UnitZonesTest} holds the examples.
 *
 * <p>Immutable.
 *
 * @param zones the zones of units that have one of their own
 * @param common the calculators' zone, and that of all other units
 * @since 0.1.0
 */
public record UnitZones(Map<String, ZoneId> zones, ZoneId common) {

    private static final Instant LEAST = Instant.parse("-999999-01-01T00:00:00Z");
    private static final Instant GREATEST = Instant.parse("+999999-01-01T00:00:00Z");

    /**
     * Copies the zones.
     *
     * @param zones the zones of units that have one of their own
     * @param common the calculators' zone
     */
    public UnitZones {
        zones = Map.copyOf(zones);
        Objects.requireNonNull(common, "common");
    }

    /**
     * The same event by the clock of its unit.
     *
     * @param event an event of a canonical unit
     * @return a view of it, or the event itself if its unit has no zone of its own
     */
    public EventView resolve(EventView event) {
        ZoneId own = zones.get(event.unit());
        return own == null || own.equals(common) ? event : new Moved(event, moved(event.time(), own));
    }

    /**
     * The as-of instant for moved events: by then a date is over only if it is so for every unit.
     *
     * @param asOf the instant from which the past is seen
     * @return the earliest local time of all zones at that instant, in the common zone
     */
    public Instant asOf(Instant asOf) {
        LocalDateTime earliest = LocalDateTime.ofInstant(asOf, common);
        for (ZoneId zone : zones.values()) {
            LocalDateTime local = LocalDateTime.ofInstant(asOf, zone);
            earliest = local.isBefore(earliest) ? local : earliest;
        }
        return earliest.atZone(common).toInstant();
    }

    private long moved(Instant time, ZoneId own) {
        // Times beyond all calendars have no local form.
        boolean isOfACalendar = time.isAfter(LEAST) && time.isBefore(GREATEST);
        return isOfACalendar
                ? LocalDateTime.ofInstant(time, own).atZone(common).toInstant().toEpochMilli()
                : time.toEpochMilli();
    }

    private record Moved(EventView event, long epochMillis) implements EventView {

        @Override
        public String id() {
            return event.id();
        }

        @Override
        public String name() {
            return event.name();
        }

        @Override
        public String unit() {
            return event.unit();
        }

        @Override
        public Optional<String> attribute(String attribute) {
            return event.attribute(attribute);
        }
    }
}
