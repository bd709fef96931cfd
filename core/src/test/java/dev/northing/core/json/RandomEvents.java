package dev.northing.core.json;

import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.Identifier;
import dev.northing.core.event.Properties;
import dev.northing.core.event.PropertiesBuilder;
import dev.northing.core.event.PropertyValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes sound events of every shape from a seeded source. */
final class RandomEvents {

    private static final long FIRST_SECOND =
            Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final RandomGenerator random;

    RandomEvents(RandomGenerator random) {
        this.random = random;
    }

    Event next() {
        Event.Builder event = Event.builder(
                "event_" + random.nextInt(50) + "\u00fc\ud83d\ude00".substring(0, 1 + 2 * random.nextInt(2)));
        if (random.nextBoolean()) {
            event.id(new EventId(random.nextLong(), random.nextLong())).time(instant());
        }
        for (Identifier identifier : Identifier.values()) {
            if (random.nextInt(3) == 0) {
                event.identifier(identifier, "id" + random.nextInt(1000));
            }
        }
        Event plain = event.build();
        return plain.withProperties(properties(8));
    }

    private Properties properties(int levels) {
        PropertiesBuilder properties = Properties.builder();
        for (int i = random.nextInt(6); i > 0; i--) {
            properties.with("p" + random.nextInt(100), value(levels));
        }
        return properties.build();
    }

    private PropertyValue value(int levels) {
        return switch (random.nextInt(levels > 1 ? 8 : 6)) {
            case 0 -> PropertyValue.of(text(40));
            case 1 -> PropertyValue.of(random.nextLong() >> random.nextInt(64));
            case 2 -> PropertyValue.of(number());
            case 3 -> PropertyValue.of(random.nextBoolean());
            case 4 -> PropertyValue.of(instant());
            case 5 -> PropertyValue.of(Duration.ofSeconds(random.nextLong(), random.nextInt(1_000_000_000)));
            case 6 -> list(levels);
            default -> new PropertyValue.MapValue(properties(levels - 1));
        };
    }

    private PropertyValue list(int levels) {
        List<PropertyValue> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(levels - 1));
        }
        return new PropertyValue.ListValue(values);
    }

    /** Any finite bit pattern. */
    private double number() {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number : random.nextInt();
    }

    private Instant instant() {
        int[] nanos = {0, 123_000_000, 123_456_000, random.nextInt(1_000_000_000)};
        return Instant.ofEpochSecond(random.nextLong(FIRST_SECOND, LAST_SECOND), nanos[random.nextInt(nanos.length)]);
    }

    /** Any UTF-16 units, lone surrogates included. */
    private String text(int maxLength) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(maxLength); i > 0; i--) {
            text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65536)));
        }
        return text.toString();
    }
}
