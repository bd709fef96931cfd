package dev.northing.metrics.quality;

import dev.northing.metrics.EventView;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.TimeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Requests as tests write them down: they say how long they took, or a length that follows from their id. */
final class Requests {

    static final TimeWindow WINDOW = TimeWindow.trailingDays(28, RandomLogs.AS_OF);

    private Requests() {}

    static Measured measured() {
        return Measured.of("api", WINDOW, EventView.named("request"), Requests::millis);
    }

    static long millis(EventView request) {
        return request.attribute("millis")
                .map(Long::parseLong)
                .orElseGet(() -> (long) Math.floorMod(request.id().hashCode(), 500) - 5);
    }

    static List<EventView> taking(LongStream millis) {
        List<EventView> requests = new ArrayList<>();
        millis.forEach(length -> requests.add(taking("r" + requests.size(), WINDOW.start(), length)));
        return requests;
    }

    static EventView taking(String id, Instant time, long millis) {
        return new TestEvent(id, "request", "service", time.toEpochMilli(), Map.of("millis", Long.toString(millis)));
    }
}
