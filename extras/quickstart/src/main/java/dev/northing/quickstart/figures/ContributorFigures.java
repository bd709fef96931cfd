package dev.northing.quickstart.figures;

import dev.northing.core.event.Event;
import dev.northing.metrics.EventView;
import dev.northing.metrics.aggregate.Aggregator;
import dev.northing.metrics.aggregate.UnitTimelines;
import dev.northing.metrics.read.StoredEvent;
import dev.northing.metrics.retention.CohortRetention;
import dev.northing.metrics.retention.CohortTable;
import dev.northing.metrics.retention.RetentionSpec;
import dev.northing.metrics.usage.ActiveUnits;
import dev.northing.metrics.usage.ActiveUnitsFigures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of any log of activity: active units, and retention by the month of a unit's first event.
 *
 * <p>Immutable.
 */
public final class ContributorFigures {

    private static final int[] WINDOWS = {1, 7, 28};

    private final List<StoredEvent> events;
    private final Instant asOf;

    /**
     * Takes the events.
     *
     * @param events received events, each with id and time
     * @param asOf the moment from which is looked back
     */
    public ContributorFigures(List<Event> events, Instant asOf) {
        this.events = ReceivedEvents.views(events);
        this.asOf = asOf;
    }

    /**
     * Computes the tables.
     *
     * @return active units, retention
     */
    public List<Table> tables() {
        return List.of(active(), RetentionRows.of("Retention by month of the first event", retentionByMonth()));
    }

    /**
     * Computes retention by month of the first event.
     *
     * @return the cohorts as of the moment given, in UTC
     */
    public CohortTable retentionByMonth() {
        CohortRetention calculator =
                CohortRetention.of(RetentionSpec.monthlyFromFirstEvent("retention", ZoneOffset.UTC));
        return calculator.finish(collect(calculator), asOf);
    }

    private Table active() {
        List<List<String>> rows = new ArrayList<>();
        for (int days : WINDOWS) {
            ActiveUnits calculator = ActiveUnits.trailingDays("active_units", days, EventView.any());
            UnitTimelines state = collect(calculator);
            ActiveUnitsFigures figures = calculator.finish(state, asOf);
            rows.add(List.of(
                    days == 1 ? "1 day" : days + " days",
                    Words.count(figures.active()),
                    Words.count(figures.previous()),
                    Words.count(figures.newcomers()),
                    Words.count(figures.retained()),
                    Words.count(figures.resurrected()),
                    Words.count(figures.churned())));
        }
        return new Table(
                "Active units as of " + asOf,
                List.of("in the past", "active", "span before", "new", "kept", "back again", "gone"),
                rows,
                List.of("A census: no interval."));
    }

    private <S> S collect(Aggregator<? super StoredEvent, S, ?> calculator) {
        S state = calculator.create();
        events.forEach(event -> calculator.add(state, event));
        return state;
    }
}
