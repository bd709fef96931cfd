package dev.northing.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventViewTest {

    private static final TestEvent EVENT =
            TestEvent.of("build_finished", "o1", "2026-03-01T00:00:00Z").with("outcome", "success");

    @Test
    void isSelectedByName() {
        assertThat(EventView.named("build_started", "build_finished")).accepts(EVENT);
        assertThat(EventView.named("build_started")).rejects(EVENT);
        assertThat(EventView.any()).accepts(EVENT);
    }

    @Test
    void isSelectedByAttribute() {
        assertThat(EventView.having("outcome", "success")).accepts(EVENT);
        assertThat(EventView.having("outcome", "failure")).rejects(EVENT);
        assertThat(EventView.having("plan", "success")).rejects(EVENT);
    }

    @Test
    void refusesToBeSelectedByNoName() {
        assertThatIllegalArgumentException()
                .isThrownBy(EventView::named)
                .withMessage("names: empty, expected at least one event name");
    }

    @Test
    void hasNoAttributesUnlessItsSourceHas() {
        EventView bare = new EventView() {
            @Override
            public String id() {
                return "1";
            }

            @Override
            public String name() {
                return "n";
            }

            @Override
            public String unit() {
                return "u";
            }

            @Override
            public long epochMillis() {
                return 1_500;
            }
        };

        assertThat(bare.attribute("plan")).isEqualTo(Optional.empty());
        assertThat(bare.time()).isEqualTo(Instant.ofEpochMilli(1_500));
    }
}
