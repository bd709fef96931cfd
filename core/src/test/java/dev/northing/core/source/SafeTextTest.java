package dev.northing.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void keepsWhatCanBeSeen() {
        assertThat(SafeText.escaped("Größe \uD83D\uDE00 → 'x'\\")).isEqualTo("Größe \uD83D\uDE00 → 'x'\\");
    }

    @Test
    void escapesWhatCannotBeSeen() {
        assertThat(SafeText.escaped("a\tb\u007f\ufeff\ud800c")).isEqualTo("a\\u0009b\\u007f\\ufeff\\ud800c");
        assertThat(SafeText.escaped("\uDB40\uDC41")).isEqualTo("\\udb40\\udc41");
    }

    @Test
    void changesNothingTheSecondTime() {
        String once = SafeText.escaped("a\nb");

        assertThat(SafeText.escaped(once)).isEqualTo(once);
    }

    @Test
    void cutsNamesOfMoreThan120Characters() {
        assertThat(SafeText.MAX_NAME_LENGTH).isEqualTo(120);
        assertThat(SafeText.quoted("a".repeat(120))).isEqualTo("'" + "a".repeat(120) + "'");
        assertThat(SafeText.quoted("a".repeat(121))).isEqualTo("'" + "a".repeat(120) + "...'");
    }
}
