package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.EventView;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.SharedFiles;
import dev.northing.metrics.TestEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares active units with sets made anew from the whole list of events. */
class ActiveUnitsProperties {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreeWithSetsOnRandomLogs(long seed) {
        Random random = new Random(seed);
        List<TestEvent> log = RandomLogs.log(random, 30, "build", "other");
        int days = new int[] {1, 7, 28}[random.nextInt(3)];

        assertAgrees(log, days, RandomLogs.AS_OF);
    }

    @Test
    void agreeWithSetsOnARealLog() {
        List<TestEvent> log = SharedFiles.gitEvents();
        Instant last =
                log.stream().map(TestEvent::time).max(Comparator.naturalOrder()).orElseThrow();

        for (int days : new int[] {1, 7, 28}) {
            for (Instant asOf = last;
                    asOf.isAfter(last.minus(Duration.ofDays(2_000)));
                    asOf = asOf.minusSeconds(8_640_007)) {
                assertAgrees(log, days, asOf);
            }
        }
    }

    private static void assertAgrees(List<TestEvent> log, int days, Instant asOf) {
        List<TestEvent> known = log.stream()
                .filter(event -> !event.name().equals("other"))
                .filter(event -> event.time().isBefore(asOf))
                .toList();
        Instant start = asOf.minus(Duration.ofDays(days));
        Instant before = asOf.minus(Duration.ofDays(2L * days));
        Set<String> now = units(known, start, asOf);
        Set<String> then = units(known, before, start);
        Set<String> ever = units(known, Instant.MIN, start);

        ActiveUnitsFigures figures = ActiveUnits.trailingDays(
                        "d", days, event -> !event.name().equals("other"))
                .evaluate(log, asOf);

        assertThat(figures.active().value()).hasValue(now.size());
        assertThat(figures.previous().value()).hasValue(then.size());
        assertThat(figures.newcomers()).isEqualTo(count(now, unit -> !ever.contains(unit)));
        assertThat(figures.retained()).isEqualTo(count(now, then::contains));
        assertThat(figures.resurrected()).isEqualTo(count(now, unit -> ever.contains(unit) && !then.contains(unit)));
        assertThat(figures.churned()).isEqualTo(count(then, unit -> !now.contains(unit)));
        if (then.isEmpty()) {
            assertThat(figures.growth().value()).isEmpty();
        } else {
            assertThat(figures.growth().value()).hasValue((double) (now.size() - then.size()) / then.size());
        }
    }

    private static Set<String> units(List<TestEvent> events, Instant from, Instant to) {
        return events.stream()
                .filter(event -> !event.time().isBefore(from) && event.time().isBefore(to))
                .map(EventView::unit)
                .collect(Collectors.toSet());
    }

    private static long count(Set<String> units, Predicate<String> condition) {
        return units.stream().filter(condition).count();
    }
}
