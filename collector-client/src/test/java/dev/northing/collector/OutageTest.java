package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.transport.NotSentException;
import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Rows of the fault matrix that are about when to try again. Time is simulated throughout: the dispatch, its waits and the
 * receiver's troubles go by one ticker and one clock, which pass without waiting.
 */
final class OutageTest {

    /** What a batch takes over loopback. */
    private static final Duration REQUEST = Duration.ofMillis(5);

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    /** More of them when there is time. */
    private static long seeds(int few) {
        return Boolean.getBoolean("northing.stress") ? 20L * few : few;
    }

    private static TransportResponse refuse() throws IOException {
        throw new ConnectException("refused");
    }

    private static boolean isBefore(Outage outage, Duration end) {
        return outage.time.elapsed().compareTo(end) < 0;
    }

    private static TransportResponse takeSlowly(Outage outage, int[] events) {
        outage.time.pass(REQUEST);
        return Outage.take(outage, events);
    }

    private static Outage.Receiver refusingUntil(Duration end) {
        return (outage, events) -> isBefore(outage, end) ? refuse() : takeSlowly(outage, events);
    }

    private static Outage refusedForTenMinutes(int events, long seed) {
        return new Outage(Math.max(64, events), seed, refusingUntil(TEN_MINUTES))
                .track(events)
                .drain();
    }

    /** Row N1. */
    @Test
    void tenMinutesOfRefusedConnectionsCostTwentyTriesAndNoEvent() {
        Outage outage = refusedForTenMinutes(50_000, 11);
        assertThat(outage.lost()).isZero();
        assertThat(outage.doubled()).isZero();
        assertThat(outage.books().delivered()).isEqualTo(50_000);
        long[] counts = new long[1_000];
        for (int seed = 0; seed < counts.length; seed++) {
            counts[seed] = refusedForTenMinutes(1, seed).triesWithin(Duration.ZERO, TEN_MINUTES);
        }
        Arrays.sort(counts);
        assertThat(counts[counts.length / 2]).as("median").isLessThanOrEqualTo(20);
        assertThat(counts[counts.length * 95 / 100]).as("95th percentile").isLessThanOrEqualTo(22);
    }

    /** An outage of 10 s while 5,000 events arrive a second: the backlog is gone 3 s after the return. */
    @Test
    void theBacklogOfTenSecondsIsGoneThreeSecondsAfterTheReturn() {
        Duration back = Duration.ofSeconds(10);
        for (long seed = 0; seed < seeds(8); seed++) {
            Outage outage = new Outage(66_000, seed, refusingUntil(back));
            outage.produce(5_000, Duration.ofSeconds(13)).runUntil(Duration.ofSeconds(13));
            // What has not gone by now arrived within the last instants.
            assertThat(outage.books().pending()).as("seed %d", seed).isLessThanOrEqualTo(100);
            outage.drain();
            assertThat(outage.lost()).isZero();
            assertThat(outage.tracked()).isEqualTo(65_000);
        }
    }

    @Test
    void afterAnOutageBatchesDoubleWithoutAWaitUntilTheyAreFull() {
        Outage outage =
                new Outage(50_000, 3, refusingUntil(TEN_MINUTES)).track(50_000).drain();
        List<Outage.Try> after = outage.tries.stream()
                .filter(each -> each.at().compareTo(TEN_MINUTES) >= 0)
                .toList();
        assertThat(after.stream().limit(7).map(Outage.Try::events)).containsExactly(10, 20, 40, 80, 160, 190, 500);
        for (int i = 1; i < after.size(); i++) {
            assertThat(after.get(i).at().minus(after.get(i - 1).at())).isEqualTo(REQUEST);
        }
        assertThat(after).hasSizeLessThanOrEqualTo(110);
    }

    @Test
    void anEventThatIsRejectedOnTheWayBackIsStillFound() {
        Outage outage = new Outage(2_000, 3, (receiver, events) -> {
                    if (isBefore(receiver, Duration.ofMinutes(1))) {
                        return refuse();
                    }
                    boolean poisoned = Arrays.stream(events).anyMatch(event -> event == 7 || event == 130);
                    return poisoned ? new TransportResponse(400) : takeSlowly(receiver, events);
                })
                .track(2_000)
                .drain();
        assertThat(outage.lost()).isEqualTo(2);
        assertThat(outage.books().dropped()).isEqualTo(Map.of(DropReason.REJECTED, 2L));
    }

    @Test
    void aReceiverThatLearnsItsSizeOnTheWayBackGetsNoMoreThanItTakes() {
        Outage outage = new Outage(5_000, 3, (receiver, events) -> {
                    if (isBefore(receiver, Duration.ofMinutes(1))) {
                        return refuse();
                    }
                    return events.length > 100 ? new TransportResponse(413) : takeSlowly(receiver, events);
                })
                .track(5_000)
                .drain();
        assertThat(outage.lost()).isZero();
        assertThat(outage.books().droppedTotal()).isZero();
    }

    /** Row N2. */
    @Test
    void asksForANameThatIsUnknownOnceAMinuteAtMost() {
        Duration end = Duration.ofHours(2);
        Outage outage = new Outage(50_000, 5, (receiver, events) -> {
                    if (isBefore(receiver, end)) {
                        throw new UnknownHostException("receiver.example");
                    }
                    return takeSlowly(receiver, events);
                })
                .track(50_000)
                .drain();
        assertThat(outage.lost()).isZero();
        for (int i = 1; i < outage.tries.size() && outage.tries.get(i).at().compareTo(end) < 0; i++) {
            assertThat(gap(outage, i)).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        }
        assertThat(outage.triesWithin(Duration.ZERO, end)).isGreaterThan(20);
    }

    private static Duration gap(Outage outage, int index) {
        return outage.tries.get(index).at().minus(outage.tries.get(index - 1).at());
    }

    /** Row N15: up for a second, down for a second; a request that is under way when the receiver goes is taken, unanswered. */
    @Test
    void aReceiverThatFlapsLosesNothingAndDoublesLessThanAHundredth() {
        for (long seed = 0; seed < seeds(2); seed++) {
            Outage outage = new Outage(301_000, seed, OutageTest::flap);
            outage.produce(1_000, Duration.ofMinutes(5)).runUntil(Duration.ofMinutes(5));
            outage.drain();
            assertThat(outage.tracked()).isEqualTo(300_000);
            assertThat(outage.lost()).as("seed %d", seed).isZero();
            assertThat(outage.doubled()).as("seed %d", seed).isLessThan(3_000);
            assertThat(outage.books().delivered()).isEqualTo(300_000);
        }
    }

    private static TransportResponse flap(Outage outage, int[] events) throws IOException {
        if (isDown(outage)) {
            return refuse();
        }
        TransportResponse taken = takeSlowly(outage, events);
        if (isDown(outage)) {
            throw new SocketException("Connection reset");
        }
        return taken;
    }

    private static boolean isDown(Outage outage) {
        return outage.time.elapsed().toSeconds() % 2 == 1;
    }

    /** Row S1: a storm of failures that pass; the distribution of the waits is tested where they are drawn. */
    @Test
    void survivesAStormOfFailuresThatPass() {
        int[] statuses = {500, 502, 503, 504};
        Outage outage = new Outage(
                        10_000,
                        9,
                        (receiver, events) -> receiver.tries.size() <= 40
                                ? new TransportResponse(statuses[receiver.tries.size() % 4])
                                : takeSlowly(receiver, events))
                .track(10_000)
                .drain();
        assertThat(outage.lost()).isZero();
        for (int i = 1; i <= 40; i++) {
            assertThat(gap(outage, i)).isBetween(Duration.ofMillis(100), Duration.ofMinutes(5));
        }
    }

    /** Row S2. */
    @Test
    void isNeverEarlyForASecondsValue() {
        for (long seed = 0; seed < 100; seed++) {
            Outage outage = busyFor(10, seed, Map.of("retry-after", "2"));
            assertThat(outage.lost()).isZero();
            for (int i = 1; i <= 10; i++) {
                assertThat(gap(outage, i)).as("seed %d", seed).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            }
            assertThat(gap(outage, 1)).isLessThanOrEqualTo(Duration.ofMillis(2_200));
        }
    }

    private static Outage busyFor(int answers, long seed, Map<String, String> headers) {
        return new Outage(
                        1_000,
                        seed,
                        (receiver, events) -> receiver.tries.size() <= answers
                                ? new TransportResponse(429, headers, new byte[0])
                                : Outage.take(receiver, events))
                .track(1_000)
                .drain();
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                .format(instant.atOffset(ZoneOffset.UTC));
    }

    /** Row S3: the receiver's clock is an hour off, in either direction; what counts is what it says of itself. */
    @Test
    void isNeverEarlyForADateOfAReceiverWhoseClockIsWrong() {
        for (int hours : new int[] {-1, 1}) {
            Outage outage = new Outage(10, 4, (receiver, events) -> {
                        if (receiver.tries.size() > 3) {
                            return Outage.take(receiver, events);
                        }
                        Instant there = receiver.time.instant().plus(Duration.ofHours(hours));
                        Map<String, String> headers =
                                Map.of("Date", httpDate(there), "Retry-After", httpDate(there.plusSeconds(30)));
                        return new TransportResponse(429, headers, new byte[0]);
                    })
                    .track(10)
                    .drain();
            for (int i = 1; i <= 3; i++) {
                assertThat(gap(outage, i))
                        .as("%d h, try %d", hours, i)
                        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
            }
            assertThat(outage.lost()).isZero();
        }
    }

    /** Row S4. */
    @Test
    void anAbsurdValueHoldsAnHourAtMostAndNeverSpins() {
        for (String absurd : List.of("1000000000", "1e9", "-1", "0", "soon", "9".repeat(400), "9".repeat(60), " ")) {
            Outage outage = busyFor(60, 6, Map.of("retry-after", absurd));
            assertThat(outage.lost()).isZero();
            for (int i = 1; i <= 60; i++) {
                assertThat(gap(outage, i)).as(absurd).isLessThanOrEqualTo(Duration.ofMinutes(66));
            }
            for (int second = 0; second < 60; second++) {
                Duration from = Duration.ofSeconds(second);
                // One a second over any ten seconds, give or take the one that was saved up and the first.
                assertThat(outage.triesWithin(from, from.plusSeconds(10)))
                        .as(absurd)
                        .isLessThanOrEqualTo(12);
            }
            assertThat(outage.triesWithin(Duration.ZERO, Duration.ofMinutes(1)))
                    .as(absurd)
                    .isLessThanOrEqualTo(60);
        }
    }

    /** Row K1: whatever the wall clock does, a hold ends, and what the ticker counts is kept. */
    @Test
    void noHoldIsStuckAndNoBackoffStormsWhenTheWallClockJumps() {
        for (Duration jump : List.of(Duration.ofHours(-1), Duration.ofDays(30), Duration.ofDays(36_525))) {
            Outage held = new Outage(10, 2, (receiver, events) -> {
                if (receiver.tries.size() == 1) {
                    return new TransportResponse(429, Map.of("retry-after", "600"), new byte[0]);
                }
                return Outage.take(receiver, events);
            });
            held.track(10).runUntil(Duration.ofSeconds(100));
            held.time.jump(jump);
            held.drain();
            held.time.jump(jump.negated());
            assertThat(held.lost()).isZero();
            assertThat(gap(held, 1)).as("%s", jump).isLessThanOrEqualTo(Duration.ofMinutes(11));

            Outage refused = new Outage(10, 2, refusingUntil(TEN_MINUTES));
            refused.track(10).runUntil(Duration.ofMinutes(1));
            long before = refused.tries.size();
            refused.time.jump(jump);
            refused.runUntil(TEN_MINUTES);
            assertThat(refused.tries.size() - before).as("%s", jump).isLessThanOrEqualTo(12);
        }
    }

    /** Row K2: the machine sleeps in the middle of a hold, and the ticker with it. */
    @Test
    void aHoldEndsInRealTimeAlthoughTheTickerSleeps() {
        for (long seed = 0; seed < 50; seed++) {
            for (int slept : new int[] {0, 300, 599, 600, 3_600}) {
                Outage outage = new Outage(10, seed, (receiver, events) -> {
                    if (receiver.tries.size() == 1) {
                        return new TransportResponse(429, Map.of("retry-after", "600"), new byte[0]);
                    }
                    return Outage.take(receiver, events);
                });
                outage.track(10).runUntil(Duration.ofSeconds(100));
                outage.time.sleep(Duration.ofSeconds(slept));
                outage.drain();
                Duration real = outage.time.elapsed().plusSeconds(slept);
                // A machine that wakes up later than the hold ends has a tenth more from then on.
                long latest = Math.max(660, 100 + slept + 60);
                assertThat(real)
                        .as("seed %d, %d s", seed, slept)
                        .isBetween(Duration.ofSeconds(600), Duration.ofSeconds(latest));
            }
        }
    }

    /** Row P4: a process that stood for a minute sees the ticker jump; it owes nobody the tries that it missed. */
    @Test
    void aProcessThatStoodForAMinuteTriesOnceAndGoesOnWaiting() {
        for (long seed = 0; seed < seeds(50); seed++) {
            Outage outage = new Outage(5_000, seed, refusingUntil(Duration.ofHours(1))).track(5_000);
            Duration stopped = Duration.ofSeconds(3);
            outage.runUntil(stopped);
            outage.time.pass(Duration.ofSeconds(60));
            Duration continued = outage.time.elapsed();
            outage.runUntil(continued.plusSeconds(10));
            assertThat(outage.triesWithin(continued, continued.plusMillis(100)))
                    .as("seed %d", seed)
                    .isEqualTo(1);
            assertThat(outage.triesWithin(continued, continued.plusSeconds(10)))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(10);
            assertThat(outage.books().droppedTotal()).isZero();
        }
    }

    @Test
    void aRequestThatNeverLeftGoesAgainAtOnceAndOnce() {
        Outage outage = new Outage(10, 1, (receiver, events) -> {
                    if (receiver.tries.size() <= 3) {
                        throw new NotSentException(new SocketException("Broken pipe"));
                    }
                    return Outage.take(receiver, events);
                })
                .track(10)
                .drain();
        assertThat(gap(outage, 1)).isZero();
        assertThat(gap(outage, 2)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(outage.tries).hasSize(4);
        assertThat(outage.doubled()).isZero();
    }
}
