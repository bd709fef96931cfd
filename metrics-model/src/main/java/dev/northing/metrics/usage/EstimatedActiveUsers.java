package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.stats.Moments;
import dev.northing.metrics.stats.StudentT;
import dev.northing.metrics.stats.Wilson;
import java.util.List;
import java.util.Optional;

/**
 * Estimates the users of all instances from those that report.
 *
 * <p>In words: within each kind, instances that are silent are taken to have as many users as reporting ones have on
 * average. In symbols, for kind h with N of which m report totals y of mean y&#772; and variance s&sup2;: &Sigma; N
 * y&#772; &plusmn; t &radic;(&Sigma; N&sup2; (1 - m/N) s&sup2;/m), t having &Sigma; (m - 1) degrees of freedom, at 95 %;
 * the lower bound is at least what was recorded. Unit: users. Source: Cochran 1977, section 5.3. It holds as far as
 * silent instances are like reporting ones of their kind.
 *
 * <p>Silent instances are noted. A kind of which none reports leaves the estimate undefined, unless it has no instances;
 * one of which a single one of several reports leaves it without interval; if all report there is nothing to estimate
 * and no interval. Example: of 4 instances two reporting 10 and 30 give 80 ({@code EstimatedActiveUsersTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class EstimatedActiveUsers {

    private EstimatedActiveUsers() {}

    /**
     * The estimate over all kinds.
     *
     * @param definition the id of the metric's definition, not blank
     * @param window when the users were active
     * @param strata what the instances of each kind reported
     * @return the estimate; its numerator is what was recorded, n the reporting instances
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static Figure of(String definition, TimeWindow window, List<ReportingStratum> strata) {
        var figure = Figure.builder(definition, window)
                .n(strata.stream().mapToLong(kind -> kind.reported().size()).sum())
                .note(
                        Note.INSTANCES_NOT_REPORTING,
                        strata.stream().mapToLong(ReportingStratum::silent).sum());
        if (strata.stream().allMatch(EstimatedActiveUsers::isKnown)) {
            double total =
                    strata.stream().mapToDouble(EstimatedActiveUsers::expanded).sum();
            figure.value(total).interval(interval(total, strata));
        }
        return figure.build();
    }

    /**
     * The share of instances that report.
     *
     * @param definition the id of the metric's definition, not blank
     * @param window when they reported
     * @param strata what the instances of each kind reported
     * @return reporting over known instances, undefined if none is known
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static Figure reportingShare(String definition, TimeWindow window, List<ReportingStratum> strata) {
        long reporting =
                strata.stream().mapToLong(kind -> kind.reported().size()).sum();
        long all = strata.stream().mapToLong(ReportingStratum::instances).sum();
        return Figure.builder(definition + ".reporting_share", window)
                .ratio(reporting, all)
                .n(all)
                .build();
    }

    private static boolean isKnown(ReportingStratum kind) {
        return kind.instances() == 0 || !kind.reported().isEmpty();
    }

    private static double expanded(ReportingStratum kind) {
        return kind.instances() == 0
                ? 0
                : (double) kind.recorded() * kind.instances() / kind.reported().size();
    }

    private static Optional<Interval> interval(double total, List<ReportingStratum> strata) {
        List<ReportingStratum> sampled =
                strata.stream().filter(kind -> kind.silent() > 0).toList();
        if (sampled.isEmpty()
                || sampled.stream().anyMatch(kind -> kind.reported().size() < 2)) {
            return Optional.empty();
        }
        long degrees =
                sampled.stream().mapToLong(kind -> kind.reported().size() - 1L).sum();
        double variance =
                sampled.stream().mapToDouble(EstimatedActiveUsers::variance).sum();
        double half = StudentT.twoSided(Wilson.DEFAULT_LEVEL, degrees) * Math.sqrt(variance);
        double recorded =
                strata.stream().mapToDouble(kind -> (double) kind.recorded()).sum();
        return Optional.of(new Interval(
                Math.min(total, Math.max(recorded, total - half)),
                total + half,
                Wilson.DEFAULT_LEVEL,
                IntervalMethod.STRATIFIED_EXPANSION));
    }

    private static double variance(ReportingStratum kind) {
        double[] users = kind.reported().stream().mapToDouble(Long::doubleValue).toArray();
        double spread = Moments.of(users).variance().orElseThrow();
        return (double) kind.instances() * kind.silent() * spread / users.length;
    }
}
