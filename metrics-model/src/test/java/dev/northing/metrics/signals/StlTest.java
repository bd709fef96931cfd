package dev.northing.metrics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.PublishedSeries;
import dev.northing.metrics.stats.OrderedSample;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StlTest {

    // The small series of the tests of several ports of the authors' program, whose results agree.
    private static final double[] SMALL = {
        5, 9, 2, 9, 0, 6, 3, 8, 5, 8, 7, 8, 8, 0, 2, 5, 0, 5, 6, 7, 3, 6, 1, 4, 4, 4, 3, 7, 5, 8
    };

    @Test
    void reproducesTheSummaryOfTheCarbonDioxideInRsManual() {
        double[] logarithms =
                Arrays.stream(PublishedSeries.carbonDioxide()).map(Math::log).toArray();

        Decomposition parts = new Stl(12, 21, 0, false).decompose(logarithms).orElseThrow();

        // Minimum, quartiles with the median, and maximum, from summary(stl(log(co2), s.window = 21)).
        assertSummary(parts.seasonal(), 5e-10, -9.939103e-03, -4.536535e-03, 8.777611e-04, 4.997747e-03, 9.114691e-03);
        assertSummary(parts.trend(), 5e-7, 5.753541, 5.778556, 5.815125, 5.859806, 5.898750);
        assertSummary(
                parts.remainder(), 5e-10, -2.255405e-03, -4.586796e-04, -8.867395e-06, 4.023465e-04, 1.939626e-03);
        assertThat(parts.weights()).containsOnly(1.0);
    }

    @Test
    void marksTheOutliersThatRMarksInTheLungDeaths() {
        Decomposition parts =
                Stl.robust(12).decompose(PublishedSeries.lungDeaths()).orElseThrow();

        // From which(stl(mdeaths, s.window = "per", robust = TRUE)$weights < 1e-8) in R's manual.
        assertThat(IntStream.range(0, 72)
                        .filter(i -> parts.weights().get(i) < 1e-8)
                        .map(i -> i + 1))
                .containsExactly(24, 26, 27, 28, 36, 37, 50, 52, 59, 61);
    }

    @Test
    void agreesWithOtherProgramsOnASmallSeries() {
        Decomposition plain = new Stl(7, 7, 0, false).decompose(SMALL).orElseThrow();
        Decomposition robust = new Stl(7, 7, 0, true).decompose(SMALL).orElseThrow();

        assertStart(plain.seasonal(), 0.36926576, 0.75655484, -1.3324139, 1.9553658, -0.6044802);
        assertStart(plain.trend(), 4.804099, 4.9097075, 5.015316, 5.16045, 5.305584);
        assertStart(robust.seasonal(), 0.14922355, 0.47939026, -1.833231, 1.7411387, 0.8200711);
        assertStart(robust.trend(), 5.397365, 5.4745436, 5.5517216, 5.6499176, 5.748114);
        assertStart(robust.remainder(), -0.5465884, 3.0460663, -1.7184906, 1.6089439, -6.5681853);
        assertStart(robust.weights(), 0.99374926, 0.8129377, 0.9385952, 0.9458036, 0.29742217);
    }

    @Test
    void addsUpToTheValues() {
        Random random = new Random(7);
        double[] values = random.doubles(100, -5, 50).toArray();

        Decomposition parts = Stl.robust(7).decompose(values).orElseThrow();

        for (int i = 0; i < values.length; i++) {
            double sum = parts.seasonal().get(i)
                    + parts.trend().get(i)
                    + parts.remainder().get(i);
            assertThat(sum).isCloseTo(values[i], within(1e-12));
            assertThat(parts.weights().get(i)).isBetween(0.0, 1.0);
        }
    }

    @Test
    void findsSeasonAndLineWhereThereIsNothingElse() {
        double[] season = {3, -1, -2, 0};
        double[] values = IntStream.range(0, 40)
                .mapToDouble(i -> 10 + 0.5 * i + season[i % 4])
                .toArray();

        Decomposition parts = Stl.robust(4).decompose(values).orElseThrow();

        for (int i = 0; i < values.length; i++) {
            assertThat(parts.seasonal().get(i)).isCloseTo(season[i % 4], within(1e-9));
            assertThat(parts.trend().get(i)).isCloseTo(10 + 0.5 * i, within(1e-9));
        }
    }

    @Test
    void hasNoSeasonAndNoRemainderInAConstantSeries() {
        for (double constant : new double[] {0, 5}) {
            double[] values = new double[20];
            Arrays.fill(values, constant);

            Decomposition parts = Stl.robust(5).decompose(values).orElseThrow();

            assertThat(parts.seasonal()).allSatisfy(each -> assertThat(each).isCloseTo(0, within(1e-14)));
            assertThat(parts.trend()).allSatisfy(each -> assertThat(each).isCloseTo(constant, within(1e-14)));
        }
    }

    @Test
    void needsTwoWholeSeasons() {
        assertThat(Stl.robust(4).decompose(new double[7])).isEmpty();
        assertThat(Stl.robust(4).decompose(new double[8])).isPresent();
        assertThat(Stl.robust(4).decompose()).isEmpty();
    }

    @Test
    void refusesUnusableWindowsAndValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stl.robust(1))
                .withMessage("period: 1, expected at least 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stl(12, 8, 0, false))
                .withMessage("seasonalWindow: 8, expected 0 or an odd number from 7 on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stl(12, 7, 1, false))
                .withMessage("trendWindow: 1, expected 0 or an odd number from 3 on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stl.robust(2).decompose(1, Double.NaN, 3, 4))
                .withMessage("values: NaN, expected a number from -1e100 to 1e100");
    }

    private static void assertSummary(List<Double> values, double precision, double... quartiles) {
        OrderedSample sample = OrderedSample.of(
                values.stream().mapToDouble(Double::doubleValue).toArray());
        for (int i = 0; i < quartiles.length; i++) {
            assertThat(sample.quantile(i / 4.0).orElseThrow())
                    .as("quartile %s", i)
                    .isCloseTo(quartiles[i], within(precision));
        }
    }

    private static void assertStart(List<Double> values, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(values.get(i)).isCloseTo(expected[i], within(1e-5));
        }
    }
}
