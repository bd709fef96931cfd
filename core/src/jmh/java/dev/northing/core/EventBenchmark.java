package dev.northing.core;

import dev.northing.core.event.Event;
import dev.northing.core.event.EventIdGenerator;
import dev.northing.core.json.EventReader;
import dev.northing.core.json.EventWriter;
import dev.northing.core.schema.EventValidator;
import dev.northing.core.schema.Violation;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the stages before the queue cost: building, an id, validating, encoding; and reading back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventBenchmark {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);
    private static final int EVENTS = 1024;

    private final Event[] events = new Event[EVENTS];
    private final EventWriter writer = new EventWriter();
    private final EventReader reader = new EventReader();
    private final EventValidator validator = new EventValidator(SampleEvents.dictionary());
    private final EventIdGenerator ids = new EventIdGenerator(InstantSource.system(), new SplittableRandom(1));
    private final byte[] encoded;
    private int next;

    /** Makes the events beforehand. */
    public EventBenchmark() {
        for (int i = 0; i < EVENTS; i++) {
            events[i] = SampleEvents.event(i);
        }
        writer.write(events[0]);
        encoded = writer.toByteArray();
    }

    @Benchmark
    public Event build() {
        return SampleEvents.builder(next++).build();
    }

    @Benchmark
    public Object id() {
        return ids.next();
    }

    @Benchmark
    public List<Violation> validate() {
        return validator.validate(events[next++ & (EVENTS - 1)], TODAY);
    }

    @Benchmark
    public int encode() {
        writer.write(events[next++ & (EVENTS - 1)]);
        return writer.size();
    }

    @Benchmark
    public Event decode() {
        return reader.read(encoded);
    }
}
