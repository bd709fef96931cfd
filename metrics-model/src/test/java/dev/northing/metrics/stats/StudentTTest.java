package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

    @ParameterizedTest
    // Any printed table of t, column 0.975.
    @CsvSource({"1, 12.7062", "2, 4.3027", "5, 2.5706", "10, 2.2281", "30, 2.0423", "120, 1.9799"})
    void agreesWithThePrintedTable(long degrees, double expected) {
        assertThat(StudentT.twoSided(0.95, degrees)).isCloseTo(expected, within(0.00005));
    }

    @ParameterizedTest
    @CsvSource({"0.5", "0.95", "0.999999", "0.999999999999"})
    void hasAClosedFormForOneAndTwoDegrees(double level) {
        // One degree: tan(pi p / 2); two: p sqrt(2 / (1 - p^2)).
        double one = 1 / Math.tan(Math.PI * (1 - level) / 2);
        double two = level * Math.sqrt(2 / ((1 - level) * (1 + level)));

        assertThat(StudentT.twoSided(level, 1) / one).isCloseTo(1, within(1e-11));
        assertThat(StudentT.twoSided(level, 2) / two).isCloseTo(1, within(1e-11));
    }

    @Test
    void becomesNormalWithManyDegrees() {
        assertThat(StudentT.twoSided(0.95, 1_000_000_000_000L))
                .isCloseTo(NormalDistribution.twoSided(0.95), within(1e-10));
    }

    @Test
    void agreesWithTheSleepTrial() {
        // Student 1908, the first drug: mean 0.75, standard deviation 1.78901, t(9) = 2.262157.
        Moments sleep = Moments.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);

        Interval interval = StudentT.mean(sleep, 0.95).orElseThrow();

        assertThat(sleep.mean()).hasValueCloseTo(0.75, within(1e-15));
        assertThat(interval.low()).isCloseTo(-0.5298, within(0.00005));
        assertThat(interval.high()).isCloseTo(2.0298, within(0.00005));
        assertThat(interval.method()).isEqualTo(IntervalMethod.STUDENT_T);
    }

    @Test
    void doesNotDependOnTheOrderOfTheValues() {
        assertThat(Moments.of(1e16, 1, -1e16, 1)).isEqualTo(Moments.of(1, 1, -1e16, 1e16));
    }

    @Test
    void countsRepeatedValuesAsOften() {
        Moments weighted = Moments.weighted(new double[] {1, 2, 5}, new long[] {2, 0, 3});

        assertThat(weighted).isEqualTo(Moments.of(1, 1, 5, 5, 5));
        assertThat(Moments.weighted(new double[] {1}, new long[] {0})).isEqualTo(Moments.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Moments.weighted(new double[] {1}, new long[] {1, 2}))
                .withMessage("counts: 2, expected as many as values, 1");
    }

    @Test
    void hasNoneForFewerThanTwoValues() {
        assertThat(StudentT.mean(Moments.of(), 0.95)).isEmpty();
        assertThat(StudentT.mean(Moments.of(3), 0.95)).isEmpty();
        assertThat(Moments.of().mean()).isEmpty();
        assertThat(Moments.of(3).variance()).isEmpty();
    }

    @Test
    void refusesMomentsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Moments(0, OptionalDouble.of(1), OptionalDouble.empty()))
                .withMessageStartingWith("mean: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Moments(2, OptionalDouble.of(1), OptionalDouble.empty()))
                .withMessageStartingWith("variance: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Moments.of(1, Double.NaN))
                .withMessage("values: NaN, expected a finite number");
        assertThatIllegalArgumentException().isThrownBy(() -> StudentT.twoSided(0.95, 0));
    }
}
