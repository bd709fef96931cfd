package dev.northing.collector.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.Accounting;
import dev.northing.collector.DropReason;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the books know of priorities, evictions, and places that are given back. */
final class LedgerTest {

    private static final int FLOOD = 100_000;

    private static int fill(Ledger ledger, int bytes, boolean important) {
        int accepted = 0;
        while (accepted < FLOOD && ledger.reserve(bytes, important) >= 0) {
            accepted++;
        }
        return accepted;
    }

    @Test
    void keepsOneEighthOfTheQueueForImportantEvents() {
        assertThat(Ledger.IMPORTANT_SHARE).isEqualTo(8);
        Ledger byCount = new Ledger(10_000, 8 << 20, true);
        assertThat(fill(byCount, 100, false)).isEqualTo(8_750);
        assertThat(fill(byCount, 100, true)).isEqualTo(1_250);
        Ledger byBytes = new Ledger(10_000, 8 << 20, true);
        // 7 MiB and 1 MiB in events of 1 KiB.
        assertThat(fill(byBytes, 1_024, false)).isEqualTo(7_168);
        assertThat(fill(byBytes, 1_024, true)).isEqualTo(1_024);
    }

    @Test
    void keepsNothingWhenNothingIsImportant() {
        assertThat(fill(new Ledger(10_000, 8 << 20), 100, false)).isEqualTo(10_000);
    }

    @Test
    void keepsAPlaceOfTwoAndLeavesRoomForTheLargestNormalEvent() {
        Ledger small = new Ledger(2, 40_000, true);
        assertThat(small.reserve(32_768, false)).isPositive();
        assertThat(small.reserve(10, false)).isEqualTo(Ledger.FULL);
        assertThat(small.reserve(10, true)).isPositive();
        assertThat(new Ledger(1, 32_768, true).reserve(32_768, false)).isPositive();
    }

    @Test
    void dropsEvictedEventsInTheStepThatAcceptsTheirSuccessor() {
        Ledger ledger = new Ledger(3, 100);
        ledger.reserve(30);
        ledger.reserve(30);
        ledger.reserve(30);
        assertThat(ledger.replace(1, 30, 41)).isEqualTo(Ledger.FULL);
        assertThat(ledger.replace(2, 60, 41)).isPositive();
        assertThat(ledger.snapshot())
                .isEqualTo(new Accounting(4, 4, Map.of(), 0, 0, 2, Map.of(DropReason.QUEUE_FULL, 2L), Map.of()));
        assertThat(Ledger.bytes(ledger.open())).isEqualTo(71);
        assertThat(ledger.replace(1, 30, 59)).isPositive();
        assertThat(Ledger.bytes(ledger.open())).isEqualTo(100);
        assertThat(ledger.snapshot().accepted()).isEqualTo(5);
    }

    @Test
    void writesOffWhatWasEvictedInVain() {
        Ledger ledger = new Ledger(3, 100);
        ledger.reserve(30);
        ledger.reserve(30);
        ledger.writeOff(1, 30);
        assertThat(ledger.snapshot().dropped()).isEqualTo(Map.of(DropReason.QUEUE_FULL, 1L));
        assertThat(ledger.snapshot().pending()).isEqualTo(1);
        assertThat(Ledger.bytes(ledger.open())).isEqualTo(30);
    }

    @Test
    void replacesNothingOnceItIsShut() {
        Ledger ledger = new Ledger(3, 100);
        ledger.reserve(30);
        ledger.shut();
        assertThat(ledger.replace(1, 30, 10)).isEqualTo(Ledger.SHUT);
        assertThat(ledger.replace(1, 30, 50)).isEqualTo(Ledger.SHUT);
        ledger.seal(DropReason.SHUTDOWN);
        ledger.writeOff(1, 30);
        assertThat(ledger.snapshot().dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 1L));
        assertThat(ledger.snapshot().pending()).isZero();
    }

    @Test
    void takesBackWhatCouldNotBePutUnlessItIsSettledAlready() {
        Ledger ledger = new Ledger(1, 100);
        ledger.reserve(30);
        assertThat(ledger.giveBack(30)).isTrue();
        assertThat(ledger.open()).isZero();
        assertThat(ledger.reserve(100)).isPositive();
        ledger.seal(DropReason.SHUTDOWN);
        assertThat(ledger.giveBack(100)).isFalse();
        assertThat(ledger.snapshot().accepted()).isEqualTo(1);
    }

    @Test
    void knowsWhichPositionsAreSettledWhenTheStoreHasNeverSeenSomeOfThem() {
        Progress progress = new Ledger(10, 100).progress();
        // Positions 5 to 9 and 12 were evicted: sequence 6 stands for position 10, sequence 8 for 13.
        progress.skip(6, 10);
        progress.skip(8, 13);
        progress.settleThrough(4);
        assertThat(progress.settledBefore()).isEqualTo(4);
        progress.settleThrough(5);
        assertThat(progress.settledBefore()).isEqualTo(10);
        progress.settleThrough(6);
        assertThat(progress.settledBefore()).isEqualTo(11);
        progress.settleThrough(7);
        assertThat(progress.settledBefore()).isEqualTo(13);
        progress.settleThrough(9);
        assertThat(progress.settledBefore()).isEqualTo(15);
        assertThat(progress.settledThrough()).isEqualTo(9);
    }

    @Test
    void errsOnTheSafeSideWhenItRemembersNoMoreGaps() {
        Gaps gaps = new Gaps();
        assertThat(Gaps.MAX_GAPS).isEqualTo(1_024);
        // Every second position was evicted: sequence n stands for position 2n - 1.
        for (int sequence = 1; sequence <= 2_000; sequence++) {
            gaps.add(sequence, 2L * sequence - 1);
        }
        assertThat(gaps.positionAfter(1_000)).isEqualTo(2_001);
        assertThat(gaps.positionAfter(1_500)).isEqualTo(1_500 + 1_023);
        assertThat(gaps.positionAfter(2_000)).isEqualTo(4_000);
        gaps.add(2_001, 4_001);
        assertThat(gaps.positionAfter(2_001)).isEqualTo(4_002);
    }
}
