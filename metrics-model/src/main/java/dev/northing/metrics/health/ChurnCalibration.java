package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.stats.Moments;
import dev.northing.metrics.stats.StudentT;
import dev.northing.metrics.stats.Wilson;
import java.util.Arrays;
import java.util.List;

/**
 * Computes how well foretold risks agree with what came.
 *
 * <p>In words: the Brier score is the mean square of risk minus outcome (0 is perfect, 0.25 a coin); the area under the
 * curve is the chance that of one customer who left and one who stayed the first had the higher risk, equal risks
 * counting half (0.5 is a coin, 1 perfect). In symbols: &Sigma; (p - y)&sup2; / n with Student's t at 95 %; U / (n1 n0)
 * with the Mann-Whitney U. Unit: none. Source: Brier 1950; Hanley and McNeil 1982.
 *
 * <p>No outcomes give no Brier score; if all left or all stayed there is no area. Example: risks 0.9 and 0.4 of two who
 * left and 0.4 and 0.1 of two who stayed give a Brier score of 0.135 and an area of 0.875 ({@code ChurnRiskTest}).
 *
 * <p>Immutable.
 *
 * @param brier the Brier score; definition {@code .brier}
 * @param area the area under the curve; definition {@code .area}; n is how many pairs were compared
 * @since 0.1.0
 */
public record ChurnCalibration(Figure brier, Figure area) {

    /**
     * Compares risks with outcomes of customers that the model has not seen.
     *
     * @param definition the id of the risk's definition, not blank
     * @param window when they left or stayed
     * @param outcomes what was foretold and what came
     * @return how well both agree
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static ChurnCalibration of(String definition, TimeWindow window, List<ChurnOutcome> outcomes) {
        double[] errors = outcomes.stream()
                .mapToDouble(outcome -> outcome.risk() - (outcome.left() ? 1 : 0))
                .map(error -> error * error)
                .toArray();
        Moments moments = Moments.of(errors);
        Figure brier = Figure.builder(definition + ".brier", window)
                .value(moments.mean())
                .interval(StudentT.mean(moments, Wilson.DEFAULT_LEVEL).filter(range -> range.width() > 0))
                .n(errors.length)
                .build();
        return new ChurnCalibration(brier, area(definition + ".area", window, outcomes));
    }

    private static Figure area(String definition, TimeWindow window, List<ChurnOutcome> outcomes) {
        double[] left = risks(outcomes, true);
        double[] stayed = risks(outcomes, false);
        double won = 0;
        int below = 0;
        int notAbove = 0;
        for (double risk : left) {
            while (below < stayed.length && stayed[below] < risk) {
                below++;
            }
            while (notAbove < stayed.length && stayed[notAbove] <= risk) {
                notAbove++;
            }
            won += (below + notAbove) / 2.0;
        }
        long pairs = (long) left.length * stayed.length;
        return Figure.builder(definition, window)
                .ratio(won, (double) pairs)
                .n(pairs)
                .build();
    }

    private static double[] risks(List<ChurnOutcome> outcomes, boolean left) {
        double[] risks = outcomes.stream()
                .filter(outcome -> outcome.left() == left)
                .mapToDouble(ChurnOutcome::risk)
                .toArray();
        Arrays.sort(risks);
        return risks;
    }
}
