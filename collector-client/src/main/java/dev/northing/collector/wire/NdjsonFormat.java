package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import java.util.Map;

/**
 * Lines of a file: the canonical bytes of one event each, behind a first line with the common facts.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class NdjsonFormat implements WireFormat {

    /** Name and version of the format. */
    public static final String NAME = "northing-events/1";

    /** Creates the format. */
    public NdjsonFormat() {}

    /**
     * Returns the first line of a file.
     *
     * @param facts what is the same for every event
     * @return a JSON object and a line feed
     */
    public static String headerLine(CommonFacts facts) {
        return "{" + facts.toJsonMembers(NAME) + "}\n";
    }

    @Override
    public void encode(EventSlice events, Attempt attempt, Bytes body) {
        for (int i = 0; i < events.size(); i++) {
            body.add(events.event(i)).add('\n');
        }
    }

    @Override
    public Map<String, String> headers(Attempt attempt) {
        return Map.of();
    }

    @Override
    public ResponsePolicy responses() {
        return GenericResponses.INSTANCE;
    }
}
