package dev.northing.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.northing.metrics.read.CsvColumns;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void simulatesByDefault() throws UsageException {
        assertThat(Options.parse()).isEqualTo(new Options(null, null, CsvColumns.DEFAULT, null, 2025, false, null));
    }

    @Test
    void takesEveryOption() throws UsageException {
        assertThat(Options.parse(
                        "--events",
                        "a.csv",
                        "--time",
                        "at",
                        "--event",
                        "e",
                        "--dictionary",
                        "d",
                        "--seed",
                        "7",
                        "--report",
                        "r.html"))
                .isEqualTo(new Options(
                        null,
                        Path.of("a.csv"),
                        new CsvColumns("at", Optional.of("e")),
                        Path.of("d"),
                        7,
                        false,
                        Path.of("r.html")));
        assertThat(Options.parse("--git", ".").git()).isEqualTo(Path.of("."));
        assertThat(Options.parse("--git", ".", "--help").help()).isTrue();
        assertThat(Options.parse("-h").help()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--what",
                "--what x",
                "--git",
                "--seed x",
                "--git . --events a.csv",
                "--time at",
                "--event e",
                "--git . --time at",
                "--git \0"
            })
    void refusesWhatItDoesNotUnderstand(String call) {
        assertThatExceptionOfType(UsageException.class).isThrownBy(() -> Options.parse(call.split(" ")));
    }

    @Test
    void describesEveryOption() {
        for (String option :
                new String[] {"--seed", "--git", "--events", "--time", "--event", "--dictionary", "--report", "--help"
                }) {
            assertThat(Options.USAGE).contains("  " + option + " ");
        }
    }
}
