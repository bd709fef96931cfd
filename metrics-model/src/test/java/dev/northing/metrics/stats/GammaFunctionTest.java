package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GammaFunctionTest {

    @Test
    void isTheLogarithmOfFactorials() {
        double sum = 0;
        for (int n = 1; n < 200; n++) {
            assertThat(GammaFunction.log(n)).as("n = %s", n).isCloseTo(sum, within(1e-14 * Math.max(1, 10 * sum)));
            sum += Math.log(n);
        }
    }

    @Test
    void isThatOfTheRootOfPiAtOneHalf() {
        assertThat(GammaFunction.log(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-14));
    }

    @Test
    void growsByTheLogarithmOfItsArgument() {
        for (double z = 1e-8; z < 1e8; z *= 3.7) {
            double step = GammaFunction.log(z + 1) - GammaFunction.log(z);
            double rounding = 4 * Math.ulp(GammaFunction.log(z + 1)) + 4e-15 * Math.abs(Math.log(z)) + 1e-14;
            assertThat(step).as("z = %s", z).isCloseTo(Math.log(z), within(rounding));
        }
    }

    @Test
    void refusesWhatIsNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GammaFunction.log(0))
                .withMessage("z: 0.0, expected a positive, finite number");
        assertThatIllegalArgumentException().isThrownBy(() -> GammaFunction.log(Double.NaN));
    }
}
