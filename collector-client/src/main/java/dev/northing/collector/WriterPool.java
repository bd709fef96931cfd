package dev.northing.collector;

import dev.northing.core.json.EventWriter;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Event writers to borrow, one for each thread that encodes at the same moment.
 *
 * <p>Nobody waits: when all are lent, a new one is made, and a returned one that finds no place is left to the garbage
 * collector. Unlike a thread-local it keeps nothing alive once the client is gone. Safe for use by many threads.
 */
final class WriterPool {

    /** Writers kept at most; each holds up to about 45 KiB. */
    static final int PLACES = 16;

    private final AtomicReferenceArray<@Nullable EventWriter> idle = new AtomicReferenceArray<>(PLACES);

    EventWriter borrow() {
        int home = home();
        for (int i = 0; i < PLACES; i++) {
            EventWriter writer = idle.getAndSet((home + i) % PLACES, null);
            if (writer != null) {
                return writer;
            }
        }
        return new EventWriter();
    }

    void giveBack(EventWriter writer) {
        int home = home();
        for (int i = 0; i < PLACES; i++) {
            if (idle.compareAndSet((home + i) % PLACES, null, writer)) {
                return;
            }
        }
    }

    /** Each thread starts at a place of its own, so that two rarely meet. */
    @SuppressWarnings("deprecation") // Thread.threadId() came after 17
    private static int home() {
        return (int) Thread.currentThread().getId() & (PLACES - 1);
    }
}
