package dev.northing.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void showsEveryThousandthStepOnATerminal() {
        Progress progress = new Progress(new PrintStream(screen, true, UTF_8));
        LongConsumer steps = progress.start("events");
        for (int i = 1; i <= 2_500; i++) {
            steps.accept(i);
        }
        progress.end();

        assertThat(screen.toString(UTF_8))
                .contains("1,000 events", "2,000 events")
                .doesNotContain("500")
                .endsWith("\u001b[2K");
    }

    @Test
    void staysSilentInAPipe() {
        Progress progress = new Progress(null);
        progress.start("events").accept(1_000);
        progress.end();

        assertThat(screen.size()).isZero();
    }
}
