package dev.northing.metrics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.EventView;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.usage.ActiveUnits;
import dev.northing.metrics.usage.ActiveUnitsFigures;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestatementTest {

    private static final Instant AS_OF = Instant.parse("2026-03-08T00:00:00Z");
    private static final ActiveUnits ACTIVE = ActiveUnits.trailingDays("active", 7, EventView.any());

    private final UnitTimelines state = ACTIVE.create();

    @Test
    void saysWhatWasReportedAndWhatShouldHaveBeen() {
        ACTIVE.add(state, build("one", 3));
        ACTIVE.add(state, build("two", 3));
        Restatement<ActiveUnitsFigures> restatement =
                Restatement.of(ACTIVE, state, List.of(build("three", 2), build("three", 4)), AS_OF);

        assertThat(restatement.reported().active().value()).hasValue(2);
        assertThat(restatement.restated().active().value()).hasValue(3);
        assertThat(restatement.lateEvents()).isEqualTo(2);
        assertThat(restatement.asOf()).isEqualTo(AS_OF);
        assertThat(restatement.isChanged()).isTrue();
    }

    @Test
    void saysThatRedeliveriesChangeNothing() {
        ACTIVE.add(state, build("one", 3));

        assertThat(Restatement.of(ACTIVE, state, List.of(build("one", 3)), AS_OF)
                        .isChanged())
                .isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Restatement<>(AS_OF, 1, 1, -1));
    }

    private static TestEvent build(String unit, int day) {
        return TestEvent.of("build", unit, "2026-03-0" + day + "T12:00:00Z");
    }
}
