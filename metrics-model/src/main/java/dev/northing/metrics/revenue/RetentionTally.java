package dev.northing.metrics.revenue;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.stats.ClusterBootstrap;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Computes the retention figures of a cohort and of its segments. */
final class RetentionTally {

    private static final int LARGEST = 10;

    private final Revenue revenue;
    private final TimeWindow window;
    private final List<RetainedCustomer> cohort;

    RetentionTally(Revenue revenue, TimeWindow window, List<RetainedCustomer> cohort) {
        this.revenue = revenue;
        this.window = window;
        this.cohort = cohort;
    }

    RevenueRetention all() {
        return retention(cohort);
    }

    RevenueRetention ofNobody() {
        return retention(List.of());
    }

    SortedMap<String, RevenueRetention> by(Function<RetainedCustomer, String> segment) {
        SortedMap<String, List<RetainedCustomer>> segments = new TreeMap<>();
        cohort.forEach(customer -> segments.computeIfAbsent(segment.apply(customer), unused -> new ArrayList<>())
                .add(customer));
        SortedMap<String, RevenueRetention> figures = new TreeMap<>();
        segments.forEach((name, customers) -> figures.put(name, retention(customers)));
        return figures;
    }

    private RevenueRetention retention(List<RetainedCustomer> customers) {
        return new RevenueRetention(
                share(customers, "", RetainedCustomer::end),
                share(customers, ".gross", RetainedCustomer::kept),
                logoChurn(customers),
                concentration(customers));
    }

    private Figure share(List<RetainedCustomer> customers, String suffix, ToLongFunction<RetainedCustomer> kept) {
        return Figure.builder(revenue.definition() + suffix, window)
                .ratio(sum(customers, kept), sum(customers, RetainedCustomer::start))
                .interval(interval(customers, kept))
                .n(customers.size())
                .build();
    }

    private Optional<Interval> interval(List<RetainedCustomer> customers, ToLongFunction<RetainedCustomer> kept) {
        return ClusterBootstrap.<RetainedCustomer>of(drawn -> ratio(drawn, kept))
                .draws(revenue.draws())
                .interval(customers, Wilson.DEFAULT_LEVEL, new SplittableRandom(revenue.seed()));
    }

    private static OptionalDouble ratio(List<RetainedCustomer> customers, ToLongFunction<RetainedCustomer> kept) {
        double start = 0;
        double end = 0;
        for (RetainedCustomer customer : customers) {
            start += customer.start();
            end += kept.applyAsLong(customer);
        }
        return start == 0 ? OptionalDouble.empty() : OptionalDouble.of(end / start);
    }

    private Figure logoChurn(List<RetainedCustomer> customers) {
        long lost = customers.stream().filter(customer -> customer.end() == 0).count();
        return Figure.builder(revenue.definition() + ".logo_churn", window)
                .ratio(lost, customers.size())
                .interval(Wilson.interval(new Proportion(lost, customers.size())))
                .n(customers.size())
                .build();
    }

    private Figure concentration(List<RetainedCustomer> customers) {
        long largest = customers.stream()
                .map(RetainedCustomer::start)
                .sorted((one, other) -> Long.compare(other, one))
                .limit(LARGEST)
                .mapToLong(Long::longValue)
                .sum();
        return Figure.builder(revenue.definition() + ".concentration", window)
                .ratio(largest, sum(customers, RetainedCustomer::start))
                .n(customers.size())
                .build();
    }

    private static long sum(List<RetainedCustomer> customers, ToLongFunction<RetainedCustomer> amount) {
        return customers.stream().mapToLong(amount).reduce(0, Math::addExact);
    }
}
