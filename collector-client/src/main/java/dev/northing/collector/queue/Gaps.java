package dev.northing.collector.queue;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How far the positions of the queue have run ahead of the store's sequences, since evicted events have no sequence.
 *
 * <p>Without gaps the event of position 0 has sequence 1, and so on. Between gaps the difference stays, so a gap is what is
 * remembered, until the events before it are settled. Past {@link #MAX_GAPS} it errs on the side of what may still be open.
 * Confined to whoever holds the books.
 */
final class Gaps {

    /** Gaps remembered at most; some 40 KiB. */
    static final int MAX_GAPS = 1024;

    private final Deque<Gap> gaps = new ArrayDeque<>();
    private long ahead;

    /** From a sequence on, positions are so many ahead. */
    private record Gap(long from, long ahead) {}

    /** Takes note of the event after a gap; sequences and positions only rise. */
    void add(long sequence, long position) {
        if (gaps.size() == MAX_GAPS) {
            gaps.removeLast();
        }
        gaps.add(new Gap(sequence, position + 1 - sequence));
    }

    /** The position before which nothing is open when everything up to a sequence is settled; sequences only rise. */
    long positionAfter(long sequence) {
        while (!gaps.isEmpty() && gaps.element().from() <= sequence + 1) {
            ahead = gaps.remove().ahead();
        }
        return sequence + ahead;
    }
}
