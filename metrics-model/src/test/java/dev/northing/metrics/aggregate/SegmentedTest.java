package dev.northing.metrics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.activation.ActivationRate;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SegmentedTest extends AggregatorContract<EventView, SortedMap<String, UnitTimelines>, SortedMap<String, Figure>> {

    @Override
    protected Segmented<EventView, UnitTimelines, Figure> aggregator() {
        ActivationRate rate = ActivationRate.of("activation", EventView.named("signup"), EventView.named("success"));
        return Segmented.by(rate, event -> event.attribute("plan").orElse("unknown"));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return RandomLogs.log(random, 40, "signup", "success").stream()
                .map(event ->
                        (EventView) event.with("plan", "plan" + event.unit().hashCode() % 3))
                .toList();
    }

    @Test
    void computesEachSegmentByItself() {
        List<EventView> events = List.of(
                TestEvent.of("signup", "a", "2026-03-01T00:00:00Z").with("plan", "free"),
                TestEvent.of("success", "a", "2026-03-02T00:00:00Z").with("plan", "free"),
                TestEvent.of("signup", "b", "2026-03-01T00:00:00Z").with("plan", "free"),
                TestEvent.of("signup", "c", "2026-03-01T00:00:00Z").with("plan", "paid"),
                TestEvent.of("success", "c", "2026-03-02T00:00:00Z").with("plan", "paid"));

        SortedMap<String, Figure> rates = aggregator().evaluate(events, RandomLogs.AS_OF);

        assertThat(rates).containsOnlyKeys("free", "paid");
        assertThat(rates.get("free").value()).hasValue(0.5);
        assertThat(rates.get("paid").value()).hasValue(1);
    }

    @Test
    void hasNoSegmentsWithoutEvents() {
        assertThat(aggregator().evaluate(List.of(), RandomLogs.AS_OF)).isEmpty();
    }

    @Test
    void refusesSegmentsOutOfOrder() {
        StateCodec<SortedMap<String, UnitTimelines>> codec = aggregator().codec();
        SortedMap<String, UnitTimelines> reversed = new TreeMap<>((one, other) -> other.compareTo(one));
        reversed.put("a", new UnitTimelines());
        reversed.put("b", new UnitTimelines());
        byte[] bytes = codec.encode(reversed);

        assertThatExceptionOfType(StateFormatException.class)
                .isThrownBy(() -> codec.decode(bytes))
                .withMessageContaining("segments are out of order");
    }
}
