package dev.northing.metrics.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.SharedFiles;
import dev.northing.metrics.TestEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the activation rate with a walk over each unit's own list of events. */
class ActivationRateProperties {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithAWalkOverRandomLogs(long seed) {
        List<TestEvent> log = RandomLogs.log(new Random(seed), 25, "signup", "success");

        assertAgrees(log, Duration.ofDays(7), RandomLogs.AS_OF);
    }

    @Test
    void agreesWithAWalkOverARealLog() {
        // A contributor signs up with the first commit; later ones are successes.
        Set<String> seen = new HashSet<>();
        List<TestEvent> log = new ArrayList<>();
        SharedFiles.gitEvents().stream()
                .sorted(Comparator.comparing(TestEvent::epochMillis))
                .forEach(event -> log.add(TestEvent.of(
                        seen.add(event.unit()) ? "signup" : "success", event.unit(), event.epochMillis())));
        Instant last = log.get(log.size() - 1).time();

        for (Instant asOf : List.of(last.plusSeconds(1), last, last.minus(Duration.ofDays(1_000)))) {
            assertAgrees(log, Duration.ofDays(7), asOf);
            assertAgrees(log, Duration.ofDays(28), asOf);
        }
    }

    private static void assertAgrees(List<TestEvent> log, Duration allowance, Instant asOf) {
        Map<String, List<TestEvent>> byUnit = new HashMap<>();
        log.stream()
                .filter(event -> event.time().isBefore(asOf))
                .distinct()
                .forEach(event -> byUnit.computeIfAbsent(event.unit(), unit -> new ArrayList<>())
                        .add(event));
        long activated = 0;
        long mature = 0;
        long immature = 0;
        long unstarted = 0;
        for (List<TestEvent> own : byUnit.values()) {
            Instant signUp = own.stream()
                    .filter(event -> event.name().equals("signup"))
                    .map(EventView::time)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            if (signUp == null) {
                unstarted++;
            } else if (Duration.between(signUp, asOf).compareTo(allowance) < 0) {
                immature++;
            } else {
                mature++;
                activated += own.stream().anyMatch(event -> inTime(event, signUp, allowance)) ? 1 : 0;
            }
        }

        Figure rate = ActivationRate.of("d", EventView.named("signup"), EventView.named("success"))
                .within(allowance)
                .evaluate(log, asOf);

        assertThat(rate.numerator()).hasValue((double) activated);
        assertThat(rate.denominator()).hasValue((double) mature);
        assertThat(rate.immature()).isEqualTo(immature);
        assertThat(rate.noted(Note.UNITS_WITHOUT_START)).isEqualTo(unstarted);
        if (mature == 0) {
            assertThat(rate.value()).isEmpty();
        } else {
            assertThat(rate.value()).hasValue((double) activated / mature);
        }
    }

    private static boolean inTime(TestEvent event, Instant signUp, Duration allowance) {
        Duration after = Duration.between(signUp, event.time());
        return event.name().equals("success") && !after.isNegative() && after.compareTo(allowance) < 0;
    }
}
