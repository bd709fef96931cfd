package dev.northing.metrics.priority;

import dev.northing.metrics.input.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sorts items into quarters by two rounds of votes, one for importance and one for feasibility.
 *
 * <p>In words: in each round every voter has the same number of votes; an item is high in a round if it has votes and
 * at least as many as items have on average. In symbols: v &gt; 0 and v |items| &ge; &Sigma; v. Within the order of the
 * quarters more votes for importance come first, then more for feasibility, then the item's name; equal votes share a
 * place. Unit: votes. Source: priority matrix of user experience research (two rounds of 5 votes).
 *
 * <p>Votes that were not cast are lost. Items that nobody voted for are low. No ballots leave every item without
 * quarter, so the list is empty. Example: of four items with 6, 2, 2 and 0 votes only the first is above the mean of
 * 2.5 ({@code PriorityMatrixTest}).
 *
 * <p>Immutable.
 *
 * @param items the items, at least one, each once
 * @param votes how many votes a voter has in each round, at least 1
 * @since 0.1.0
 */
public record PriorityMatrix(List<String> items, int votes) {

    /** How many votes a voter usually has in each round. */
    public static final int DEFAULT_VOTES = 5;

    private static final Comparator<MatrixItem> ORDER = Comparator.comparing(MatrixItem::quadrant)
            .thenComparing(Comparator.comparingLong(MatrixItem::importance).reversed())
            .thenComparing(Comparator.comparingLong(MatrixItem::feasibility).reversed());

    /**
     * Accepts items of different names and copies them.
     *
     * @param items the items
     * @param votes how many votes a voter has in each round
     * @throws IllegalArgumentException if there is no item, one is blank or occurs twice, or {@code votes} is less than
     *     1
     */
    public PriorityMatrix {
        items = Require.notEmpty("items", items);
        Set<String> names = new HashSet<>();
        for (String item : items) {
            if (!names.add(Require.text("items", item))) {
                throw Require.refused("items", item + " twice", "each item once");
            }
        }
        Require.atLeast("votes", votes, 1);
    }

    /**
     * Counts the votes.
     *
     * @param ballots one ballot of each voter
     * @return all items, what comes first first; empty without ballots
     * @throws IllegalArgumentException if a voter votes twice, for an unknown item, or more often than allowed
     */
    public List<MatrixItem> place(List<Ballot> ballots) {
        Set<String> voters = new HashSet<>();
        for (Ballot ballot : ballots) {
            if (!voters.add(ballot.voter())) {
                throw Require.refused("voter", "one voter twice", "one ballot of each voter");
            }
            requireAllowed("importance", ballot.importance());
            requireAllowed("feasibility", ballot.feasibility());
        }
        return ballots.isEmpty()
                ? List.of()
                : ranked(
                        sum(ballots.stream().map(Ballot::importance).toList()),
                        sum(ballots.stream().map(Ballot::feasibility).toList()));
    }

    private void requireAllowed(String round, Map<String, Integer> cast) {
        for (String item : cast.keySet()) {
            if (!items.contains(item)) {
                throw Require.refused(round, item, "items out of " + items);
            }
        }
        long sum = cast.values().stream().mapToLong(Integer::longValue).sum();
        if (sum > votes) {
            throw Require.refused(round, sum, "at most " + votes + " votes of one voter");
        }
    }

    private static Map<String, Long> sum(List<Map<String, Integer>> round) {
        Map<String, Long> sums = new TreeMap<>();
        round.forEach(cast -> cast.forEach((item, count) -> sums.merge(item, count.longValue(), Long::sum)));
        return sums;
    }

    private List<MatrixItem> ranked(Map<String, Long> importance, Map<String, Long> feasibility) {
        List<MatrixItem> placed = new ArrayList<>();
        for (String item : items) {
            placed.add(new MatrixItem(
                    1,
                    item,
                    importance.getOrDefault(item, 0L),
                    feasibility.getOrDefault(item, 0L),
                    Quadrant.of(isHigh(item, importance), isHigh(item, feasibility))));
        }
        placed.sort(ORDER.thenComparing(MatrixItem::item));
        return withRanks(placed);
    }

    private boolean isHigh(String item, Map<String, Long> sums) {
        long own = sums.getOrDefault(item, 0L);
        long all = sums.values().stream().mapToLong(Long::longValue).sum();
        return own > 0 && own * items.size() >= all;
    }

    private static List<MatrixItem> withRanks(List<MatrixItem> placed) {
        List<MatrixItem> ranked = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            MatrixItem item = placed.get(i);
            boolean tie = i > 0 && ORDER.compare(item, placed.get(i - 1)) == 0;
            int rank = tie ? ranked.get(i - 1).rank() : i + 1;
            ranked.add(new MatrixItem(rank, item.item(), item.importance(), item.feasibility(), item.quadrant()));
        }
        return List.copyOf(ranked);
    }
}
