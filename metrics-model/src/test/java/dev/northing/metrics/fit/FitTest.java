package dev.northing.metrics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FitTest {

    @Test
    void findsTheBottomOfRosenbrocksValley() {
        NelderMead.Minimum best = NelderMead.minimize(
                at -> Math.pow(1 - at[0], 2) + 100 * Math.pow(at[1] - at[0] * at[0], 2), 0.5, new double[] {-1.2, 1});

        assertThat(best.at()[0]).isCloseTo(1, within(1e-5));
        assertThat(best.at()[1]).isCloseTo(1, within(1e-5));
    }

    @Test
    void findsTheBottomOfPowellsSingularFunction() {
        NelderMead.Minimum best = NelderMead.minimize(
                at -> Math.pow(at[0] + 10 * at[1], 2)
                        + 5 * Math.pow(at[2] - at[3], 2)
                        + Math.pow(at[1] - 2 * at[2], 4)
                        + 10 * Math.pow(at[0] - at[3], 4),
                1,
                new double[] {3, -1, 0, 1});

        assertThat(best.value()).isLessThan(1e-9);
    }

    @Test
    void staysWithinWhatIsAllowed() {
        NelderMead.Minimum best = NelderMead.minimize(
                at -> at[0] < 2 ? Double.POSITIVE_INFINITY : at[0] > 50 ? Double.NaN : at[0],
                1,
                new double[] {10},
                new double[] {100});

        assertThat(best.at()[0]).isCloseTo(2, within(1e-6));
    }

    @Test
    void endsWhereNothingIsAllowed() {
        assertThat(NelderMead.minimize(at -> Double.NaN, 1, new double[] {0, 0}).value())
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void leavesARestThatNoColumnExplains() {
        Random random = new Random(1);
        double[][] columns = new double[4][30];
        double[] target = new double[30];
        for (int i = 0; i < 30; i++) {
            target[i] = random.nextGaussian();
            for (double[] column : columns) {
                column[i] = random.nextGaussian();
            }
        }

        double[] solution = LeastSquares.solve(columns, target);

        for (double[] column : columns) {
            double product = 0;
            for (int i = 0; i < 30; i++) {
                double rest = target[i];
                for (int j = 0; j < 4; j++) {
                    rest -= solution[j] * columns[j][i];
                }
                product += rest * column[i];
            }
            assertThat(product).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void givesAColumnThatSaysNothingNewNoPart() {
        double[][] columns = {{1, 1, 1}, {2, 2, 2}, {1, 2, 3}, {0, 0, 0}};

        double[] solution = LeastSquares.solve(columns, new double[] {3, 5, 7});

        assertThat(solution).containsExactly(new double[] {1, 0, 2, 0}, within(1e-12));
    }

    @Test
    void invertsTheCurvatureOfAParaboloid() {
        double[][] covariance = Curvature.covariance(
                        at -> 2 * at[0] * at[0] + at[0] * at[1] + 3 * at[1] * at[1], new double[] {0, 0})
                .orElseThrow();

        // Second derivatives 4, 1 and 6: the determinant is 23.
        assertThat(covariance[0][0]).isCloseTo(6 / 23.0, within(1e-6));
        assertThat(covariance[0][1]).isCloseTo(-1 / 23.0, within(1e-6));
        assertThat(covariance[1][1]).isCloseTo(4 / 23.0, within(1e-6));
    }

    @Test
    void hasNoCovarianceWhereAFunctionIsFlat() {
        assertThat(Curvature.covariance(at -> at[0] * at[0], new double[] {0, 0}))
                .isEmpty();
        assertThat(Curvature.covariance(at -> -at[0] * at[0] - at[1] * at[1], new double[] {0, 0}))
                .isEmpty();
    }
}
