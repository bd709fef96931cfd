package dev.northing.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimestampFormatTest {

    @Test
    void writesWhatInstantWrites() {
        TimestampFormat format = new TimestampFormat();
        long seed = 42;
        SplittableRandom random = new SplittableRandom(seed);
        int[] steps = {1, 1_000, 1_000_000, 1_000_000_000};
        for (int i = 0; i < 20_000; i++) {
            int step = steps[random.nextInt(4)];
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-62_167_219_200L, 253_402_300_800L),
                    random.nextInt(1_000_000_000) / step * (long) step);

            int length = format.format(instant);

            assertThat(new String(format.text(), 0, length)).as("seed %d", seed).isEqualTo(instant.toString());
        }
    }

    @Test
    void writesTheEdgesOfTheYearsItKnows() {
        TimestampFormat format = new TimestampFormat();
        for (String text : new String[] {
            "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z"
        }) {
            int length = format.format(Instant.parse(text));

            assertThat(new String(format.text(), 0, length)).isEqualTo(text);
        }
    }
}
