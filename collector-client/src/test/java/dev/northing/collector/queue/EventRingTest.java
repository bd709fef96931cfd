package dev.northing.collector.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.privacy.Purpose;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EventRingTest {

    private static final Label NORMAL = Label.of(Purpose.PRODUCT_ANALYTICS);
    private static final Label IMPORTANT = new Label(Purpose.PRODUCT_ANALYTICS, true, null);

    private final EventRing ring = new EventRing(4);
    private final List<Long> positions = new ArrayList<>();
    private final List<Integer> taken = new ArrayList<>();

    private void put(int number, Label label) {
        ring.put(new byte[] {(byte) number}, label);
    }

    private List<Integer> takeAll() {
        return take(Integer.MAX_VALUE);
    }

    private List<Integer> take(int most) {
        taken.clear();
        ring.takeInto((position, event, label) -> {
            if (taken.size() == most) {
                return false;
            }
            positions.add(position);
            return taken.add((int) event[0]);
        });
        return taken;
    }

    private int evict(boolean evenImportant) {
        EventRing.Evicted evicted = ring.evict(evenImportant);
        return evicted == null ? 0 : evicted.bytes();
    }

    @Test
    void takesEventsOfBothPrioritiesInTheOrderOfTheirPositions() {
        for (int round = 0; round < 10; round++) {
            put(1, NORMAL);
            put(2, IMPORTANT);
            put(3, IMPORTANT);
            put(4, NORMAL);
            assertThat(takeAll()).containsExactly(1, 2, 3, 4);
        }
        assertThat(positions).hasSize(40).isSorted().doesNotHaveDuplicates();
        assertThat(ring.head()).isEqualTo(40);
        assertThat(ring.tail()).isEqualTo(40);
    }

    @Test
    void evictsTheOldestNormalEventHoweverManyImportantOnesAreOlder() {
        put(1, IMPORTANT);
        put(2, IMPORTANT);
        put(3, NORMAL);
        put(4, NORMAL);
        assertThat(evict(false)).isEqualTo(1);
        assertThat(takeAll()).containsExactly(1, 2, 4);
        assertThat(positions).containsExactly(0L, 1L, 3L);
    }

    @Test
    void evictsAnImportantEventOnlyWhenNoNormalOneWaits() {
        put(1, IMPORTANT);
        put(2, NORMAL);
        assertThat(evict(true)).isEqualTo(1);
        assertThat(evict(false)).isZero();
        assertThat(evict(true)).isEqualTo(1);
        assertThat(evict(true)).isZero();
        assertThat(takeAll()).isEmpty();
        put(3, NORMAL);
        assertThat(takeAll()).containsExactly(3);
        assertThat(positions).containsExactly(2L);
    }

    @Test
    void keepsAnEventThatFoundNoRoomWithTheTakerAndDoesNotEvictIt() {
        put(1, NORMAL);
        put(2, NORMAL);
        assertThat(take(0)).isEmpty();
        assertThat(ring.head()).isZero();
        assertThat(evict(true)).isEqualTo(1);
        assertThat(takeAll()).containsExactly(1);
        assertThat(takeAll()).isEmpty();
    }

    @Test
    void isUsedAgainForEverWhileOldImportantEventsStay() {
        put(1, IMPORTANT);
        put(2, IMPORTANT);
        for (int i = 0; i < 1_000; i++) {
            put(3, NORMAL);
            assertThat(evict(false)).isEqualTo(1);
        }
        put(4, NORMAL);
        assertThat(takeAll()).containsExactly(1, 2, 4);
        assertThat(ring.tail()).isEqualTo(1_003);
    }

    @Test
    void takesEverythingForNormalWhenNothingIsImportant() {
        EventRing plain = new EventRing(2, false);
        plain.put(new byte[] {1}, IMPORTANT);
        plain.put(new byte[] {2}, NORMAL);
        assertThat(plain.evict(false)).isNotNull();
        plain.takeInto((position, event, label) -> taken.add((int) event[0]));
        assertThat(taken).containsExactly(2);
    }

    @Test
    void tellsWhoeverWatchesAnEventThatItHadToMakeRoom() {
        List<String> told = new ArrayList<>();
        put(1, NORMAL.watched(() -> told.add("first")));
        put(2, NORMAL.watched(() -> told.add("second")));
        EventRing.Evicted evicted = ring.evict(false);
        assertThat(evicted).isNotNull();
        evicted.tell();
        assertThat(told).containsExactly("first");
    }
}
