package dev.northing.collector;

import dev.northing.collector.consent.Consent;
import dev.northing.collector.consent.ConsentLedger;
import dev.northing.collector.consent.ConsentSource;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.spool.ErasureReport;
import dev.northing.core.event.Event;
import dev.northing.core.event.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The client of an environment whose kill switch is on: counts and does nothing else. Safe for use by many threads. */
final class SwitchedOffClient implements TelemetryClient {

    private final Ledger ledger = new Ledger(1, 1);
    private final Consent consent;

    /** What is chosen is kept; what waits in a directory is for the next client that runs. */
    SwitchedOffClient(ConsentSource source, ConsentLedger record) {
        consent = new ClientConsent(
                source, record, purposes -> CompletableFuture.completedFuture(ClientConsent.NOT_YET), () -> true);
    }

    @Override
    public Consent consent() {
        return consent;
    }

    @Override
    public ErasureReport erase(Subject person) {
        return new ErasureReport(0, false);
    }

    @Override
    public List<String> exportLocal(Subject person) {
        return List.of();
    }

    @Override
    public TrackResult requestDeletion(Subject person) {
        ledger.refuse(DropReason.SWITCHED_OFF);
        return TrackResult.SWITCHED_OFF;
    }

    @Override
    public TrackResult track(Event event) {
        ledger.refuse(DropReason.SWITCHED_OFF);
        return TrackResult.SWITCHED_OFF;
    }

    @Override
    public CompletionStage<TrackResult> trackDurably(Event event) {
        return CompletableFuture.completedFuture(track(event));
    }

    @Override
    public FlushReport flush(Duration timeout) {
        return new FlushReport(true, 0, Map.of(), 0, Duration.ZERO);
    }

    @Override
    public CloseReport close(Duration timeout) {
        return new CloseReport(true, 0, Map.of(), 0, Duration.ZERO);
    }

    @Override
    public Accounting accounting() {
        return ledger.snapshot();
    }

    @Override
    public String toString() {
        return "TelemetryClient[switched off]";
    }
}
