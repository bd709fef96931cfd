package dev.northing.collector.spool;

import dev.northing.core.privacy.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Events for tests, each telling which one it is. */
final class Events {

    static final Purpose OWN_PURPOSE = new Purpose("beta_program");

    private Events() {}

    static EventRecord event(int i, long createdMillis) {
        return event(i, createdMillis, 0);
    }

    static EventRecord event(int i, long createdMillis, int padding) {
        return new EventRecord(payload(i, padding), Purpose.PRODUCT_ANALYTICS, 1, 0, false, createdMillis);
    }

    static byte[] payload(int i, int padding) {
        return ("{\"i\":" + i + ",\"pad\":\"" + "x".repeat(padding) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    static List<EventRecord> events(int from, int count, long createdMillis) {
        return events(from, count, createdMillis, 0);
    }

    static List<EventRecord> events(int from, int count, long createdMillis, int padding) {
        List<EventRecord> events = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            events.add(event(i, createdMillis, padding));
        }
        return events;
    }

    /** An event of any purpose, period, subject and length. */
    static EventRecord random(int i, long createdMillis, RandomGenerator random) {
        List<Purpose> purposes = List.of(Purpose.ESSENTIAL, Purpose.DIAGNOSTICS, Purpose.MARKETING, OWN_PURPOSE);
        return new EventRecord(
                payload(i, random.nextInt(300)),
                purposes.get(random.nextInt(purposes.size())),
                random.nextInt(4),
                random.nextInt(4),
                random.nextBoolean(),
                createdMillis - random.nextInt(1000));
    }

    static int number(EventRecord event) {
        String text = new String(event.payload(), StandardCharsets.UTF_8);
        return Integer.parseInt(text.substring(5, text.indexOf(',')));
    }

    static List<Integer> numbers(StoredBatch batch) {
        return batch.events().stream().map(stored -> number(stored.event())).toList();
    }

    /** Reads everything, without acknowledging it. */
    static List<StoredEvent> readAll(EventStore store) {
        List<StoredEvent> all = new ArrayList<>();
        for (StoredBatch batch = store.read(100, 1 << 20); !batch.isEmpty(); batch = store.read(100, 1 << 20)) {
            all.addAll(batch.events());
        }
        return all;
    }

    static List<Integer> readNumbers(EventStore store) {
        return readAll(store).stream().map(stored -> number(stored.event())).toList();
    }

    /** Everything about an event that a store has to keep, to be compared. */
    static String facts(EventRecord event) {
        return new String(event.payload(), StandardCharsets.UTF_8)
                + event.purpose()
                + '/'
                + event.consentEpoch()
                + '/'
                + event.subjectTag()
                + '/'
                + event.important()
                + '/'
                + event.createdMillis();
    }
}
