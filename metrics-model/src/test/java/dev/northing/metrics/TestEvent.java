package dev.northing.metrics;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An event as a test writes it down. */
public record TestEvent(String id, String name, String unit, long epochMillis, Map<String, String> attributes)
        implements EventView {

    public static TestEvent of(String name, String unit, Instant time) {
        return of(name, unit, time.toEpochMilli());
    }

    public static TestEvent of(String name, String unit, String time) {
        return of(name, unit, Instant.parse(time));
    }

    public static TestEvent of(String name, String unit, long epochMillis) {
        return new TestEvent(name + "/" + unit + "/" + epochMillis, name, unit, epochMillis, Map.of());
    }

    public TestEvent with(String attribute, String value) {
        return new TestEvent(id, name, unit, epochMillis, Map.of(attribute, value));
    }

    @Override
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }
}
