package dev.northing.metrics.usage;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.FigureBuilder;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.Occurrence;
import dev.northing.metrics.aggregate.RunsCalculator;
import dev.northing.metrics.aggregate.UnitRun;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.DurationCount;
import dev.northing.metrics.stats.Moments;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.StudentT;
import dev.northing.metrics.stats.SurvivalCurve;
import dev.northing.metrics.stats.Wilson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Computes how many of the eligible units use each feature, how much, and how soon.
 *
 * <p>In words: a unit is eligible if it was active in the trailing window; it adopted a feature if it used it there.
 * Adoption is adopters over eligible units (Wilson), depth the mean number of uses per adopter (Student's t), breadth
 * the mean number of features per eligible unit (Student's t), all at 95 %. Time to adopt is the Kaplan-Meier curve
 * from a unit's first activity ever to its first use at or after it; units without a use count as still waiting at the
 * as-of instant. In symbols: |A &cap; E| / |E|, &Sigma; uses / |A &cap; E|, &Sigma; features / |E|. Unit: shares, uses,
 * features, milliseconds. Source: metrics 1 (feature adoption), with the eligible active units as denominator.
 *
 * <p>Each event id counts once. A use by a unit that is not eligible is in no adoption, depth or breadth. Events at or
 * after the as-of instant are noted and ignored. No eligible unit gives no value. Example: of two active organizations
 * one using the API three times gives an adoption of 0.5 and a depth of 3 ({@code FeatureAdoptionTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param days the window's length in days of 24 hours, at least 1
 * @param eligible which events make a unit active and eligible
 * @param features which events use each feature, by its name; one to 62
 * @since 0.1.0
 */
public record FeatureAdoption(
        String definition,
        int days,
        Predicate<? super EventView> eligible,
        SortedMap<String, Predicate<? super EventView>> features)
        implements RunsCalculator<FeatureAdoptionFigures> {

    /** How many features one calculator tells apart at most. */
    public static final int MOST_FEATURES = 62;

    private static final long ELIGIBLE = 1;

    /**
     * Accepts a complete definition and copies the features.
     *
     * @param definition the id of the metric's definition
     * @param days the window's length in days of 24 hours
     * @param eligible which events make a unit active and eligible
     * @param features which events use each feature
     * @throws IllegalArgumentException if {@code definition} is blank, {@code days} is less than 1 or there are no or
     *     too many features
     */
    public FeatureAdoption {
        Require.text("definition", definition);
        Require.atLeast("days", days, 1);
        Objects.requireNonNull(eligible, "eligible");
        if (features.isEmpty() || features.size() > MOST_FEATURES) {
            throw Require.refused("features", features.size(), "1 to " + MOST_FEATURES + " features");
        }
        features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
    }

    @Override
    public void add(UnitRuns state, EventView event) {
        long bits = eligible.test(event) ? ELIGIBLE : 0;
        long bit = ELIGIBLE;
        for (Predicate<? super EventView> feature : features.values()) {
            bit <<= 1;
            bits |= feature.test(event) ? bit : 0;
        }
        if (bits != 0) {
            state.add(event, bits);
        }
    }

    @Override
    public FeatureAdoptionFigures finish(UnitRuns state, Instant asOf) {
        Tally tally = new Tally(asOf);
        state.forEach((unit, run) -> tally.see(run));
        return tally.figures();
    }

    private final class Tally {

        private final TimeWindow window;
        private final List<FeatureTally> perFeature = new ArrayList<>();
        private final List<Double> breadths = new ArrayList<>();
        private long late;

        Tally(Instant asOf) {
            window = TimeWindow.trailingDays(days, asOf);
            for (int i = 0; i < features.size(); i++) {
                perFeature.add(new FeatureTally(ELIGIBLE << (i + 1)));
            }
        }

        void see(UnitRun run) {
            long end = window.endMillis();
            List<Occurrence> known = run.before(end);
            late += run.occurrences().size() - known.size();
            List<Occurrence> inside = run.within(window.startMillis(), end);
            boolean active = inside.stream().anyMatch(event -> (event.value() & ELIGIBLE) != 0);
            long used = 0;
            for (FeatureTally feature : perFeature) {
                feature.observe(known, end);
                used += active && feature.use(inside) ? 1 : 0;
            }
            if (active) {
                breadths.add((double) used);
            }
        }

        FeatureAdoptionFigures figures() {
            SortedMap<String, FeatureFigures> byFeature = new TreeMap<>();
            int index = 0;
            for (Map.Entry<String, Predicate<? super EventView>> feature : features.entrySet()) {
                byFeature.put(feature.getKey(), feature(feature.getKey(), perFeature.get(index++)));
            }
            Figure breadth = mean(Figure.builder(definition + ".breadth", window), breadths)
                    .note(Note.EVENTS_AT_OR_AFTER_AS_OF, late)
                    .build();
            return new FeatureAdoptionFigures(breadth, byFeature);
        }

        private FeatureFigures feature(String name, FeatureTally tally) {
            Figure adoption = Figure.builder(definition + "." + name, window)
                    .ratio(tally.uses.size(), breadths.size())
                    .interval(Wilson.interval(new Proportion(tally.uses.size(), breadths.size())))
                    .n(breadths.size())
                    .build();
            Figure depth = mean(Figure.builder(definition + "." + name + ".depth", window), tally.uses)
                    .build();
            return new FeatureFigures(adoption, depth, SurvivalCurve.kaplanMeier(tally.waits));
        }

        private static FigureBuilder mean(FigureBuilder figure, List<Double> values) {
            double[] each = values.stream().mapToDouble(Double::doubleValue).toArray();
            double sum = values.stream().mapToDouble(Double::doubleValue).sum();
            return figure.ratio(sum, each.length)
                    .interval(StudentT.mean(Moments.of(each), Wilson.DEFAULT_LEVEL))
                    .n(each.length);
        }
    }

    private static final class FeatureTally {

        private final long bit;
        private final List<Double> uses = new ArrayList<>();
        private final List<DurationCount> waits = new ArrayList<>();

        FeatureTally(long bit) {
            this.bit = bit;
        }

        boolean use(List<Occurrence> inside) {
            long count =
                    inside.stream().filter(event -> (event.value() & bit) != 0).count();
            if (count > 0) {
                uses.add((double) count);
            }
            return count > 0;
        }

        void observe(List<Occurrence> known, long end) {
            known.stream()
                    .filter(event -> (event.value() & ELIGIBLE) != 0)
                    .findFirst()
                    .ifPresent(first -> waits.add(waited(known, first.time(), end)));
        }

        private DurationCount waited(List<Occurrence> known, long start, long end) {
            return known.stream()
                    .filter(event -> (event.value() & bit) != 0 && event.time() >= start)
                    .findFirst()
                    .map(use -> DurationCount.event(EpochMillis.between(start, use.time())))
                    .orElseGet(() -> DurationCount.censored(EpochMillis.between(start, end)));
        }
    }
}
