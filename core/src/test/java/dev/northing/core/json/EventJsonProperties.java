package dev.northing.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.error.EncodingException;
import dev.northing.core.event.Event;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonProperties {

    private static final int EVENTS = 5_000;

    private final EventWriter writer = new EventWriter();
    private final EventReader reader = new EventReader();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261101, -7})
    void everyEventComesBackEqualAndGivesTheSameBytesAgain(long seed) {
        RandomEvents random = new RandomEvents(new SplittableRandom(seed));
        for (int i = 0; i < EVENTS; i++) {
            Event event = random.next();
            if (!writer.write(event)) {
                continue;
            }
            byte[] bytes = writer.toByteArray();
            Event back = reader.read(bytes);

            assertThat(back).isEqualTo(event);
            assertThat(writer.write(back)).isTrue();
            assertThat(writer.toByteArray()).isEqualTo(bytes);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 77})
    void damagedTextIsReadOrRefusedAndNothingElse(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomEvents events = new RandomEvents(random);
        int refused = 0;
        for (int i = 0; i < EVENTS; i++) {
            writer.write(events.next());
            byte[] bytes = writer.toByteArray();
            for (int hits = random.nextInt(1, 4); hits > 0 && bytes.length > 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(reader.read(bytes, 0, random.nextInt(bytes.length + 1)))
                        .isNotNull();
            } catch (EncodingException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(EVENTS / 2);
    }
}
