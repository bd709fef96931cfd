package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names what customers use a product for, and by which measures it shows.
 *
 * <p>The thresholds of the four constants are those of the customer success handbook; any other use case is made the
 * same way. {@code UseCaseTest} holds every border.
 *
 * <p>Immutable.
 *
 * @param name the use case, not blank
 * @param measures its measures, at least one, each name once
 * @since 0.1.0
 */
public record UseCase(String name, List<UseCaseMeasure> measures) {

    /** Source code management: {@code git_users_per_seat}, over 28 days. */
    public static final UseCase SCM =
            new UseCase("scm", List.of(rising("git_users_per_seat", Border.beyond(0.1), Border.beyond(0.33))));

    /** Continuous integration: {@code builds_per_seat}, over 28 days. */
    public static final UseCase CI =
            new UseCase("ci", List.of(rising("builds_per_seat", Border.beyond(2), Border.beyond(40))));

    /** Security: {@code scanner_users_per_seat}, {@code scans_per_pipeline} and {@code scanner_kinds}, over 28 days. */
    public static final UseCase SECURITY = new UseCase(
            "security",
            List.of(
                    rising("scanner_users_per_seat", Border.beyond(0.05), Border.at(0.2)),
                    rising("scans_per_pipeline", Border.at(0.1), Border.beyond(0.5)),
                    rising("scanner_kinds", Border.at(2), Border.at(3))));

    /**
     * Continuous delivery: {@code deploy_users_per_seat}, {@code deployments_per_seat} and
     * {@code deployment_success_rate}, over 28 days.
     */
    public static final UseCase CD = new UseCase(
            "cd",
            List.of(
                    rising("deploy_users_per_seat", Border.at(0.05), Border.beyond(0.12)),
                    rising("deployments_per_seat", Border.at(2), Border.beyond(7)),
                    rising("deployment_success_rate", Border.at(0.25), Border.beyond(0.8))));

    /**
     * Accepts measures of different names and copies them.
     *
     * @param name the use case
     * @param measures its measures
     * @throws IllegalArgumentException if {@code name} is blank, there is no measure, or a name occurs twice
     */
    public UseCase {
        Require.text("name", name);
        measures = Require.notEmpty("measures", measures);
        Set<String> names = new HashSet<>();
        for (UseCaseMeasure measure : measures) {
            if (!names.add(measure.name())) {
                throw Require.refused("measures", measure.name() + " twice", "each name once");
            }
        }
    }

    private static UseCaseMeasure rising(String name, Border yellow, Border green) {
        return new UseCaseMeasure(name, GradeBands.rising(yellow, green));
    }
}
