package dev.northing.metrics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.EventView;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.usage.ActiveUnits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IdentitiesTest {

    private static final StateCodec<Identities> CODEC = Identities.codec("users");

    @Test
    void giveAllLinkedIdsTheSmallest() {
        Identities identities = new Identities();
        identities.link("device-9", "user-2");
        identities.link("user-2", "anonymous-7");

        assertThat(identities.canonical("user-2")).isEqualTo("anonymous-7");
        assertThat(identities.canonical("device-9")).isEqualTo("anonymous-7");
        assertThat(identities.canonical("stranger")).isEqualTo("stranger");
    }

    @Test
    void uniteUnitsBeforeTheyAreCounted() {
        Identities identities = new Identities();
        identities.link("anonymous", "user");
        List<EventView> log = List.of(
                TestEvent.of("build", "anonymous", "2026-03-14T00:00:00Z"),
                TestEvent.of("build", "user", "2026-03-14T01:00:00Z").with("plan", "paid"));
        ActiveUnits daily = ActiveUnits.trailingDays("dau", 1, EventView.any());
        Instant asOf = Instant.parse("2026-03-15T00:00:00Z");

        assertThat(daily.evaluate(log, asOf).active().value()).hasValue(2);
        List<EventView> resolved = log.stream().map(identities::resolve).toList();
        assertThat(daily.evaluate(resolved, asOf).active().value()).hasValue(1);
        assertThat(resolved.get(1).attribute("plan")).hasValue("paid");
        assertThat(resolved.get(1).id()).isEqualTo(log.get(1).id());
        assertThat(resolved.get(0)).isSameAs(log.get(0));
    }

    @Test
    void doNotDependOnTheOrderOrDivisionOfTheirLinks() {
        for (long seed = 1; seed <= 1_000; seed++) {
            Random random = new Random(seed);
            List<List<String>> links = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                links.add(List.of("u" + random.nextInt(20), "u" + random.nextInt(20)));
            }
            Identities whole = of(links);
            Collections.shuffle(links, random);
            int cut = random.nextInt(links.size() + 1);
            Identities merged = of(links.subList(cut, links.size()));
            merged.addAll(CODEC.decode(CODEC.encode(of(links.subList(0, cut)))));
            merged.addAll(merged);

            assertThat(CODEC.encode(merged)).as("seed %d", seed).isEqualTo(CODEC.encode(whole));
            for (int unit = 0; unit < 20; unit++) {
                assertThat(merged.canonical("u" + unit))
                        .as("seed %d", seed)
                        .isEqualTo(reachable(links, "u" + unit).first());
            }
        }
    }

    @Test
    void refuseAnEmptyId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Identities().link("", "a"))
                .withMessage("id: empty, expected the ids of a unit");
    }

    @Test
    void refuseBytesOfChainedAliases() {
        StateBody<Identities> forged = new StateBody<>() {
            @Override
            public void write(Identities state, StateWriter writer) {
                writer.unsigned(2);
                List.of("b", "a", "c", "b").forEach(writer::text);
            }

            @Override
            public Identities read(StateReader reader) {
                throw new UnsupportedOperationException();
            }
        };
        byte[] bytes = StateCodec.of(CODEC.kind(), forged).encode(new Identities());

        assertThatExceptionOfType(StateFormatException.class)
                .isThrownBy(() -> CODEC.decode(bytes))
                .withMessageContaining("a canonical id is an alias");
    }

    private static Identities of(List<List<String>> links) {
        Identities identities = new Identities();
        links.forEach(link -> identities.link(link.get(0), link.get(1)));
        return identities;
    }

    private static SortedSet<String> reachable(List<List<String>> links, String start) {
        SortedSet<String> found = new TreeSet<>(List.of(start));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (List<String> link : links) {
                if (found.contains(link.get(0)) || found.contains(link.get(1))) {
                    grown |= found.addAll(link);
                }
            }
        }
        return found;
    }
}
