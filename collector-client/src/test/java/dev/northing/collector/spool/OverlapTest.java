package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverlapTest {

    /** A segment whose seal names the last sequence, with those events that are still there. */
    private static Segment segment(int number, long base, long last, long... live) {
        Segment segment = new Segment(number, Path.of(Segment.name(number)), base);
        segment.last = last;
        for (long sequence : live) {
            segment.live.add(sequence, sequence);
        }
        return segment;
    }

    private static List<Long> live(Segment segment) {
        List<Long> live = new ArrayList<>();
        for (long i = segment.base; i <= segment.live.last(); i++) {
            if (segment.live.contains(i)) {
                live.add(i);
            }
        }
        return live;
    }

    @Test
    void takesTheLaterCopiesIfAllAreThere() {
        Segment earlier = segment(1, 1, 5, 1, 2, 3, 5);
        Segment later = segment(2, 3, 6, 3, 4, 5, 6);
        assertThat(new Overlap(List.of(earlier), later).resolve()).isEmpty();
        assertThat(live(earlier)).containsExactly(1L, 2L);
        assertThat(earlier.last).isEqualTo(2);
        assertThat(live(later)).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void takesTheEarlierOnesIfTheCopyingWasInterrupted() {
        Segment earlier = segment(1, 1, 5, 1, 2, 3, 4, 5);
        Segment later = segment(2, 3, 4, 3, 4);
        assertThat(new Overlap(List.of(earlier), later).resolve()).isEmpty();
        assertThat(live(earlier)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(earlier.last).isEqualTo(5);
        assertThat(live(later)).isEmpty();
    }

    @Test
    void takesAnEarlierOneForALaterOneThatIsDamaged() {
        Segment earlier = segment(1, 1, 5, 3, 4);
        Segment later = segment(2, 3, 6, 3, 5, 6);
        assertThat(new Overlap(List.of(earlier), later).resolve()).isEmpty();
        assertThat(live(earlier)).containsExactly(3L, 4L);
        assertThat(live(later)).containsExactly(5L, 6L);
    }

    @Test
    void namesWhatCannotBeTakenInOrder() {
        Segment earlier = segment(1, 1, 5, 6, 8);
        earlier.last = 8;
        Segment later = segment(2, 6, 9, 7, 9);
        assertThat(new Overlap(List.of(earlier), later).resolve()).containsExactly(8);
        assertThat(live(earlier)).containsExactly(6L);
        assertThat(live(later)).containsExactly(7L, 9L);
    }

    @Test
    void leavesSegmentsThatFollowEachOtherAsTheyAre() {
        Segment earlier = segment(1, 1, 5, 1, 5);
        Segment later = segment(2, 6, 8, 6, 8);
        assertThat(new Overlap(List.of(earlier), later).resolve()).isEmpty();
        assertThat(earlier.last).isEqualTo(5);
        assertThat(live(earlier)).containsExactly(1L, 5L);
        assertThat(live(later)).containsExactly(6L, 8L);
    }

    @Test
    void aSealThatOutlivedItsEventsDoesNotHideTheirCopies() {
        Segment earlier = segment(1, 1, 5, 1, 2);
        Segment later = segment(2, 3, 4, 3, 4);
        assertThat(new Overlap(List.of(earlier), later).resolve()).isEmpty();
        assertThat(earlier.last).isEqualTo(2);
        assertThat(live(later)).containsExactly(3L, 4L);
    }

    /** Random segments in a row, compared with trying each boundary. */
    @Test
    void losesAsFewAsAnyBoundaryWould() {
        for (long seed = 1; seed <= 2_000; seed++) {
            Random random = new Random(seed);
            List<Segment> segments = new ArrayList<>();
            long base = 1;
            for (int number = 1; number <= 4; number++) {
                Segment later = random(number, base, random);
                check("seed " + seed, segments, later);
                segments.add(later);
                base += random.nextInt(5);
            }
        }
    }

    private static Segment random(int number, long base, Random random) {
        Segment segment = segment(number, base, base - 1);
        long through = base + random.nextInt(8);
        for (long i = base; i <= through; i++) {
            if (random.nextInt(4) > 0) {
                segment.live.add(i, i);
            }
        }
        segment.last = random.nextBoolean() ? through : segment.live.last();
        return segment;
    }

    private static void check(String seed, List<Segment> segments, Segment later) {
        Set<Long> before = new HashSet<>();
        segments.forEach(segment -> before.addAll(live(segment)));
        Set<Long> added = new HashSet<>(live(later));
        Set<Long> all = new HashSet<>(before);
        all.addAll(added);
        long fewest = Long.MAX_VALUE;
        for (long boundary = later.base; boundary < later.base + 30; boundary++) {
            fewest =
                    Math.min(fewest, all.size() - taken(before, added, boundary).size());
        }
        long[] lost = new Overlap(segments, later).resolve();
        assertThat((long) lost.length).as(seed).isEqualTo(fewest);
        List<Long> inOrder = new ArrayList<>();
        segments.forEach(segment -> inOrder.addAll(live(segment)));
        inOrder.addAll(live(later));
        assertThat(inOrder).as(seed).isSorted().doesNotHaveDuplicates();
        for (long each : lost) {
            assertThat(all.remove(each)).as(seed).isTrue();
        }
        assertThat(inOrder).as(seed).containsExactlyInAnyOrderElementsOf(all);
        segments.forEach(segment -> assertThat(segment.live.last()).as(seed).isLessThanOrEqualTo(segment.last));
    }

    private static Set<Long> taken(Set<Long> before, Set<Long> added, long boundary) {
        Set<Long> taken = new HashSet<>();
        before.stream().filter(i -> i < boundary).forEach(taken::add);
        added.stream().filter(i -> i >= boundary).forEach(taken::add);
        return taken;
    }
}
