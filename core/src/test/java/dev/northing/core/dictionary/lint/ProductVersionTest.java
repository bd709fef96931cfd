package dev.northing.core.dictionary.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductVersionTest {

    @ParameterizedTest
    @CsvSource({"16.9, 16.10", "9, 10", "17, 17.0.1", "<13.9, 14.0", "v1.2, 1.3-rc1"})
    void comparesNumbersNotText(String earlier, String later) {
        assertThat(version(earlier)).isLessThan(version(later));
        assertThat(version(later)).isGreaterThan(version(earlier));
    }

    @Test
    void takesMissingNumbersForZero() {
        assertThat(version("17")).isEqualByComparingTo(version("17.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "1.", ".1", "1..2", "1.2.3.4.5.6.7.8.9", "1234567890", "1.2\n"})
    void knowsWhatIsNoVersion(String text) {
        assertThat(ProductVersion.parse(text)).isEmpty();
    }

    private static ProductVersion version(String text) {
        return ProductVersion.parse(text).orElseThrow();
    }
}
