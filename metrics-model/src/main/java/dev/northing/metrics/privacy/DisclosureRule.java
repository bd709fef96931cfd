package dev.northing.metrics.privacy;

import dev.northing.metrics.Figure;
import dev.northing.metrics.input.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decides which numbers may be shown without telling about few.
 *
 * <p>In words: a number rests on at least k distinct subjects, no single subject makes up most of it, and what is hidden
 * cannot be narrowed down by what is shown. In symbols, for n subjects, the total t and the largest sum m of one
 * subject: n &ge; k, and 100 m &le; d t; a hidden number that breaks these has a range of possible values that reaches
 * above and below it by max(k, a t / 100), or down to 0. Unit: distinct subjects (k), percent (d, a). Source: Hundepool
 * et al. 2012, Statistical Disclosure Control, chapter 4 (threshold and dominance rule, secondary suppression). No
 * subjects are fewer than k: an empty cell is hidden, never shown as 0. Example: of the counts 4, 16; 12, 18 with their
 * totals, the 4 is hidden, and with it the three others, which close a circle ({@code
 * DisclosureRuleTest}).
 *
 * <p>What the rule cannot see: several tables about the same subjects. Weeks and their month belong into one table, as
 * columns and their total; what must hold over any number of tables needs noise and a {@link BudgetLedger}.
 *
 * <p>Immutable.
 *
 * @param leastSubjects k: on how many distinct subjects a number rests, at least {@link #FEWEST_SUBJECTS}
 * @param dominancePercent d: how much of a total one subject may make up, in [1, 100]; 100 switches the rule off
 * @param ambiguityPercent a: how far, of its own value, a hidden number cannot be narrowed down, in [0, 100]
 * @since 0.1.0
 */
public record DisclosureRule(int leastSubjects, int dominancePercent, int ambiguityPercent) {

    /** The least threshold that can be asked for, in distinct subjects. */
    public static final int FEWEST_SUBJECTS = 5;

    /** The threshold unless another is asked for, in distinct subjects. */
    public static final int DEFAULT_SUBJECTS = 10;

    /** The share of a total that one subject may make up unless another is asked for, in percent. */
    public static final int DEFAULT_DOMINANCE_PERCENT = 80;

    /** How far a hidden number cannot be narrowed down unless another is asked for, in percent of the number. */
    public static final int DEFAULT_AMBIGUITY_PERCENT = 20;

    /** The rule with the defaults. */
    public static final DisclosureRule DEFAULT =
            new DisclosureRule(DEFAULT_SUBJECTS, DEFAULT_DOMINANCE_PERCENT, DEFAULT_AMBIGUITY_PERCENT);

    /** The note of a figure that was hidden. */
    public static final String FIGURES_SUPPRESSED = "figures_suppressed";

    private static final int HUNDRED = 100;

    /**
     * Accepts numbers within their ranges.
     *
     * @param leastSubjects on how many distinct subjects a number rests
     * @param dominancePercent how much of a total one subject may make up
     * @param ambiguityPercent how far a hidden number cannot be narrowed down
     * @throws IllegalArgumentException if a number is out of its range
     */
    public DisclosureRule {
        Require.atLeast("leastSubjects", leastSubjects, FEWEST_SUBJECTS);
        requirePercent("dominancePercent", dominancePercent, 1);
        requirePercent("ambiguityPercent", ambiguityPercent, 0);
    }

    private static void requirePercent(String field, int percent, int least) {
        if (percent < least || percent > HUNDRED) {
            throw Require.refused(field, percent, "a percentage in [" + least + ", " + HUNDRED + "]");
        }
    }

    /**
     * Whether a number may be shown, seen for itself.
     *
     * @param cell the number
     * @return whether enough subjects contributed and none of them dominates
     */
    public boolean allows(Cell cell) {
        return cell.subjects() >= leastSubjects && !isDominated(cell);
    }

    private boolean isDominated(Cell cell) {
        return percent(cell.total(), dominancePercent, RoundingMode.FLOOR).compareTo(BigDecimal.valueOf(cell.largest()))
                < 0;
    }

    /**
     * Whether a share of subjects may be shown: neither side of it is about few.
     *
     * @param successes how many distinct subjects are in the numerator, at least 0
     * @param trials how many distinct subjects are in the denominator, at least {@code successes}
     * @return whether both the successes and the rest are at least {@link #leastSubjects}
     * @throws IllegalArgumentException if a count is out of its range
     */
    public boolean allowsShare(long successes, long trials) {
        Require.atLeast("successes", successes, 0);
        Require.atLeast("trials", trials, successes);
        return successes >= leastSubjects && trials - successes >= leastSubjects;
    }

    /**
     * Whether a quantile may be shown: enough subjects lie beyond it on either side.
     *
     * <p>In symbols: n &ge; k / min(q, 1 - q). The least and the greatest value are never shown.
     *
     * @param subjects how many distinct subjects contributed, at least 0
     * @param quantile q in (0, 1), exact, such as 0.95
     * @return whether the quantile may be shown; false if {@code quantile} is not in (0, 1)
     */
    public boolean allowsQuantile(long subjects, BigDecimal quantile) {
        Require.atLeast("subjects", subjects, 0);
        BigDecimal beyond = quantile.min(BigDecimal.ONE.subtract(quantile));
        return beyond.signum() > 0
                && beyond.multiply(BigDecimal.valueOf(subjects)).compareTo(BigDecimal.valueOf(leastSubjects)) >= 0;
    }

    /**
     * Shows a figure or hides it.
     *
     * @param figure the figure
     * @param subjects on how many distinct subjects it rests, at least 0
     * @return the figure itself if there are enough subjects; otherwise one without value, numerator, denominator,
     *     interval and counts, with a note that says so
     */
    public Figure publish(Figure figure, long subjects) {
        Require.atLeast("subjects", subjects, 0);
        if (subjects >= leastSubjects) {
            return figure;
        }
        return Figure.builder(figure.definition(), figure.window())
                .note(FIGURES_SUPPRESSED, 1)
                .build();
    }

    /**
     * Hides what may not be shown in a table, and as much more as is needed so that it cannot be computed.
     *
     * <p>Takes time in O(s f c log c) for s numbers that may not be shown, c in all, and f ways of a flow for each, which
     * are few.
     *
     * @param table the table
     * @return what of it may be published
     */
    public PublishedTable publish(CellTable table) {
        return new ComplementarySuppression(this, table).publish();
    }

    /** How far the range of a hidden number must reach beyond the number. */
    long ambiguity(Cell cell) {
        long share =
                percent(cell.total(), ambiguityPercent, RoundingMode.CEILING).longValueExact();
        return Math.max(leastSubjects, share);
    }

    private static BigDecimal percent(long total, int percent, RoundingMode rounding) {
        return BigDecimal.valueOf(total)
                .multiply(BigDecimal.valueOf(percent, 2))
                .setScale(0, rounding);
    }
}
