package dev.northing.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventIdTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123Z");

    @Test
    void isAUuidOfVersion7ThatCarriesItsTime() {
        EventId id = new EventIdGenerator(InstantSource.fixed(NOON), new SplittableRandom(1)).next();
        UUID uuid = UUID.fromString(id.toString());

        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(id.epochMillis()).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void risesStrictlyWhenTheClockStandsStillOrStepsBack() {
        long[] millis = {1_000_000};
        EventIdGenerator ids = new EventIdGenerator(() -> Instant.ofEpochMilli(millis[0]), new SplittableRandom(2));

        EventId previous = ids.next();
        for (int i = 0; i < 20_000; i++) {
            if (i == 10_000) {
                millis[0] -= 60_000;
            }
            EventId next = ids.next();
            assertThat(next.compareTo(previous)).isPositive();
            previous = next;
        }
        assertThat(previous.epochMillis()).isBetween(1_000_000L, 1_000_010L);
    }

    @Test
    void isNeverRepeatedByManyThreads() throws InterruptedException {
        EventIdGenerator ids = new EventIdGenerator(InstantSource.system(), new SplittableRandom(3));
        Set<EventId> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch done = new CountDownLatch(4);
        for (int t = 0; t < 4; t++) {
            new Thread(() -> {
                        for (int i = 0; i < 25_000; i++) {
                            seen.add(ids.next());
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();

        assertThat(seen).hasSize(100_000);
    }

    @Test
    void differsBetweenGeneratorsWithOneClock() {
        InstantSource clock = InstantSource.fixed(NOON);

        EventId one = new EventIdGenerator(clock, new SplittableRandom(4)).next();
        EventId other = new EventIdGenerator(clock, new SplittableRandom(5)).next();

        assertThat(one.high()).isEqualTo(other.high());
        assertThat(one.low()).isNotEqualTo(other.low());
    }

    @Test
    void readsAndWritesItsText() {
        String text = "019a2b6e-7c00-7abc-8def-0123456789ab";
        EventId id = EventId.parse(text);
        byte[] ascii = new byte[EventId.TEXT_LENGTH + 1];
        id.writeTo(ascii, 1);

        assertThat(id).hasToString(text);
        assertThat(new String(ascii, 1, EventId.TEXT_LENGTH, StandardCharsets.US_ASCII))
                .isEqualTo(text);
    }

    @Test
    void refusesTextsThatAreNoUuid() {
        for (String text : new String[] {
            "",
            "1-2-3-4-5",
            "019a2b6e-7c00-7abc-8def-0123456789a",
            "x".repeat(36),
            "1-1-1-1-0000000000000000000000000001"
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EventId.parse(text))
                    .withMessageContaining("36");
        }
    }
}
