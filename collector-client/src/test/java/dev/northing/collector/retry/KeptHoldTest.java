package dev.northing.collector.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.spool.HoldFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptHoldTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MAX = Duration.ofMinutes(66);

    @TempDir
    private Path state;

    private Instant wall = NOON;
    private HoldFile file;
    private KeptHold hold;

    @BeforeEach
    void open() {
        file = new HoldFile(state.resolve("spool"), "https://a.example/");
        hold = new KeptHold(file, () -> wall);
    }

    private void keep(Duration asked, Duration wait) {
        hold.keep(asked, wait.toNanos());
    }

    /** As the next process sees it. */
    private Duration leftForTheNext() {
        return new KeptHold(file, () -> wall).left();
    }

    @Test
    void leavesTheRestOfTheWaitToTheNextProcess() {
        keep(Duration.ofMinutes(10), Duration.ofMinutes(11));
        wall = NOON.plusSeconds(60);
        assertThat(leftForTheNext()).isEqualTo(Duration.ofMinutes(10));
        wall = NOON.plus(Duration.ofMinutes(11)).minusMillis(1);
        assertThat(leftForTheNext()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void removesWhatIsOver() {
        keep(Duration.ofMinutes(10), Duration.ofMinutes(11));
        wall = NOON.plus(Duration.ofMinutes(11));
        assertThat(leftForTheNext()).isZero();
        assertThat(file.read()).isEqualTo(HoldFile.NONE);
    }

    @Test
    void keepsOnlyWhatTheReceiverAsksForAndOnlyOverAMinute() {
        keep(Duration.ofSeconds(60), Duration.ofMinutes(5));
        assertThat(leftForTheNext()).isZero();
        keep(Duration.ofSeconds(60).plusNanos(1), Duration.ofMinutes(5));
        assertThat(leftForTheNext()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aShortWaitTakesThePlaceOfALongOne() {
        keep(Duration.ofMinutes(10), Duration.ofMinutes(11));
        keep(Duration.ofSeconds(2), Duration.ofSeconds(2));
        assertThat(file.read()).isEqualTo(HoldFile.NONE);
    }

    /** Rows K1 and K2: whatever the clocks were when it was written, and are when it is read. */
    @Test
    void believesAnHourAndATenthWhateverTheFileSays() {
        long now = NOON.toEpochMilli();
        for (long end : new long[] {now + MAX.toMillis() + 1, now + 86_400_000, 4_102_444_800_000L, Long.MAX_VALUE}) {
            file.write(end);
            assertThat(leftForTheNext()).as("end %d", end).isEqualTo(MAX);
        }
        file.write(now + MAX.toMillis());
        assertThat(leftForTheNext()).isEqualTo(MAX);
        file.write(now + MAX.toMillis() - 1);
        assertThat(leftForTheNext()).isEqualTo(MAX.minusMillis(1));
        for (long end : new long[] {now, now - 1, 0, -1, Long.MIN_VALUE + 1}) {
            file.write(end);
            assertThat(leftForTheNext()).as("end %d", end).isZero();
            assertThat(file.read()).isEqualTo(HoldFile.NONE);
        }
    }

    @Test
    void leavesAFileThatItCannotReadAsItIs() throws IOException {
        file.write(NOON.toEpochMilli() + 1_000);
        try (Stream<Path> files = Files.list(state.resolve("spool"))) {
            Path path = files.findAny().orElseThrow();
            Files.writeString(path, "of a later version");
            assertThat(leftForTheNext()).isZero();
            assertThat(path).hasContent("of a later version");
        }
    }

    @Test
    void isNotStuckWhenTheClockWasBeforeTheYear1970() {
        wall = Instant.ofEpochMilli(-5);
        file.write(Long.MAX_VALUE);
        assertThat(leftForTheNext()).isEqualTo(MAX);
    }

    @Test
    void forgetsTheWaitWhenItIsOver() {
        keep(Duration.ofMinutes(10), Duration.ofMinutes(11));
        hold.over();
        assertThat(file.read()).isEqualTo(HoldFile.NONE);
    }

    @Test
    void forgetsTheWaitOfAnEarlierProcessToo() {
        keep(Duration.ofMinutes(10), Duration.ofMinutes(11));
        KeptHold next = new KeptHold(file, () -> wall);
        next.left();
        next.over();
        assertThat(file.read()).isEqualTo(HoldFile.NONE);
    }

    @Test
    void touchesNoDiskForWhatItHasNotKept() {
        hold.over();
        keep(Duration.ZERO, Duration.ofMinutes(2));
        assertThat(state.resolve("spool")).doesNotExist();
        assertThat(hold.left()).isZero();
        file.write(NOON.toEpochMilli() + 1_000);
        new KeptHold(file, () -> wall).over();
        assertThat(leftForTheNext()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void removesOnlyOnceWhatItHasKept() {
        keep(Duration.ofMinutes(10), Duration.ofMinutes(11));
        hold.over();
        file.write(NOON.toEpochMilli() + 1_000);
        hold.over();
        assertThat(leftForTheNext()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void forgetsEverythingWithoutAFile() {
        KeptHold none = new KeptHold(null, () -> wall);
        none.keep(Duration.ofMinutes(10), 1);
        assertThat(none.left()).isZero();
        none.over();
    }

    @Test
    void hasTheNumbersThatItsJavadocPromises() {
        assertThat(KeptHold.WORTH_KEEPING).isEqualTo(Duration.ofSeconds(60));
        assertThat(KeptHold.MAX).isEqualTo(MAX);
    }
}
