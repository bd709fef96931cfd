package dev.northing.core.dictionary.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void splitsAtCaseDigitsAndPunctuation() {
        assertThat(Words.of("userEmail2")).containsExactly("user", "email", "2");
        assertThat(Words.of("IPAddress")).containsExactly("ip", "address");
        assertThat(Words.of("client_ip.v4-x")).containsExactly("client", "ip", "v", "4", "x");
        assertThat(Words.of("Last 7-day builds, e.g. CI"))
                .containsExactly("last", "7", "day", "builds", "e", "g", "ci");
        assertThat(Words.of("URL")).containsExactly("url");
        assertThat(Words.of("_")).isEmpty();
        assertThat(Words.of("")).isEmpty();
    }
}
