package dev.northing.metrics.privacy;

import dev.northing.metrics.input.Require;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives noisy answers as long as a budget lasts, and the same answer to the same question.
 *
 * <p>In words: what all answers about a dataset in one window of release cost together stays within the budget. In
 * symbols: (&epsilon;, &delta;) of the answers about the whole dataset, summed, plus the largest sum among its parts, is
 * at most the budget. Unit: none. Source: Dwork and Roth 2014, theorem 3.16 (sequential composition); McSherry 2009
 * (parallel composition over parts without common subjects). A question that was answered before costs nothing and gets
 * the answer of then. An answer is on the disk before it is given: no crash makes a budget longer. Nothing asked is
 * nothing spent. Example: of a budget of &epsilon; = 1, two questions at 0.4 are answered and a third at 0.4 is not
 * ({@code BudgetLedgerTest}).
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class BudgetLedger {

    /** The budget of one weekly report unless another is chosen: &epsilon; = 1. */
    public static final int DEFAULT_EPSILON = 1;

    private final PrivacyLoss budget;
    private final LedgerStore store;
    private final Map<String, LedgerEntry> answered = new HashMap<>();

    private BudgetLedger(PrivacyLoss budget, LedgerStore store) {
        this.budget = budget;
        this.store = store;
    }

    /**
     * Opens a ledger with what it kept.
     *
     * @param budget what all answers about one dataset in one window may cost, &delta; below 1
     * @param store where entries are kept; no other ledger may use it
     * @return the ledger
     * @throws IOException if the entries cannot be read
     * @throws IllegalArgumentException if the budget's &delta; is 1
     */
    public static BudgetLedger open(PrivacyLoss budget, LedgerStore store) throws IOException {
        if (budget.delta().compareTo(BigDecimal.ONE) >= 0) {
            throw Require.refused("delta", budget.delta(), "less than 1");
        }
        BudgetLedger ledger = new BudgetLedger(budget, store);
        store.load().forEach(entry -> ledger.answered.put(entry.fingerprint(), entry));
        return ledger;
    }

    /**
     * Answers a question if it was answered before or the budget allows.
     *
     * @param query the question
     * @param noisy computes the answer, noise of {@link PrivateQuery#loss} included; called at most once, and not for a
     *     question that was answered before or that is too expensive
     * @return the answer, or empty if the budget does not allow it
     * @throws IOException if the answer could not be kept; it counts as not given
     */
    public synchronized Optional<List<Long>> answer(PrivateQuery query, Supplier<List<Long>> noisy) throws IOException {
        LedgerEntry known = answered.get(query.fingerprint());
        if (known != null) {
            return Optional.of(known.answer());
        }
        if (!isAffordable(query)) {
            return Optional.empty();
        }
        LedgerEntry entry = new LedgerEntry(
                query.dataset(), query.window(), query.part(), query.fingerprint(), query.loss(), noisy.get());
        store.append(entry);
        answered.put(entry.fingerprint(), entry);
        return Optional.of(entry.answer());
    }

    private boolean isAffordable(PrivateQuery query) {
        List<LedgerEntry> entries = new ArrayList<>(answered.values());
        entries.add(new LedgerEntry(
                query.dataset(), query.window(), query.part(), query.fingerprint(), query.loss(), List.of()));
        return spent(entries, query.dataset(), query.window()).isWithin(budget);
    }

    /**
     * What was spent so far.
     *
     * @param dataset a dataset
     * @param window a window of release
     * @return the loss of all answers given, {@link PrivacyLoss#NONE} if there were none
     */
    public synchronized PrivacyLoss spent(String dataset, String window) {
        return spent(new ArrayList<>(answered.values()), dataset, window);
    }

    private static PrivacyLoss spent(List<LedgerEntry> entries, String dataset, String window) {
        Map<String, PrivacyLoss> byPart = new HashMap<>();
        entries.stream()
                .filter(entry ->
                        entry.dataset().equals(dataset) && entry.window().equals(window))
                .forEach(entry -> byPart.merge(entry.part(), entry.loss(), PrivacyLoss::plus));
        PrivacyLoss whole = byPart.getOrDefault("", PrivacyLoss.NONE);
        byPart.remove("");
        return byPart.values().stream()
                .reduce(PrivacyLoss.NONE, PrivacyLoss::max)
                .plus(whole);
    }
}
