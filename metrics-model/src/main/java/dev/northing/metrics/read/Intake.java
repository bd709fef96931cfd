package dev.northing.metrics.read;

import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Takes rows one by one: hands on what the rules take, and counts everything else. */
final class Intake {

    private static final String OTHER_REASONS = "other reasons";

    private final ReadRules rules;
    private final Consumer<? super StoredEvent> events;
    private final KnownIds known;
    private final TreeMap<String, Refusal> refusals = new TreeMap<>();
    private long rows;
    private long taken;
    private long duplicates;
    private long late;
    private long impossible;
    private long withoutUnit;
    private long files;

    Intake(ReadRules rules, Consumer<? super StoredEvent> events) {
        this.rules = rules;
        this.events = events;
        this.known = new KnownIds(rules.rememberedIds());
    }

    void beginFile() {
        files++;
    }

    long rows() {
        return rows;
    }

    void take(Event event, String file, long line) {
        Instant time = event.time();
        EventId id = event.id();
        if (time == null) {
            refuse("expected a time", file, line);
            return;
        }
        rows++;
        if (id != null && !known.add(id)) {
            duplicates++;
        } else if (time.isBefore(rules.earliest()) || !time.isBefore(rules.asOf())) {
            impossible++;
        } else if (rules.sealed().isPresent() && time.isBefore(rules.sealed().get())) {
            late++;
        } else {
            handOn(event, file, line);
        }
    }

    private void handOn(Event event, String file, long line) {
        Optional<String> unit = StoredEvent.unitOf(event, rules.units());
        if (unit.isEmpty()) {
            withoutUnit++;
        } else {
            taken++;
            events.accept(new StoredEvent(event, unit.get(), new RowPlace(file, line)));
        }
    }

    void refuse(String reason, String file, long line) {
        rows++;
        boolean isKept = refusals.containsKey(reason) || refusals.size() < ReadReport.REASONS_KEPT - 1;
        refusals.computeIfAbsent(isKept ? reason : OTHER_REASONS, unseen -> new Refusal())
                .add(file, line);
    }

    ReadReport report() {
        List<RefusedRows> refused = new ArrayList<>();
        refusals.forEach((reason, rows) -> refused.add(new RefusedRows(reason, rows.count, rows.first)));
        return new ReadReport(
                rows, taken, duplicates, late, impossible, withoutUnit, refused, known.forgotten(), files);
    }

    private static final class Refusal {

        private final List<RowPlace> first = new ArrayList<>(ReadReport.PLACES_KEPT);
        private long count;

        void add(String file, long line) {
            count++;
            if (first.size() < ReadReport.PLACES_KEPT) {
                first.add(new RowPlace(file, line));
            }
        }
    }
}
