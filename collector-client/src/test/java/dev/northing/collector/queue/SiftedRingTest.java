package dev.northing.collector.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.privacy.Purpose;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SiftedRingTest {

    private final EventRing ring = new EventRing(16);
    private int put;

    private void put(int events) {
        for (int i = 0; i < events; i++, put++) {
            ring.put(new byte[] {(byte) put}, new Label(Purpose.DIAGNOSTICS, put % 3 == 0, null));
        }
    }

    private List<Integer> take(int most) {
        List<Integer> taken = new ArrayList<>();
        ring.takeInto((position, event, label) -> {
            boolean room = taken.size() < most;
            if (room) {
                taken.add((int) event[0]);
            }
            return room;
        });
        return taken;
    }

    @Test
    void whatStaysKeepsItsOrderAheadOfWhatComesLater() {
        put(10);
        assertThat(take(2)).containsExactly(0, 1);
        ring.sift((position, event, label) -> event[0] % 2 == 0);
        put(4);
        assertThat(take(3)).containsExactly(2, 4, 6);
        assertThat(ring.head()).isEqualTo(7);
        ring.sift((position, event, label) -> event[0] != 12);
        assertThat(take(100)).containsExactly(8, 10, 11, 13);
        assertThat(ring.head()).isEqualTo(ring.tail());
    }

    @Test
    void everyPlaceIsFreeAgainForWhatWasRemoved() {
        for (int round = 0; round < 5; round++) {
            put(16);
            ring.sift((position, event, label) -> false);
            assertThat(take(100)).isEmpty();
        }
        put(1);
        assertThat(take(100)).hasSize(1);
    }
}
