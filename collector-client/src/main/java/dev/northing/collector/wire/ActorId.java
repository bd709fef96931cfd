package dev.northing.collector.wire;

import dev.northing.collector.wire.CanonicalEvent.Part;

/**
 * Who did it, for receivers that ask for somebody on every event.
 *
 * <p>An event without a user goes by its anonymous id, its device or its session. One that has only an organization or a project goes
 * by that, with its kind in front, so that nobody takes it for a person; one that has nothing by {@code none:northing}.
 */
final class ActorId {

    private static final Part[] PERSONS = {Part.ANONYMOUS, Part.DEVICE, Part.SESSION};
    private static final byte[] ORGANIZATION = EventFields.json("\"organization:");
    private static final byte[] PROJECT = EventFields.json("\"project:");
    private static final byte[] NOBODY = EventFields.json("\"none:northing\"");

    private ActorId() {}

    /** Adds the user or whoever stands for it, as a JSON string. */
    static void add(CanonicalEvent event, Bytes out) {
        if (event.has(Part.USER)) {
            EventFields.addQuoted(event, Part.USER, out);
        } else {
            addOther(event, out);
        }
    }

    /** Adds whoever stands for a user, as a JSON string. */
    static void addOther(CanonicalEvent event, Bytes out) {
        Part person = event.first(PERSONS);
        if (event.has(person)) {
            EventFields.addQuoted(event, person, out);
        } else if (event.has(Part.ORGANIZATION)) {
            addMarked(ORGANIZATION, event, Part.ORGANIZATION, out);
        } else if (event.has(Part.PROJECT)) {
            addMarked(PROJECT, event, Part.PROJECT, out);
        } else {
            out.add(NOBODY);
        }
    }

    /** Whether the event is some person's, or some device's. */
    static boolean isPerson(CanonicalEvent event) {
        return event.has(Part.USER) || event.has(event.first(PERSONS));
    }

    private static void addMarked(byte[] kind, CanonicalEvent event, Part part, Bytes out) {
        out.add(kind).add(event.json(), event.start(part), event.end(part) + 1);
    }
}
