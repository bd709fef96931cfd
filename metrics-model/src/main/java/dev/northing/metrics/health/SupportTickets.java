package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.stats.ClusterTotal;
import dev.northing.metrics.stats.DeltaMethod;
import dev.northing.metrics.stats.Garwood;
import dev.northing.metrics.stats.Wilson;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Computes how many support tickets customers write for each week in which they are active.
 *
 * <p>In words: all tickets over all active weeks of all organizations. In symbols: &Sigma; t / &Sigma; w. Unit: tickets
 * per organization and active week. Source: CI product metrics page. The interval is Garwood's at 95 % if organizations
 * differ no more than chance would make them, else the delta method by organization, cut at 0; what decides is the
 * index of dispersion &Sigma; (t - R w)&sup2; / (R w) / (m - 1) over the m organizations with active weeks, above 1 or
 * not (Cameron and Trivedi 1998).
 *
 * <p>Tickets of organizations without active weeks count above the line. No active week gives no value; one
 * organization or no ticket give no dispersion. Example: 4 and 0 tickets in 2 weeks each give 1, with a dispersion of 4
 * ({@code SupportTicketsTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class SupportTickets {

    /** The handbook's bands for one customer's tickets in a month: up to 5 green, up to 15 yellow. */
    public static final GradeBands MONTHLY_BANDS = GradeBands.falling(Border.at(15), Border.at(5));

    private SupportTickets() {}

    /**
     * The rate over all organizations.
     *
     * @param definition the id of the metric's definition, not blank
     * @param window when the tickets were written
     * @param loads the tickets and active weeks of each organization
     * @return the rate with its dispersion
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static SupportTicketFigures of(String definition, TimeWindow window, List<SupportLoad> loads) {
        long tickets = loads.stream().mapToLong(SupportLoad::tickets).sum();
        long weeks = loads.stream().mapToLong(SupportLoad::activeWeeks).sum();
        OptionalDouble dispersion = dispersion(loads, tickets, weeks);
        Figure rate = Figure.builder(definition, window)
                .ratio(tickets, weeks)
                .interval(interval(loads, tickets, weeks, dispersion))
                .n(loads.size())
                .build();
        Figure index = Figure.builder(definition + ".dispersion", window)
                .value(dispersion)
                .n(loads.size())
                .build();
        return new SupportTicketFigures(rate, index);
    }

    private static OptionalDouble dispersion(List<SupportLoad> loads, long tickets, long weeks) {
        List<SupportLoad> active =
                loads.stream().filter(load -> load.activeWeeks() > 0).toList();
        if (active.size() < 2 || tickets == 0) {
            return OptionalDouble.empty();
        }
        double rate = (double) tickets / weeks;
        double sum = active.stream()
                .mapToDouble(load -> squaredSurprise(load, rate))
                .sorted()
                .sum();
        return OptionalDouble.of(sum / (active.size() - 1));
    }

    private static double squaredSurprise(SupportLoad load, double rate) {
        double expected = rate * load.activeWeeks();
        return (load.tickets() - expected) * (load.tickets() - expected) / expected;
    }

    private static Optional<Interval> interval(
            List<SupportLoad> loads, long tickets, long weeks, OptionalDouble dispersion) {
        if (dispersion.isEmpty() || dispersion.getAsDouble() <= 1) {
            return Garwood.rate(tickets, (double) weeks, Wilson.DEFAULT_LEVEL);
        }
        List<ClusterTotal> totals = loads.stream()
                .map(load -> new ClusterTotal((double) load.tickets(), (double) load.activeWeeks()))
                .toList();
        return DeltaMethod.ratio(totals, Wilson.DEFAULT_LEVEL)
                .map(range -> new Interval(Math.max(0, range.low()), range.high(), range.level(), range.method()));
    }
}
