package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.Money;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.Garwood;
import dev.northing.metrics.stats.LogRatio;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ranks what customers ask for by how many of them do and what they pay.
 *
 * <p>In words: duplicates are merged into one theme; a theme ranks by the number of distinct customers that ask, then
 * by their annual revenue, each customer counted once. In symbols: requests k with Garwood's interval, customers a of N
 * with Wilson's, growth k / k' - 1 against the window of the same length before with the interval of a ratio of two
 * counts, all at 95 %. Unit: requests, a share, and a quotient. Source: CI product metrics page (feature request
 * patterns).
 *
 * <p>A request id counts once. Customers without known revenue count 0. Without requests before there is no growth,
 * without customers no share. No requests give an empty list. Example: a theme that two of four customers ask for three
 * times ranks before one that a single customer asks for five times ({@code FeatureRequestsTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param mergedInto which theme each merged duplicate now belongs to; may lead over several
 * @param revenue the annual revenue of customers, all in {@code currency}
 * @param currency the currency of the revenue
 * @param customers how many customers there are, at least 0
 * @since 0.1.0
 */
public record FeatureRequests(
        String definition,
        Map<String, String> mergedInto,
        Map<String, Money> revenue,
        Currency currency,
        long customers) {

    /**
     * Accepts a complete definition and copies the maps.
     *
     * @param definition the id of the metric's definition
     * @param mergedInto which theme each merged duplicate now belongs to
     * @param revenue the annual revenue of customers
     * @param currency the currency of the revenue
     * @param customers how many customers there are
     * @throws IllegalArgumentException if {@code definition} is blank, themes are merged in a circle, an amount is
     *     negative or of another currency, or {@code customers} is negative
     */
    public FeatureRequests {
        Require.text("definition", definition);
        Objects.requireNonNull(currency, "currency");
        Require.atLeast("customers", customers, 0);
        mergedInto = Map.copyOf(mergedInto);
        revenue = Map.copyOf(revenue);
        for (String theme : mergedInto.keySet()) {
            canonical(theme, mergedInto);
        }
        for (Money amount : revenue.values()) {
            Require.atLeast("revenue", amount.minor(), 0);
            if (!amount.currency().equals(currency)) {
                throw Require.refused("currency", amount.currency(), currency + " as said; convert before");
            }
        }
    }

    /**
     * Ranks the themes of a window.
     *
     * @param requests the requests in any order; those outside the window and the one before are ignored
     * @param window when they were asked; it must have a start
     * @return the themes asked for in the window, the most asked for first
     * @throws IllegalArgumentException if more customers ask than there are
     */
    public List<RequestedTheme> rank(List<FeatureRequest> requests, TimeWindow window) {
        Duration length = Duration.between(window.start(), window.end());
        TimeWindow before = new TimeWindow(window.start().minus(length), window.start());
        Map<String, Demand> demands = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        for (FeatureRequest request : requests) {
            boolean now = window.contains(request.time());
            if ((now || before.contains(request.time())) && ids.add(request.id())) {
                demands.computeIfAbsent(canonical(request.theme(), mergedInto), Demand::new)
                        .see(request, now);
            }
        }
        List<Demand> ordered = demands.values().stream()
                .filter(demand -> demand.now > 0)
                .sorted(Comparator.comparing(this::strength).reversed().thenComparing(demand -> demand.theme))
                .toList();
        return ranked(ordered, window);
    }

    private List<RequestedTheme> ranked(List<Demand> ordered, TimeWindow window) {
        List<RequestedTheme> ranked = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            boolean tie = i > 0 && strength(ordered.get(i)).compareTo(strength(ordered.get(i - 1))) == 0;
            int rank = tie ? ranked.get(i - 1).rank() : i + 1;
            ranked.add(theme(rank, ordered.get(i), window));
        }
        return List.copyOf(ranked);
    }

    private RequestedTheme theme(int rank, Demand demand, TimeWindow window) {
        Proportion asking = new Proportion(demand.organizations.size(), customers);
        return new RequestedTheme(
                rank,
                demand.theme,
                Figure.builder(definition + ".requests", window)
                        .count(demand.now)
                        .interval(Optional.of(Garwood.count(demand.now, Wilson.DEFAULT_LEVEL)))
                        .build(),
                Figure.builder(definition + ".organizations", window)
                        .ratio(asking.successes(), asking.trials())
                        .interval(Wilson.interval(asking))
                        .n(customers)
                        .build(),
                new Money(revenueOf(demand), currency),
                growth(demand, window));
    }

    private Figure growth(Demand demand, TimeWindow window) {
        return Figure.builder(definition + ".growth", window)
                .ratio(demand.now - demand.before, demand.before)
                .interval(LogRatio.interval(demand.now, demand.before, Wilson.DEFAULT_LEVEL)
                        .map(range -> new Interval(range.low() - 1, range.high() - 1, range.level(), range.method())))
                .n(demand.now + demand.before)
                .build();
    }

    private long revenueOf(Demand demand) {
        return demand.organizations.stream()
                .map(organization -> revenue.getOrDefault(organization, Money.zero(currency)))
                .mapToLong(Money::minor)
                .reduce(0, Math::addExact);
    }

    private Strength strength(Demand demand) {
        return new Strength(demand.organizations.size(), revenueOf(demand));
    }

    private static String canonical(String theme, Map<String, String> mergedInto) {
        Set<String> seen = new HashSet<>();
        String current = theme;
        while (mergedInto.containsKey(current)) {
            if (!seen.add(current)) {
                throw Require.refused("mergedInto", theme + " leads back to itself", "an end of each chain");
            }
            current = mergedInto.getOrDefault(current, current);
        }
        return current;
    }

    private record Strength(long organizations, long revenue) implements Comparable<Strength> {

        private static final Comparator<Strength> ORDER =
                Comparator.comparingLong(Strength::organizations).thenComparingLong(Strength::revenue);

        @Override
        public int compareTo(Strength other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Demand {

        private final String theme;
        private final Set<String> organizations = new HashSet<>();
        private long now;
        private long before;

        Demand(String theme) {
            this.theme = theme;
        }

        void see(FeatureRequest request, boolean isNow) {
            if (isNow) {
                now++;
                organizations.add(request.organization());
            } else {
                before++;
            }
        }
    }
}
