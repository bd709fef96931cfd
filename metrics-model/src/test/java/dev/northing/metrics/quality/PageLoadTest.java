package dev.northing.metrics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.EventView;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.EventSample;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLoadTest extends AggregatorContract<EventView, EventSample, PageLoadFigures> {

    @Override
    protected PageLoad aggregator() {
        return new PageLoad(Requests.measured());
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 30, "request", "other"));
    }

    @Test
    void judgesThreeOfFourLoads() {
        PageLoadFigures figures =
                aggregator().evaluate(Requests.taking(LongStream.of(9_000, 1_000, 3_000, 2_000)), RandomLogs.AS_OF);

        // Type 7: position 3 x 0.75 = 2.25, a quarter of the way from 3,000 to 9,000.
        assertThat(figures.p75().value()).hasValue(4_500);
        assertThat(figures.band()).hasValue(PageLoadBand.POOR);
        assertThat(figures.good().value()).hasValue(0.5);
        assertThat(figures.poor().value()).hasValue(0.25);
    }

    @Test
    void hasNoBandWithoutLoads() {
        PageLoadFigures figures = aggregator().evaluate(List.of(), RandomLogs.AS_OF);

        assertThat(figures.p75().value()).isEmpty();
        assertThat(figures.band()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2500, GOOD", "2500.1, NEEDS_IMPROVEMENT", "4000, NEEDS_IMPROVEMENT", "4000.1, POOR"})
    void givesABorderToTheBetterBand(double millis, PageLoadBand band) {
        assertThat(PageLoadBand.of(millis)).isEqualTo(band);
        assertThat(PageLoadBand.MOST_GOOD_MILLIS).isEqualTo(2_500);
        assertThat(PageLoadBand.MOST_NOT_POOR_MILLIS).isEqualTo(4_000);
    }
}
