package dev.northing.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"10.00, EUR, 1000", "10, JPY, 10", "-0.01, USD, -1", "1.234, KWD, 1234"})
    void countsMinorUnitsOfTheCurrency(BigDecimal amount, String currency, long minor) {
        Money money = Money.of(amount, currency);

        assertThat(money.minor()).isEqualTo(minor);
        assertThat(money.amount()).isEqualByComparingTo(amount);
    }

    @Test
    void writesAmountAndCurrency() {
        assertThat(Money.ofMinor(1050, "EUR")).hasToString("10.50 EUR");
        assertThat(Money.zero(Currency.getInstance("JPY"))).hasToString("0 JPY");
    }

    @Test
    void refusesMoreDecimalsThanTheCurrencyHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(new BigDecimal("0.001"), "EUR"))
                .withMessage("amount: 0.001, expected at most 2 decimals and 18 digits of EUR");
    }

    @Test
    void refusesAnUnknownCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.ofMinor(1, "euro"))
                .withMessage("currency: unknown, expected an ISO 4217 code such as EUR");
    }

    @Test
    void neverMixesCurrencies() {
        Money euros = Money.ofMinor(1, "EUR");
        Money dollars = Money.ofMinor(1, "USD");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> euros.plus(dollars))
                .withMessage("currency: USD, expected EUR as the other amount; convert before adding");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> euros.minus(dollars))
                .withMessageContaining("currency");
    }

    @Test
    void neverOverflowsInSilence() {
        Money most = Money.ofMinor(Long.MAX_VALUE, "EUR");

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(Money.ofMinor(1, "EUR")));
    }

    @ParameterizedTest
    @CsvSource({"120000, 12, 10000", "100, 12, 8", "5, 2, 2", "7, 2, 4", "-7, 2, -4"})
    void givesAMonthItsShareRoundedHalfEven(long minor, int months, long share) {
        assertThat(Money.ofMinor(minor, "EUR").perMonth(months).minor()).isEqualTo(share);
    }

    @Test
    void refusesNoMonths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.ofMinor(1, "EUR").perMonth(0))
                .withMessage("months: 0, expected at least 1");
    }
}
