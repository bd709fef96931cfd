package dev.northing.metrics.read;

import dev.northing.core.event.Identifier;
import dev.northing.metrics.input.Require;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Says whom events are about, and which of them are taken.
 *
 * <p>Immutable.
 *
 * @param units the identifiers that may name an event's unit; the first one that the event has does
 * @param earliest events before this are impossible, usually a wrong clock
 * @param asOf events at or after this are impossible: they had not happened when the log was read
 * @param sealed events before this are late: their time had been reported on already; to restate it, read again
 *     without
 * @param rememberedIds how many of the last ids are sure to be known again, at least 1
 * @since 0.1.0
 */
public record ReadRules(
        List<Identifier> units, Instant earliest, Instant asOf, Optional<Instant> sealed, int rememberedIds) {

    /** The usual units: organizations, else users, else anonymous ones. */
    public static final List<Identifier> DEFAULT_UNITS =
            List.of(Identifier.ORGANIZATION, Identifier.USER, Identifier.ANONYMOUS);

    /** How many of the last ids are known again unless said otherwise: at most 256 MiB. */
    public static final int DEFAULT_REMEMBERED_IDS = 4 * 1024 * 1024;

    /**
     * Accepts at least one identifier, and copies the list.
     *
     * @param units the identifiers that may name an event's unit
     * @param earliest events before this are impossible
     * @param asOf events at or after this are impossible
     * @param sealed events before this are late
     * @param rememberedIds how many of the last ids are known again
     * @throws IllegalArgumentException if there are no units, {@code earliest} is not before {@code asOf}, or
     *     {@code rememberedIds} is less than 1
     */
    public ReadRules {
        units = Require.notEmpty("units", units);
        if (!earliest.isBefore(asOf)) {
            throw Require.refused("earliest", earliest, "an instant before asOf " + asOf);
        }
        Objects.requireNonNull(sealed, "sealed");
        Require.atLeast("rememberedIds", rememberedIds, 1);
    }

    /**
     * The usual rules: the {@linkplain #DEFAULT_UNITS usual units}; nothing before 1970 happened.
     *
     * @param asOf the instant from which the past is seen, after 1970-01-01T00:00:00Z
     * @return rules without a seal
     * @throws IllegalArgumentException if {@code asOf} is not after 1970
     */
    public static ReadRules asOf(Instant asOf) {
        return new ReadRules(DEFAULT_UNITS, Instant.EPOCH, asOf, Optional.empty(), DEFAULT_REMEMBERED_IDS);
    }

    /**
     * The same rules for other units.
     *
     * @param identifiers the identifiers that may name an event's unit, at least one
     * @return rules of their own
     * @throws IllegalArgumentException if none is given
     */
    public ReadRules withUnits(Identifier... identifiers) {
        return new ReadRules(List.of(identifiers), earliest, asOf, sealed, rememberedIds);
    }

    /**
     * The same rules for a log of which a part has been reported on.
     *
     * @param instant events before this are late
     * @return rules of their own
     */
    public ReadRules withSeal(Instant instant) {
        return new ReadRules(units, earliest, asOf, Optional.of(instant), rememberedIds);
    }

    /**
     * The same rules with another memory for ids.
     *
     * @param ids how many of the last ids are sure to be known again, at least 1
     * @return rules of their own
     * @throws IllegalArgumentException if {@code ids} is less than 1
     */
    public ReadRules withRememberedIds(int ids) {
        return new ReadRules(units, earliest, asOf, sealed, ids);
    }
}
