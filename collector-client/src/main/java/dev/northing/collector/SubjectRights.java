package dev.northing.collector;

import dev.northing.collector.consent.ConsentLedger;
import dev.northing.collector.queue.Label;
import dev.northing.collector.spool.Erasure;
import dev.northing.collector.spool.ErasureReport;
import dev.northing.core.event.Event;
import dev.northing.core.event.Subject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What one person may ask of a client: to be forgotten, to see what it holds, to be forgotten by the receiver too.
 *
 * <p>Events may carry pseudonyms; so a person's identifiers are translated first, and looked for in every form. Safe for use by
 * many threads.
 */
final class SubjectRights {

    /** The name of the message that asks a receiver to forget somebody. */
    static final String DELETION_EVENT = "deletion_requested";

    private static final Label DELETION = new Label(ConsentLedger.DELETION_REQUEST, true, null);

    private final Function<Subject, List<Subject>> forms;
    private final Function<Subject, List<Subject>> traces;
    private final Sifts sifts;
    private final Intake intake;
    private final RandomGenerator random;

    /**
     * Of one client.
     *
     * @param forms under which a receiver may know a person
     * @param traces that a person may have left in events that wait
     */
    SubjectRights(
            Function<Subject, List<Subject>> forms,
            Function<Subject, List<Subject>> traces,
            Sifts sifts,
            Intake intake,
            RandomGenerator random) {
        this.forms = forms;
        this.traces = traces;
        this.sifts = sifts;
        this.intake = intake;
        this.random = random;
    }

    private List<Erasure.OfIdentifiers> concerning(Subject person) {
        byte[] salt = new byte[Erasure.OfIdentifiers.SALT_BYTES];
        synchronized (random) {
            random.nextBytes(salt);
        }
        return Erasure.OfIdentifiers.of(traces.apply(person), salt);
    }

    ErasureReport erase(Subject person, boolean mayWait) {
        List<Sift> parts = concerning(person).stream()
                .map(part -> Sift.removing(part, DropReason.ERASED))
                .toList();
        Sift.Result result = run(parts, mayWait);
        return new ErasureReport(result.events(), result.complete());
    }

    List<String> export(Subject person, boolean mayWait) {
        List<Erasure.OfIdentifiers> parts = concerning(person);
        Sift any = Sift.copying(event -> parts.stream().anyMatch(part -> part.names(event)));
        return run(List.of(any), mayWait).copies().stream()
                .map(event -> new String(event, StandardCharsets.UTF_8))
                .toList();
    }

    private Sift.Result run(List<Sift> parts, boolean mayWait) {
        CompletableFuture<Sift.Result> all = Sift.all(parts);
        sifts.add(parts);
        return mayWait ? ClientConsent.await(all) : all.getNow(ClientConsent.NOT_YET);
    }

    /** One message for each form in which the receiver may know the person. */
    TrackResult requestDeletion(Subject person) {
        if (person.equals(Subject.EMPTY)) {
            throw new IllegalArgumentException("person: no identifier; give at least one");
        }
        List<Subject> known = forms.apply(person);
        // Under identifiers that no event has, or whose keys are gone, nobody can be named.
        TrackResult worst = known.isEmpty() ? TrackResult.UNDECLARED : TrackResult.ACCEPTED;
        for (Subject form : known) {
            TrackResult result =
                    intake.trackOwn(Event.builder(DELETION_EVENT).subject(form).build(), DELETION);
            worst = result == TrackResult.ACCEPTED ? worst : result;
        }
        return worst;
    }
}
