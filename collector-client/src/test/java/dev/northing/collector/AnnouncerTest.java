package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AnnouncerTest {

    private final List<TelemetryNotice> told = new ArrayList<>();

    /** Tasks that run when the test says so. */
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    private static TelemetryNotice failed(int tries, String cause) {
        return new TelemetryNotice.Failed(tries, cause);
    }

    private void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void tellsInOrderAndJoinsWhatFollowsEachOtherMeanwhile() {
        Announcer announcer = new Announcer(told::add, tasks::add);
        announcer.tell(new TelemetryNotice.Delivered(2));
        announcer.tell(new TelemetryNotice.Delivered(3));
        announcer.tell(new TelemetryNotice.Refused(DropReason.INVALID, 1));
        announcer.tell(new TelemetryNotice.Refused(DropReason.INVALID, 4));
        announcer.tell(new TelemetryNotice.Refused(DropReason.QUEUE_FULL, 1));
        announcer.tell(new TelemetryNotice.Dropped(DropReason.QUOTA, 1));
        announcer.tell(new TelemetryNotice.Dropped(DropReason.QUOTA, 1));
        announcer.tell(failed(1, "HTTP 500"));
        announcer.tell(failed(1, "HTTP 503"));
        announcer.tell(new TelemetryNotice.DiskFailed());
        announcer.tell(new TelemetryNotice.DiskFailed());
        announcer.tell(new TelemetryNotice.Delivered(1));
        assertThat(tasks).hasSize(1);
        run();
        assertThat(told)
                .containsExactly(
                        new TelemetryNotice.Delivered(5),
                        new TelemetryNotice.Refused(DropReason.INVALID, 5),
                        new TelemetryNotice.Refused(DropReason.QUEUE_FULL, 1),
                        new TelemetryNotice.Dropped(DropReason.QUOTA, 2),
                        failed(2, "HTTP 503"),
                        new TelemetryNotice.DiskFailed(),
                        new TelemetryNotice.Delivered(1));
        announcer.tell(new TelemetryNotice.Delivered(9));
        run();
        assertThat(told).last().isEqualTo(new TelemetryNotice.Delivered(9));
    }

    @Test
    void keepsABoundedNumberAndTellsHowManyItMissed() {
        Announcer announcer = new Announcer(told::add, tasks::add);
        for (int i = 0; i < 1_000; i++) {
            announcer.tell(i % 2 == 0 ? new TelemetryNotice.DiskFailed() : new TelemetryNotice.DiskRecovered());
        }
        run();
        assertThat(Announcer.WAITING).isEqualTo(64);
        assertThat(told).hasSize(65).last().isEqualTo(new TelemetryNotice.Missed(936));
        announcer.tell(new TelemetryNotice.Resumed());
        run();
        assertThat(told).last().isEqualTo(new TelemetryNotice.Resumed());
    }

    @Test
    void containsAndCountsWhatTheListenerThrows() {
        int[] calls = {0};
        Announcer announcer = new Announcer(
                notice -> {
                    if (++calls[0] == 1) {
                        throw new StackOverflowError();
                    }
                    told.add(notice);
                },
                tasks::add);
        announcer.tell(new TelemetryNotice.Resumed());
        announcer.tell(new TelemetryNotice.Delivered(1));
        run();
        assertThat(told).containsExactly(new TelemetryNotice.Delivered(1));
        assertThat(announcer.trouble()).isEqualTo(new Announcer.Trouble(1, "StackOverflowError"));
    }

    @Test
    void triesAnExecutorThatRefusesAgainWithTheNextNotice() {
        boolean[] refusing = {true};
        Announcer announcer = new Announcer(told::add, task -> {
            if (refusing[0]) {
                throw new RejectedExecutionException("full");
            }
            tasks.add(task);
        });
        announcer.tell(new TelemetryNotice.Delivered(1));
        assertThat(announcer.trouble()).isEqualTo(new Announcer.Trouble(1, "RejectedExecutionException"));
        refusing[0] = false;
        announcer.tell(new TelemetryNotice.Resumed());
        run();
        assertThat(told).containsExactly(new TelemetryNotice.Delivered(1), new TelemetryNotice.Resumed());
    }

    @Test
    void aListenerInPlaceMayCauseFurtherNotices() {
        Announcer[] self = new Announcer[1];
        self[0] = new Announcer(
                notice -> {
                    told.add(notice);
                    if (told.size() < 3) {
                        self[0].tell(new TelemetryNotice.Delivered(told.size()));
                        assertThat(told).as("not within the call").last().isEqualTo(notice);
                    }
                },
                Runnable::run);
        self[0].tell(new TelemetryNotice.Resumed());
        assertThat(told)
                .containsExactly(
                        new TelemetryNotice.Resumed(),
                        new TelemetryNotice.Delivered(1),
                        new TelemetryNotice.Delivered(2));
    }

    @Test
    void callsOneAtATimeOnAnExecutorOfManyThreadsAndLosesNothing() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        long[] delivered = {0};
        ExecutorService executor = Executors.newFixedThreadPool(4);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        CountDownLatch done = new CountDownLatch(4);
        try {
            Announcer announcer = new Announcer(
                    notice -> {
                        if (inside.incrementAndGet() != 1) {
                            overlaps.incrementAndGet();
                        }
                        delivered[0] += ((TelemetryNotice.Delivered) notice).events();
                        inside.decrementAndGet();
                    },
                    executor);
            for (int caller = 0; caller < 4; caller++) {
                callers.execute(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        announcer.tell(new TelemetryNotice.Delivered(1));
                    }
                    done.countDown();
                });
            }
            done.await();
        } finally {
            callers.shutdown();
            executor.shutdown();
        }
        assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(overlaps).hasValue(0);
        assertThat(delivered[0]).isEqualTo(20_000);
    }
}
