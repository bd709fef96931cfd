package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Says what a customer's health is made of.
 *
 * <p>Immutable.
 *
 * @param groups the groups of measures, at least one; each measure's name occurs once in all of them
 * @param bands how scores are graded
 * @param overriding the measures that make the whole red where they are red themselves
 * @param ungradedDays for how many days of 24 hours a new customer has no grade, at least 0
 * @since 0.1.0
 */
public record HealthModel(List<HealthGroup> groups, GradeBands bands, Set<String> overriding, int ungradedDays) {

    private static final int USAGE_DAYS = 60;
    private static final int SUPPORT_DAYS = 30;
    private static final Duration SENTIMENT_STALE = Duration.ofDays(90);
    private static final Duration SENTIMENT_UNUSABLE = Duration.ofDays(120);

    /**
     * The handbook's model: product 50 % (license 30, engagement 10, SCM 15, CI 15, DevSecOps 15, CD 15), risk 25 %,
     * outcomes 10 %, voice of the customer 5 %, engagement 10 %; usage counts for 60 days, support for 30, sentiment is
     * stale after 90 and counts for 120, a red sentiment makes the whole red, and the first 30 days have no grade. That
     * risk is the sentiment, that engagement is meetings and support in equal parts, and the ages of outcomes, voice
     * and meetings (120 days) are choices of this library.
     */
    public static final HealthModel DEFAULT = new HealthModel(
            List.of(
                    new HealthGroup(
                            "product",
                            50,
                            List.of(
                                    HealthMeasure.lasting("license", 30, USAGE_DAYS),
                                    HealthMeasure.lasting("user_engagement", 10, USAGE_DAYS),
                                    HealthMeasure.lasting("scm", 15, USAGE_DAYS),
                                    HealthMeasure.lasting("ci", 15, USAGE_DAYS),
                                    HealthMeasure.lasting("devsecops", 15, USAGE_DAYS),
                                    HealthMeasure.lasting("cd", 15, USAGE_DAYS))),
                    new HealthGroup(
                            "risk",
                            25,
                            List.of(new HealthMeasure("sentiment", 1, SENTIMENT_STALE, SENTIMENT_UNUSABLE))),
                    new HealthGroup("outcomes", 10, List.of(HealthMeasure.lasting("outcomes", 1, 120))),
                    new HealthGroup("voice", 5, List.of(HealthMeasure.lasting("voice_of_customer", 1, 120))),
                    new HealthGroup(
                            "engagement",
                            10,
                            List.of(
                                    HealthMeasure.lasting("meetings", 1, 120),
                                    HealthMeasure.lasting("support", 1, SUPPORT_DAYS)))),
            GradeBands.rising(Border.at(50), Border.at(75)),
            Set.of("sentiment"),
            30);

    /**
     * Accepts a consistent model and copies the collections.
     *
     * @param groups the groups of measures
     * @param bands how scores are graded
     * @param overriding the measures that make the whole red
     * @param ungradedDays for how many days a new customer has no grade
     * @throws IllegalArgumentException if there is no group, a measure's name occurs twice, {@code overriding} names
     *     none of the measures, or {@code ungradedDays} is negative
     */
    public HealthModel {
        groups = Require.notEmpty("groups", groups);
        Objects.requireNonNull(bands, "bands");
        overriding = Set.copyOf(overriding);
        Require.atLeast("ungradedDays", ungradedDays, 0);
        Set<String> names = new HashSet<>();
        for (HealthGroup group : groups) {
            for (HealthMeasure measure : group.measures()) {
                if (!names.add(measure.name())) {
                    throw Require.refused("groups", measure.name() + " twice", "each measure once");
                }
            }
        }
        if (!names.containsAll(overriding)) {
            throw Require.refused("overriding", overriding, "measures of the model");
        }
    }

    boolean has(String measure) {
        return groups.stream()
                .flatMap(group -> group.measures().stream())
                .anyMatch(known -> known.name().equals(measure));
    }
}
