package dev.northing.metrics.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetLedgerTest {

    private static final PrivacyLoss BUDGET =
            new PrivacyLoss(BigDecimal.valueOf(BudgetLedger.DEFAULT_EPSILON), new BigDecimal("0.00001"));

    @TempDir
    Path folder;

    private final MemoryStore memory = new MemoryStore();

    @Test
    void refusesAThirdQuestionThatIsTooExpensive() throws IOException {
        BudgetLedger ledger = BudgetLedger.open(BUDGET, memory);

        assertThat(ledger.answer(query("", "a", "0.4"), () -> List.of(1L))).contains(List.of(1L));
        assertThat(ledger.answer(query("", "b", "0.4"), () -> List.of(2L))).contains(List.of(2L));
        assertThat(ledger.answer(query("", "c", "0.4"), BudgetLedgerTest::unwanted))
                .isEmpty();
        assertThat(ledger.spent("usage", "W14").epsilon()).isEqualByComparingTo("0.8");
    }

    @Test
    void givesTheAnswerOfThenAndSpendsNothing() throws IOException {
        BudgetLedger ledger = BudgetLedger.open(BUDGET, memory);
        ledger.answer(query("", "a", "1"), () -> List.of(7L));

        assertThat(ledger.answer(query("", "a", "1"), BudgetLedgerTest::unwanted))
                .contains(List.of(7L));
        assertThat(memory.entries).hasSize(1);
    }

    @Test
    void addsUpInAWholeAndTakesTheLargestOfParts() throws IOException {
        BudgetLedger ledger = BudgetLedger.open(BUDGET, memory);
        ledger.answer(query("", "all", "0.3"), List::of);
        ledger.answer(query("eu", "a", "0.2"), List::of);
        ledger.answer(query("eu", "b", "0.2"), List::of);
        ledger.answer(query("us", "a", "0.3"), List::of);

        assertThat(ledger.spent("usage", "W14").epsilon()).isEqualByComparingTo("0.7");
        assertThat(ledger.answer(query("us", "b", "0.4"), List::of)).isPresent();
        assertThat(ledger.answer(query("eu", "c", "0.31"), List::of)).isEmpty();
    }

    @Test
    void refusesAQuestionWhoseAnswerPromisesNothing() throws IOException {
        BudgetLedger ledger = BudgetLedger.open(BUDGET, memory);
        PrivacyLoss everything = new PrivacyLoss(BigDecimal.ZERO, BigDecimal.ONE);
        PrivateQuery query = new PrivateQuery("usage", "W14", "", "a", everything);

        assertThat(ledger.answer(query, BudgetLedgerTest::unwanted)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetLedger.open(everything, memory));
    }

    @Test
    void keepsABudgetForEachDatasetAndWindow() throws IOException {
        BudgetLedger ledger = BudgetLedger.open(BUDGET, memory);
        ledger.answer(query("", "a", "1"), List::of);

        assertThat(ledger.spent("usage", "W15")).isEqualTo(PrivacyLoss.NONE);
        assertThat(ledger.spent("revenue", "W14")).isEqualTo(PrivacyLoss.NONE);
    }

    @Test
    void givesNoAnswerThatItCouldNotKeep() throws IOException {
        BudgetLedger ledger = BudgetLedger.open(BUDGET, memory);
        memory.fails = true;

        assertThatIOException().isThrownBy(() -> ledger.answer(query("", "a", "1"), () -> List.of(1L)));

        memory.fails = false;
        assertThat(ledger.spent("usage", "W14")).isEqualTo(PrivacyLoss.NONE);
    }

    @Test
    void computesAnAnswerOnceForThreadsThatAskAtOnce() throws Exception {
        BudgetLedger ledger = BudgetLedger.open(BUDGET, memory);
        AtomicInteger computed = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Optional<List<Long>>> answers = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                try {
                    start.await();
                    answers.add(ledger.answer(query("", "a", "1"), () -> List.of((long) computed.incrementAndGet())));
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(answers).hasSize(4).containsOnly(Optional.of(List.of(1L)));
    }

    @Test
    void remembersInAFileWhatWasSpent() throws IOException {
        Path file = folder.resolve("ledger");
        try (LedgerFile store = LedgerFile.open(file)) {
            BudgetLedger ledger = BudgetLedger.open(BUDGET, store);
            ledger.answer(query("parts of Köln", "a question\nin two lines", "0.6"), () -> List.of(-3L, 0L, 12L));
        }

        try (LedgerFile store = LedgerFile.open(file)) {
            BudgetLedger ledger = BudgetLedger.open(BUDGET, store);
            assertThat(ledger.answer(
                            query("parts of Köln", "a question\nin two lines", "0.6"), BudgetLedgerTest::unwanted))
                    .contains(List.of(-3L, 0L, 12L));
            assertThat(ledger.answer(query("", "b", "0.5"), BudgetLedgerTest::unwanted))
                    .isEmpty();
        }
    }

    @Test
    void cutsOffAnEntryThatACrashLeftUnfinished() throws IOException {
        Path file = folder.resolve("ledger");
        LedgerEntry first = entry("a", List.of(1L));
        LedgerEntry second = entry("b", List.of());
        try (LedgerFile store = LedgerFile.open(file)) {
            store.append(first);
        }
        Files.writeString(file, "northing-ledger-1 dXN", StandardOpenOption.APPEND);

        try (LedgerFile store = LedgerFile.open(file)) {
            assertThat(store.load()).containsExactly(first);
            store.append(second);
            assertThat(store.load()).containsExactly(first, second);
        }
    }

    @Test
    void refusesAFileInWhichASpentLossWasChanged() throws IOException {
        Path file = folder.resolve("ledger");
        try (LedgerFile store = LedgerFile.open(file)) {
            store.append(entry("a", List.of(1L)));
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        Files.writeString(file, text.replace(" 0.4 ", " 0.1 "), StandardCharsets.US_ASCII);

        try (LedgerFile store = LedgerFile.open(file)) {
            assertThatIOException().isThrownBy(store::load).withMessageContaining("line 1");
        }
    }

    @Test
    void refusesAFileThatIsOpenAlready() throws IOException {
        Path file = folder.resolve("ledger");
        try (LedgerFile store = LedgerFile.open(file)) {
            assertThat(store.load()).isEmpty();
            assertThatExceptionOfType(java.nio.channels.OverlappingFileLockException.class)
                    .isThrownBy(() -> LedgerFile.open(file));
        }
    }

    @Test
    void tellsQuestionsApartByEachOfTheirComponents() {
        PrivateQuery query = query("", "a", "1");

        assertThat(List.of(
                        query,
                        query("", "b", "1"),
                        query("a", "a", "1"),
                        query("", "a", "0.9"),
                        new PrivateQuery("usageW14", "W", "", "a", query.loss()),
                        new PrivateQuery("usage", "W15", "", "a", query.loss())))
                .extracting(PrivateQuery::fingerprint)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("[0-9a-f]{64}"));
        assertThat(query.fingerprint()).isEqualTo(query("", "a", "1.0").fingerprint());
    }

    private static List<Long> unwanted() {
        throw new AssertionError("nothing may be computed");
    }

    private static PrivateQuery query(String part, String text, String epsilon) {
        return new PrivateQuery("usage", "W14", part, text, new PrivacyLoss(new BigDecimal(epsilon), BigDecimal.ZERO));
    }

    private static LedgerEntry entry(String text, List<Long> answer) {
        PrivateQuery query = query("", text, "0.4");
        return new LedgerEntry(
                query.dataset(), query.window(), query.part(), query.fingerprint(), query.loss(), answer);
    }

    /** Keeps entries in memory and fails on demand. */
    private static final class MemoryStore implements LedgerStore {

        private final List<LedgerEntry> entries = new ArrayList<>();
        private boolean fails;

        @Override
        public List<LedgerEntry> load() {
            return List.copyOf(entries);
        }

        @Override
        public void append(LedgerEntry entry) throws IOException {
            if (fails) {
                throw new IOException("disk full");
            }
            entries.add(entry);
        }
    }
}
