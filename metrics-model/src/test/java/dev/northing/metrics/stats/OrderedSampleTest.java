package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderedSampleTest {

    @Test
    void interpolatesByDefault() {
        OrderedSample sample = OrderedSample.of(4, 1, 3, 2);

        assertThat(sample.quantile(0)).hasValue(1);
        assertThat(sample.quantile(0.25)).hasValueCloseTo(1.75, within(1e-15));
        assertThat(sample.quantile(0.5)).hasValue(2.5);
        assertThat(sample.quantile(0.9)).hasValueCloseTo(3.7, within(1e-15));
        assertThat(sample.quantile(1)).hasValue(4);
    }

    @Test
    void takesTheNearestRankOnRequest() {
        OrderedSample sample = oneTo(100);

        assertThat(sample.quantile(0, QuantileRule.NEAREST_RANK)).hasValue(1);
        assertThat(sample.quantile(0.5, QuantileRule.NEAREST_RANK)).hasValue(50);
        assertThat(sample.quantile(0.501, QuantileRule.NEAREST_RANK)).hasValue(51);
        // 100 x 0.07 is 7.000000000000001 in doubles, and yet the seventh value is meant.
        assertThat(sample.quantile(0.07, QuantileRule.NEAREST_RANK)).hasValue(7);
        assertThat(sample.quantile(1, QuantileRule.NEAREST_RANK)).hasValue(100);
    }

    @Test
    void boundsTheMedianOfTenByItsSecondAndNinthValue() {
        Interval interval = oneTo(10).interval(0.5, 0.95).orElseThrow();

        // P(B <= 1) = 11/1024 = 0.0107 fits into 0.025, P(B <= 2) = 56/1024 does not.
        assertThat(oneTo(10).quantile(0.5)).hasValue(5.5);
        assertThat(interval.low()).isEqualTo(2);
        assertThat(interval.high()).isEqualTo(9);
        assertThat(interval.method()).isEqualTo(IntervalMethod.ORDER_STATISTICS);
    }

    @Test
    void hasNoneForTheNinetyFifthPercentileBelowSeventyTwoValues() {
        assertThat(oneTo(71).interval(0.95, 0.95)).isEmpty();
        assertThat(oneTo(72).interval(0.95, 0.95))
                .hasValueSatisfying(interval -> assertThat(interval.high()).isEqualTo(72));
    }

    @ParameterizedTest
    @CsvSource({"6, 0.5, 0.95", "25, 0.5, 0.9", "72, 0.95, 0.95", "100, 0.25, 0.99", "300, 0.9, 0.5"})
    void agreesWithSumsOfBinomialTerms(int size, double share, double level) {
        Interval interval = oneTo(size).interval(share, level).orElseThrow();
        double tail = (1 - level) / 2;

        // Values are their own ranks here.
        int low = (int) interval.low();
        int high = (int) interval.high();
        assertThat(binomial(size, share, 0, low - 1)).isLessThanOrEqualTo(tail);
        assertThat(binomial(size, share, 0, low)).isGreaterThan(tail);
        assertThat(binomial(size, share, high, size)).isLessThanOrEqualTo(tail);
        assertThat(binomial(size, share, high - 1, size)).isGreaterThan(tail);
    }

    @Test
    void hasNothingWithoutValues() {
        assertThat(OrderedSample.of().quantile(0.5)).isEmpty();
        assertThat(OrderedSample.of().interval(0.5, 0.95)).isEmpty();
        assertThat(OrderedSample.of().size()).isZero();
        assertThat(OrderedSample.of(7).quantile(0.3)).hasValue(7);
        assertThat(OrderedSample.of(7).interval(0.5, 0.95)).isEmpty();
    }

    @Test
    void refusesWhatIsNoShareOrNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> oneTo(3).quantile(1.1))
                .withMessage("share: 1.1, expected a number in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderedSample.of(1, Double.NaN))
                .withMessage("values: NaN, expected a finite number");
    }

    private static OrderedSample oneTo(int size) {
        return OrderedSample.of(
                IntStream.rangeClosed(1, size).mapToDouble(value -> value).toArray());
    }

    private static double binomial(int n, double p, int from, int to) {
        double sum = 0;
        double term = Math.pow(1 - p, n);
        for (int k = 0; k <= to; k++) {
            sum += k >= from ? term : 0;
            term *= (double) (n - k) / (k + 1) * p / (1 - p);
        }
        return sum;
    }
}
