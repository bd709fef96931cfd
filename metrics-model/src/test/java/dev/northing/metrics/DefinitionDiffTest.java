package dev.northing.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.activation.Exclusion;
import dev.northing.metrics.activation.ExclusionEffect;
import dev.northing.metrics.activation.Funnel;
import dev.northing.metrics.activation.FunnelSpec;
import dev.northing.metrics.activation.FunnelStep;
import dev.northing.metrics.retention.CohortRetention;
import dev.northing.metrics.retention.RetentionSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DefinitionDiffTest {

    private static final Instant AS_OF = Instant.parse("2026-03-15T00:00:00Z");

    @Test
    void saysWhichRuleOfAFunnelMovesTheNumber() {
        FunnelSpec funnel = FunnelSpec.ordered("f", Duration.ofHours(1), FunnelStep.named("a"), FunnelStep.named("b"))
                .with(List.of(new Exclusion(EventView.named("x"), 1, 2)), ExclusionEffect.DROP_OFF, false);
        // One converts at a second entry, one meets an exclusion, one just converts, one does not.
        List<EventView> log = List.of(
                event("a", "again", "10:00"),
                event("a", "again", "12:00"),
                event("b", "again", "12:30"),
                event("a", "excluded", "10:00"),
                event("x", "excluded", "10:10"),
                event("b", "excluded", "10:20"),
                event("a", "plain", "10:00"),
                event("b", "plain", "10:20"),
                event("a", "stops", "10:00"));

        DefinitionDiff diff = DefinitionDiff.between(
                funnel.likeMixpanel(),
                funnel.likePostHog(),
                FunnelSpec.rules(),
                spec -> new Funnel(spec).evaluate(log, AS_OF).conversion().value());

        // Mixpanel 1 of 4; with re-entry 2 of 4; without the removed unit 2 of 3.
        assertThat(diff.before()).hasValue(0.25);
        assertThat(diff.changes())
                .containsExactly(
                        new DefinitionDiff.Change("reentry", "FIRST_ENTRY", "ANY_ENTRY", OptionalDouble.of(0.5)),
                        new DefinitionDiff.Change(
                                "ties",
                                "WITHIN_GRACE within PT2S",
                                "EITHER_ORDER within PT0.001S",
                                OptionalDouble.of(0.5)),
                        new DefinitionDiff.Change(
                                "exclusion effect", "DROP_OFF", "REMOVE", OptionalDouble.of(2.0 / 3)));
        assertThat(diff.after()).hasValue(2.0 / 3);
    }

    @Test
    void saysWhichRuleOfRetentionMovesTheNumber() {
        RetentionSpec signUps =
                RetentionSpec.monthly("r", ZoneOffset.UTC, EventView.named("signup"), EventView.named("build"));
        ZoneId project = ZoneId.of("America/New_York");
        // Signed up at 10:30 UTC; back 23.9 hours later, on the next date; back on day 5.
        List<EventView> log = List.of(
                TestEvent.of("signup", "a", "2026-03-01T10:30:00Z"),
                TestEvent.of("build", "a", "2026-03-02T10:24:00Z"),
                TestEvent.of("signup", "b", "2026-03-01T10:30:00Z"),
                TestEvent.of("build", "b", "2026-03-06T10:30:00Z"),
                TestEvent.of("signup", "c", "2026-03-01T10:30:00Z"));

        DefinitionDiff toAmplitude = between(signUps.likeMixpanel(1), signUps.likeAmplitude(1), log);
        DefinitionDiff toPostHog = between(signUps.likeAmplitude(1), signUps.likePostHog(project, 1), log);

        // Mixpanel: b only, on or after day 1. From the hour of the start a is back on day 1 too. Exactly on day 1: a.
        assertThat(toAmplitude.before()).hasValue(1.0 / 3);
        assertThat(toAmplitude.changes())
                .extracting(DefinitionDiff.Change::rule)
                .containsExactly("basis", "brackets");
        assertThat(toAmplitude.changes().get(0).value()).hasValue(2.0 / 3);
        assertThat(toAmplitude.after()).hasValue(1.0 / 3);
        assertThat(toPostHog.changes()).hasSize(1);
        assertThat(toPostHog.after()).hasValue(1.0 / 3);
    }

    @Test
    void findsNothingBetweenEqualDefinitions() {
        RetentionSpec spec = RetentionSpec.monthlyFromFirstEvent("r", ZoneOffset.UTC);

        DefinitionDiff diff = between(spec, spec, List.of());

        assertThat(diff.changes()).isEmpty();
        assertThat(diff.after()).isEmpty();
    }

    private static DefinitionDiff between(RetentionSpec from, RetentionSpec to, List<EventView> log) {
        return DefinitionDiff.between(
                from,
                to,
                RetentionSpec.rules(),
                spec -> CohortRetention.of(spec)
                        .evaluate(log, AS_OF)
                        .pooled()
                        .get(0)
                        .rate()
                        .value());
    }

    private static EventView event(String name, String unit, String time) {
        return TestEvent.of(name, unit, "2026-03-01T" + time + ":00Z");
    }
}
