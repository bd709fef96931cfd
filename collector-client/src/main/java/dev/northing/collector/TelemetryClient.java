package dev.northing.collector;

import dev.northing.collector.consent.Consent;
import dev.northing.collector.spool.ErasureReport;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventSink;
import dev.northing.core.event.Subject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Takes events from an application and sees to it that each arrives, or is counted with the reason why it did not.
 *
 * <pre>{@code
 * try (TelemetryClient client = TelemetryClient.builder()
 *         .application("ci-runner", "4.2.0")
 *         .dictionary(dictionary)
 *         .consent(purpose -> settings.allows(purpose) ? ConsentState.GRANTED : ConsentState.DENIED)
 *         .endpoint(URI.create("https://telemetry.example.com/v1/batch"))
 *         .stateDirectory(Path.of("telemetry-state"))
 *         .build()) {
 *     client.track(Event.builder("build_finished").organization("org-7").with("outcome", "success").build());
 * }
 * }</pre>
 *
 * <p>{@link #track} never throws, does no input or output, and does not wait unless {@link OverflowPolicy#block} is chosen; one daemon thread sends, and one more stores when
 * there is a state directory; with an endpoint, one of OkHttp's asks the proxy selector and waits for the answers. An accepted event is stored after at most 20 ms, if the disk keeps up; from then on it survives
 * the process, and is sent by the next client on the same directory, under the same id. At every moment
 * {@code accepted + recovered = delivered + pending + dropped}, see {@link #accounting()}.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public interface TelemetryClient extends EventSink, AutoCloseable {

    /** How long {@link #close()} tries to deliver what is left. */
    Duration DEFAULT_CLOSE_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Starts a client.
     *
     * @return a builder with the defaults
     */
    static TelemetryClientBuilder builder() {
        return new TelemetryClientBuilder();
    }

    /**
     * Takes one event: asks for consent, keeps only what the dictionary declares, in the form in which it may leave, and
     * queues it.
     *
     * <p>Only with {@link OverflowPolicy#block} does the call wait, for room in a full queue and no longer than that policy says;
     * with any other it never does.
     *
     * @param event the event; id and time are added when absent
     * @return what became of it; every answer but {@link TrackResult#ACCEPTED} is counted as refused
     */
    TrackResult track(Event event);

    /**
     * Takes one event like {@link #track}, and tells when it survives a crash.
     *
     * <p>The answer {@link TrackResult#ACCEPTED} comes when the event is safe as {@code FsyncPolicy} says: written, or forced
     * with {@code GROUP}; or delivered; or given up for a reason that {@link #accounting()} counts. A refusal comes at once, and so does
     * {@link TrackResult#NOT_DURABLE} from a client whose queue lives in memory; from others it comes when the client is
     * closed and the event could not be stored. {@link TrackResult#EVICTED} says that the event had to make room before it was
     * stored, {@link TrackResult#NO_CONSENT} at a later time that consent was withdrawn before it was. While the disk fails, the answer waits for it. What depends on the answer
     * runs on the client's thread that writes to the disk: it has to be short, or to go elsewhere by an {@code Async} method.
     *
     * @param event the event; id and time are added when absent
     * @return the answer to come; it is never exceptional
     */
    CompletionStage<TrackResult> trackDurably(Event event);

    /**
     * Takes one event, for callers that do not ask what became of it.
     *
     * @param event the event
     */
    @Override
    default void accept(Event event) {
        track(event);
    }

    /**
     * Sends what is queued without waiting for a full batch, and waits until it is delivered or dropped.
     *
     * <p>Waiting times that a failing receiver has caused are kept. An interrupt ends the wait early and stays set. On
     * a thread of the client, in a callback, the call returns at once; a proxy selector runs on a thread of OkHttp's, where
     * the call waits.
     *
     * @param timeout how long to wait at most; zero or less only looks
     * @return what was achieved, at most 50 ms after the timeout
     */
    FlushReport flush(Duration timeout);

    /**
     * Refuses further events, tries to deliver the queued ones, and ends the client's threads.
     *
     * <p>With a state directory, what is queued is stored first; what could not be delivered in time stays there as pending,
     * and the next client on the directory delivers it. Without one, it is counted as dropped with
     * {@link DropReason#SHUTDOWN}; so is what the disk did not take in time. A further call
     * returns the first one's report. An interrupt does not cut the wait short and stays set, so that an application that
     * is being shut down does not lose its events.
     *
     * @param timeout how long to try at most; zero or less gives up at once
     * @return what was achieved and what was given up, at most 50 ms after the timeout
     */
    CloseReport close(Duration timeout);

    /** Closes within {@link #DEFAULT_CLOSE_TIMEOUT}. */
    @Override
    default void close() {
        close(DEFAULT_CLOSE_TIMEOUT);
    }

    /**
     * Returns the client's consent: to ask where it stands, to give it, to take it back.
     *
     * @return the consent, the same at every call
     */
    Consent consent();

    /**
     * Removes every event that carries one of a person's identifiers: from the queue, from requests that wait, from the state
     * directory.
     *
     * <p>Give only identifiers that name the person: with an organization, all of its events go. Where events carry pseudonyms, the
     * identifiers are translated as they were for the events. A request under way is aborted. Once this has returned a complete
     * report, nothing of it is sent. What the receiver has already is for {@link #requestDeletion}. Consent is not touched: events
     * that are tracked later are accepted. A {@link #requestDeletion} that waits stays.
     *
     * @param person at least one identifier
     * @return how many events were removed, and whether nothing is left behind; after 10 s at most and a slow disk's time; on a
     *     thread of the client at once, and then not complete
     * @throws IllegalArgumentException if no identifier is given
     */
    ErasureReport erase(Subject person);

    /**
     * Returns what the client holds about a person: every event that {@link #erase} would remove, and requests for
     * deletion that wait, as they would leave.
     *
     * @param person at least one identifier
     * @return the events in canonical JSON, those in the queue first; empty after 10 s without an answer, and on a thread of the client
     * @throws IllegalArgumentException if no identifier is given
     */
    List<String> exportLocal(Subject person);

    /**
     * Asks the receiver to forget a person: sends an event {@code deletion_requested} that carries the identifiers, as events carry
     * them, and nothing else. It needs no consent, waits, and is tried again like any event.
     *
     * @param person at least one identifier
     * @return what became of the request
     * @throws IllegalArgumentException if no identifier is given
     */
    TrackResult requestDeletion(Subject person);

    /**
     * Returns what became of every event so far.
     *
     * @return a consistent snapshot
     */
    Accounting accounting();

    /**
     * Says what would leave if an event were tracked, and why each value was changed: what a settings page shows to users.
     *
     * <p>Goes the same way as {@link #track}, except that nothing is queued, counted or kept.
     *
     * @param event the event; id and time are made when absent, anew with every call
     * @return what would leave; never throws
     */
    Preview preview(Event event);

    /**
     * Returns what was done to values so far, by event, property, class, rule and action; never a value.
     *
     * @return a snapshot
     */
    PrivacyAccount privacyAccount();
}
