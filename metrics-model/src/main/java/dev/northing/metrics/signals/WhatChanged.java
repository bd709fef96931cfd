package dev.northing.metrics.signals;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.input.Require;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says why a ratio moved: by segments that do better or worse, or by segments that grew or shrank.
 *
 * <p>In words: each segment's part is the change of its own ratio at its mean share (rate), and the change of its share
 * times how far its mean ratio lies from the whole's (mix). In symbols, for shares w of the denominator and ratios r
 * before (0) and after (1) and the whole's R: rate = (r<sub>1</sub> - r<sub>0</sub>)(w<sub>0</sub> + w<sub>1</sub>)/2,
 * mix = (w<sub>1</sub> - w<sub>0</sub>)((r<sub>0</sub> + r<sub>1</sub>)/2 - (R<sub>0</sub> + R<sub>1</sub>)/2). A
 * segment that appears or disappears has no ratio to change: its part is all mix. Unit: that of the ratio. Source: the
 * Shapley value of the two causes (Shapley 1953; Shorrocks 2013), which does not depend on their order.
 *
 * <p>The parts, added without rounding, round to the move: what rounding leaves over, some 1e-16 of it, is given to the
 * smallest part. Where the whole's ratio is undefined before or after, so is the move, and there are no parts. Example:
 * 80 of 100 and 40 of 100 become 160 of 200 and 36 of 100: the ratio moves from 0.6 to 0.6533, by mix 0.07 and by
 * rate -0.0167 ({@code WhatChangedTest}).
 *
 * <p>Immutable.
 *
 * @param move the ratio after less the ratio before; n is the number of segments
 * @param segments what each segment did, the largest part first, then by name
 * @since 0.1.0
 */
public record WhatChanged(Figure move, List<SegmentChange> segments) {

    private static final int MOST_CORRECTIONS = 16;

    /**
     * Copies the list.
     *
     * @param move the ratio after less the ratio before
     * @param segments what each segment did
     */
    public WhatChanged {
        segments = List.copyOf(segments);
    }

    /**
     * Compares two periods.
     *
     * @param definition the id of the ratio's definition, not blank; the move's has the suffix {@code .move}
     * @param window the period after
     * @param before the totals of each segment in the period before; a missing one has none
     * @param after the totals of each segment in the period after
     * @return the move and its parts
     * @throws IllegalArgumentException if {@code definition} is blank, or the sums are too large to be finite
     */
    public static WhatChanged between(
            String definition, TimeWindow window, Map<String, SegmentTotals> before, Map<String, SegmentTotals> after) {
        Require.text("definition", definition);
        SegmentTotals wholeBefore = sum(before.values());
        SegmentTotals wholeAfter = sum(after.values());
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var figure = Figure.builder(definition + ".move", window).n(names.size());
        if (wholeBefore.denominator() == 0 || wholeAfter.denominator() == 0) {
            return new WhatChanged(figure.build(), List.of());
        }
        double move = ratio(wholeAfter) - ratio(wholeBefore);
        Parts parts = new Parts(wholeBefore, wholeAfter);
        SegmentTotals none = new SegmentTotals(0, 0);
        List<SegmentChange> changes = new ArrayList<>();
        names.forEach(name ->
                changes.add(parts.change(name, before.getOrDefault(name, none), after.getOrDefault(name, none))));
        return new WhatChanged(figure.value(move).build(), ordered(reconciled(changes, move)));
    }

    /**
     * How far growing and shrinking segments moved the ratio.
     *
     * @return the sum of all mix parts
     */
    public double mix() {
        return segments.stream().mapToDouble(SegmentChange::mix).sum();
    }

    /**
     * How far segments that do better or worse moved the ratio.
     *
     * @return the sum of all rate parts
     */
    public double rate() {
        return segments.stream().mapToDouble(SegmentChange::rate).sum();
    }

    private static double ratio(SegmentTotals totals) {
        return totals.numerator() / totals.denominator();
    }

    private static SegmentTotals sum(Collection<SegmentTotals> totals) {
        return new SegmentTotals(
                totals.stream().mapToDouble(SegmentTotals::numerator).sum(),
                totals.stream().mapToDouble(SegmentTotals::denominator).sum());
    }

    private static List<SegmentChange> ordered(List<SegmentChange> changes) {
        List<SegmentChange> ordered = new ArrayList<>(changes);
        ordered.sort(Comparator.comparingDouble((SegmentChange change) -> -Math.abs(change.total()))
                .thenComparing(SegmentChange::segment));
        return ordered;
    }

    /** Gives what rounding left over to the smallest part, which alone can hold it, until nothing is left. */
    private static List<SegmentChange> reconciled(List<SegmentChange> changes, double move) {
        List<SegmentChange> reconciled = new ArrayList<>(changes);
        for (int i = 0; i < MOST_CORRECTIONS; i++) {
            BigDecimal sum = exactSum(reconciled);
            if (sum.doubleValue() == move) {
                break;
            }
            double left = new BigDecimal(move).subtract(sum).doubleValue();
            int smallest = smallest(reconciled);
            SegmentChange change = reconciled.get(smallest);
            reconciled.set(smallest, withMix(change, change.mix() + left));
        }
        return reconciled;
    }

    private static BigDecimal exactSum(List<SegmentChange> changes) {
        BigDecimal sum = BigDecimal.ZERO;
        for (SegmentChange change : changes) {
            sum = sum.add(new BigDecimal(change.mix())).add(new BigDecimal(change.rate()));
        }
        return sum;
    }

    private static int smallest(List<SegmentChange> changes) {
        int smallest = 0;
        for (int i = 1; i < changes.size(); i++) {
            boolean smaller = Math.abs(changes.get(i).mix())
                    < Math.abs(changes.get(smallest).mix());
            smallest = smaller ? i : smallest;
        }
        return smallest;
    }

    private static SegmentChange withMix(SegmentChange change, double mix) {
        return new SegmentChange(
                change.segment(),
                change.rateBefore(),
                change.rateAfter(),
                change.shareBefore(),
                change.shareAfter(),
                mix,
                change.rate());
    }

    private record Parts(SegmentTotals wholeBefore, SegmentTotals wholeAfter) {

        SegmentChange change(String name, SegmentTotals before, SegmentTotals after) {
            double shareBefore = before.denominator() / wholeBefore.denominator();
            double shareAfter = after.denominator() / wholeAfter.denominator();
            OptionalDouble rateBefore = rate(before);
            OptionalDouble rateAfter = rate(after);
            double first = rateBefore.orElse(rateAfter.orElse(0));
            double second = rateAfter.orElse(first);
            double middle = (ratio(wholeBefore) + ratio(wholeAfter)) / 2;
            double mix = (shareAfter - shareBefore) * ((first + second) / 2 - middle);
            double rate = (second - first) * (shareBefore + shareAfter) / 2;
            return new SegmentChange(name, rateBefore, rateAfter, shareBefore, shareAfter, mix, rate);
        }

        private static OptionalDouble rate(SegmentTotals totals) {
            return totals.denominator() == 0 ? OptionalDouble.empty() : OptionalDouble.of(ratio(totals));
        }
    }
}
