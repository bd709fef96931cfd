package dev.northing.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.412    | 41.2 %",
                "0        | 0.0 %",
                "1        | 100.0 %",
                "0.9995   | 99.95 %",
                "0.99987  | 99.987 %",
                "0.00042  | 0.042 %",
                "1.25     | 125.0 %",
                "-0.031   | -3.1 %"
            })
    void writesSharesWithMoreDecimalsNearTheirEnds(double number, String text) {
        assertThat(Unit.share().format(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.4        | 0.40 ms",
                "187        | 187 ms",
                "1500       | 1.50 s",
                "81000      | 81.0 s",
                "120000     | 2.00 min",
                "840000     | 14.0 min",
                "10800000   | 3.00 h",
                "259200000  | 3.00 d",
                "-1500      | -1.50 s"
            })
    void writesSpansInTheUnitThatFits(double millis, String text) {
        assertThat(Unit.milliseconds().format(millis)).isEqualTo(text);
    }

    @Test
    void writesMoneyFromMinorUnits() {
        assertThat(Unit.minorUnits(Currency.getInstance("USD")).format(123_456_789))
                .isEqualTo("USD 1,234,567.89");
        assertThat(Unit.minorUnits(Currency.getInstance("USD")).format(-31_000)).isEqualTo("-USD 310.00");
        assertThat(Unit.minorUnits(Currency.getInstance("JPY")).format(1_500)).isEqualTo("JPY 1,500");
        assertThat(Unit.minorUnits(Currency.getInstance("KWD")).format(1_500)).isEqualTo("KWD 1.500");
    }

    @Test
    void writesNumbersWithTheirName() {
        assertThat(Unit.count().format(1_204_000)).isEqualTo("1,204,000");
        assertThat(Unit.number("points", 1).format(-12.25)).isEqualTo("-12.3 points");
        assertThat(Unit.number("", 2).format(0)).isEqualTo("0.00");
        assertThat(Unit.count().format(-100)).isEqualTo("-100");
        assertThat(Unit.count().format(-1_000)).isEqualTo("-1,000");
    }

    @Test
    void neverWritesZeroForWhatIsNotZeroNorFloodsThePage() {
        assertThat(Unit.number("", 1).format(0.0004)).isEqualTo("4.00e-04");
        assertThat(Unit.number("", 1).format(Double.MIN_VALUE)).isEqualTo("4.90e-324");
        assertThat(Unit.count().format(Double.MAX_VALUE)).isEqualTo("1.80e+308");
        assertThat(Unit.share().format(1e-300)).isEqualTo("1.00e-298 %");
    }

    @Test
    void saysChangesOfSharesInPointsAndOthersInPercent() {
        assertThat(Unit.share().change(0.40, 0.425)).isEqualTo("+2.5 pp");
        assertThat(Unit.share().change(0.40, 0.40)).isEqualTo("+0.0 pp");
        assertThat(Unit.count().change(200, 150)).isEqualTo("-25.0 %");
        assertThat(Unit.count().change(0, 150)).isEqualTo("+150");
        assertThat(Unit.count().change(-10, 5)).isEqualTo("+15");
    }

    @Test
    void namesItselfForMachines() {
        assertThat(Unit.share().key()).isEqualTo("share");
        assertThat(Unit.milliseconds().key()).isEqualTo("milliseconds");
        assertThat(Unit.minorUnits(Currency.getInstance("EUR")).key()).isEqualTo("minor_units:EUR");
        assertThat(Unit.count().key()).isEqualTo("number");
        assertThat(Unit.number("points", 0).key()).isEqualTo("points");
    }

    @Test
    void refusesWhatCannotBeWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Unit.number("x", 10))
                .withMessage("decimals: 10, expected a number in [0, 9]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Unit.minorUnits(Currency.getInstance("XXX")))
                .withMessage("currency: XXX, expected one that amounts are paid in");
    }
}
