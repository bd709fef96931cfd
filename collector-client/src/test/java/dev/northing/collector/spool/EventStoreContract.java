package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.northing.core.privacy.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every event store promises, whoever made it: extend this and say how to open one. */
abstract class EventStoreContract {

    private static final long MANY_BYTES = 1 << 20;

    final ManualTime time = new ManualTime();
    private EventStore store;

    /** Opens a store at the place of the one before, if there was one. */
    abstract EventStore open();

    /** Tells whether events are there again after closing and opening. */
    boolean survivesClosing() {
        return true;
    }

    /** Tells whether what is appended is durable at once. */
    boolean isDurableAtOnce() {
        return survivesClosing();
    }

    /** Returns how many events of 1000 bytes are surely too many for the quota. */
    abstract int moreThanTheQuota();

    @BeforeEach
    void openFirst() {
        store = open();
    }

    @AfterEach
    void closeLast() {
        store.close();
    }

    private void append(int from, int count) {
        assertThat(store.append(Events.events(from, count, time.millis()))).isEqualTo(count);
    }

    private void acknowledge(StoredBatch batch, int count) {
        store.acknowledge(batch.origin(), batch.events().get(count - 1).sequence());
    }

    private void reopen() {
        store.close();
        time.pass(Duration.ofSeconds(1));
        store = open();
    }

    private void booksBalance() {
        StoreStats stats = store.stats();
        long lost = stats.losses().values().stream().mapToLong(n -> n).sum();
        assertThat(stats.appended() + stats.recovered()).isEqualTo(stats.acknowledged() + stats.pending() + lost);
    }

    @Test
    void anEmptyStoreHandsOutNothing() {
        assertThat(store.read(10, MANY_BYTES).isEmpty()).isTrue();
        assertThat(store.stats().pending()).isZero();
    }

    @Test
    void handsOutEventsInTheOrderInWhichTheyWereAppended() {
        append(0, 7);
        append(7, 5);
        assertThat(Events.readNumbers(store)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void keepsEverythingThatIsKnownAboutAnEvent() {
        EventRecord first = new EventRecord(Events.payload(1, 9), Events.OWN_PURPOSE, 3, -77, true, time.millis());
        EventRecord second = new EventRecord(new byte[0], Purpose.ESSENTIAL, 0, 0, false, time.millis() - 5);
        store.append(List.of(first, second));
        assertThat(Events.readAll(store))
                .extracting(stored -> Events.facts(stored.event()))
                .containsExactly(Events.facts(first), Events.facts(second));
    }

    @Test
    void keepsTheLargestEvent() {
        EventRecord largest = new EventRecord(
                new byte[EventRecord.MAX_PAYLOAD_BYTES], Events.OWN_PURPOSE, 0, 0, false, time.millis());
        store.append(List.of(largest));
        assertThat(store.read(1, 10).events().get(0).event().payload()).hasSize(EventRecord.MAX_PAYLOAD_BYTES);
    }

    @Test
    void sequencesRiseByOneFromOne() {
        append(0, 4);
        assertThat(Events.readAll(store)).extracting(StoredEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aBatchKeepsToTheNumberOfEvents() {
        append(0, 5);
        assertThat(Events.numbers(store.read(3, MANY_BYTES))).containsExactly(0, 1, 2);
        assertThat(Events.numbers(store.read(3, MANY_BYTES))).containsExactly(3, 4);
    }

    @Test
    void aBatchKeepsToTheBytesButForItsFirstEvent() {
        store.append(Events.events(0, 3, time.millis(), 1000));
        int one = Events.payload(0, 1000).length;
        assertThat(Events.numbers(store.read(10, 2L * one))).containsExactly(0, 1);
        assertThat(Events.numbers(store.read(10, 1))).containsExactly(2);
    }

    @Test
    void whatIsAcknowledgedIsNotHandedOutAgain() {
        append(0, 6);
        acknowledge(store.read(6, MANY_BYTES), 4);
        store.rewind();
        assertThat(Events.readNumbers(store)).containsExactly(4, 5);
        assertThat(store.stats().acknowledged()).isEqualTo(4);
    }

    @Test
    void onlyWhatWasHandedOutCanBeAcknowledged() {
        append(0, 6);
        StoredBatch batch = store.read(2, MANY_BYTES);
        store.acknowledge(batch.origin(), 1000);
        assertThat(store.stats().acknowledged()).isEqualTo(2);
        assertThat(Events.readNumbers(store)).containsExactly(2, 3, 4, 5);
    }

    @Test
    void anUnknownOriginIsNotAcknowledged() {
        append(0, 2);
        StoredBatch batch = store.read(2, MANY_BYTES);
        store.acknowledge(batch.origin() + 1, 2);
        assertThat(store.stats().pending()).isEqualTo(2);
    }

    @Test
    void rewindingHandsOutAgainWhatIsNotAcknowledged() {
        append(0, 3);
        store.read(2, MANY_BYTES);
        store.rewind();
        assertThat(Events.readNumbers(store)).containsExactly(0, 1, 2);
    }

    @Test
    void readingGoesOnWithWhatIsAppendedMeanwhile() {
        append(0, 2);
        assertThat(Events.readNumbers(store)).containsExactly(0, 1);
        append(2, 2);
        assertThat(Events.readNumbers(store)).containsExactly(2, 3);
    }

    @Test
    void handsOutAfterClosingWhatWasNotAcknowledged() {
        assumeTrue(survivesClosing());
        append(0, 5);
        acknowledge(store.read(2, MANY_BYTES), 2);
        reopen();
        append(5, 1);
        assertThat(Events.readNumbers(store)).containsExactly(2, 3, 4, 5);
        assertThat(store.stats().recovered()).isEqualTo(3);
    }

    @Test
    void whatWasTakenInByAnotherStoreKeepsItsOriginAndSequence() {
        assumeTrue(survivesClosing());
        append(0, 3);
        StoredBatch before = store.read(3, MANY_BYTES);
        reopen();
        append(3, 1);
        StoredBatch after = store.read(10, MANY_BYTES);
        assertThat(after.origin()).isEqualTo(before.origin());
        assertThat(after.lastSequence()).isEqualTo(before.lastSequence());
        assertThat(store.read(10, MANY_BYTES).origin()).isNotEqualTo(before.origin());
    }

    @Test
    void whatIsDurableSurvivesWithoutClosing() {
        assumeTrue(isDurableAtOnce());
        append(0, 5);
        assertThat(store.durableThrough()).isEqualTo(5);
    }

    @Test
    void aFullStoreLosesTheOldestAndCountsThem() {
        int count = moreThanTheQuota();
        store.append(Events.events(0, count, time.millis(), 1000));
        List<Integer> left = Events.readNumbers(store);
        long lost = store.stats().lost(StoreLoss.QUOTA);
        assertThat(lost).isPositive();
        assertThat(left).hasSize((int) (count - lost)).startsWith((int) lost).endsWith(count - 1);
        booksBalance();
    }

    @Test
    void whatTheReaderHoldsIsNotLostToTheQuota() {
        append(0, 3);
        StoredBatch held = store.read(3, MANY_BYTES);
        store.append(Events.events(3, moreThanTheQuota(), time.millis(), 1000));
        acknowledge(held, 3);
        assertThat(store.stats().acknowledged()).isEqualTo(3);
        booksBalance();
    }

    @Test
    void dropsAndCountsWhatIsOverTheAgeLimit() {
        append(0, 4);
        for (int day = 0; day < 8; day++) {
            time.pass(Duration.ofHours(20));
            store.maintain();
            append(10 + day, 1);
        }
        time.pass(Duration.ofHours(20));
        assertThat(Events.readNumbers(store)).containsExactly(10, 11, 12, 13, 14, 15, 16, 17);
        assertThat(store.stats().lost(StoreLoss.EXPIRED)).isEqualTo(4);
        booksBalance();
    }

    @Test
    void aJumpOfTheClockDropsNothing() {
        append(0, 3);
        time.jump(Duration.ofDays(36_500));
        store.maintain();
        assertThat(Events.readNumbers(store)).containsExactly(0, 1, 2);
        time.jump(Duration.ofDays(-36_500));
        store.rewind();
        assertThat(Events.readNumbers(store)).containsExactly(0, 1, 2);
    }

    @Test
    void erasesThePastOfAPurpose() {
        List<EventRecord> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Purpose purpose = i < 4 ? Purpose.MARKETING : Purpose.DIAGNOSTICS;
            events.add(new EventRecord(Events.payload(i, 0), purpose, i % 2, 0, false, time.millis()));
        }
        store.append(events);
        assertThat(store.erase(new Erasure.OfPurpose(Purpose.MARKETING, 0))).isEqualTo(new ErasureReport(2, true));
        assertThat(Events.readNumbers(store)).containsExactly(1, 3, 4, 5);
        booksBalance();
    }

    @Test
    void erasesASubjectAlsoInTheReadersHands() {
        List<EventRecord> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            events.add(new EventRecord(Events.payload(i, 0), Purpose.MARKETING, 0, 1 + i % 2, false, time.millis()));
        }
        store.append(events);
        StoredBatch held = store.read(3, MANY_BYTES);
        assertThat(store.erase(new Erasure.OfSubject(1)).erased()).isEqualTo(3);
        store.acknowledge(held.origin(), held.lastSequence());
        assertThat(store.stats().acknowledged()).isEqualTo(1);
        store.rewind();
        assertThat(Events.readNumbers(store)).containsExactly(3, 5);
        booksBalance();
    }

    @Test
    void erasesEverythingButWhatComesLater() {
        append(0, 5);
        assertThat(store.erase(new Erasure.Everything()).erased()).isEqualTo(5);
        append(5, 2);
        assertThat(Events.readNumbers(store)).containsExactly(5, 6);
    }

    @Test
    void whatIsErasedStaysErasedAfterClosing() {
        assumeTrue(survivesClosing());
        append(0, 5);
        reopen();
        append(5, 2);
        assertThat(store.erase(new Erasure.Everything()).erased()).isEqualTo(7);
        reopen();
        assertThat(Events.readNumbers(store)).isEmpty();
        assertThat(store.stats().recovered()).isZero();
    }

    @Test
    void aClosedStoreTakesNothing() {
        store.close();
        assertThat(store.append(Events.events(0, 1, time.millis()))).isZero();
        store.close();
    }
}
