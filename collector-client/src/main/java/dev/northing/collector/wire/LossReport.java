package dev.northing.collector.wire;

import dev.northing.collector.DropReason;
import java.util.List;
import java.util.Locale;

/**
 * What a client has refused and dropped since its last report, for whoever reads the figures.
 *
 * <p>A report may arrive more than once: client and sequence tell. Counts of different sequences add up. Immutable.
 *
 * @param client names the client for as long as it lives, in letters and digits
 * @param sequence the report's number, from 1 on
 * @param lost how many events, by reason and stage; at least one entry
 * @since 0.1.0
 */
public record LossReport(String client, long sequence, List<Loss> lost) {

    /**
     * Copies the list.
     *
     * @param client names the client for as long as it lives, in letters and digits
     * @param sequence the report's number, from 1 on
     * @param lost how many events, by reason and stage
     */
    public LossReport {
        lost = List.copyOf(lost);
    }

    /**
     * How far events had come.
     *
     * @since 0.1.0
     */
    public enum Stage {
        /** They were never accepted. */
        REFUSED,
        /** They were accepted and given up later. */
        DROPPED
    }

    /**
     * Some events that were lost for the same reason.
     *
     * <p>Immutable.
     *
     * @param reason why
     * @param stage how far they had come
     * @param count how many, 1 or more
     * @since 0.1.0
     */
    public record Loss(DropReason reason, Stage stage, long count) {}

    /**
     * Names this report among all of all clients.
     *
     * @return client and sequence
     */
    public String key() {
        return client + '-' + sequence;
    }

    /**
     * Returns the report as JSON.
     *
     * @return an object
     */
    public String toJson() {
        StringBuilder json = new StringBuilder("{\"client\":\"")
                .append(client)
                .append("\",\"sequence\":")
                .append(sequence);
        String separator = ",\"lost\":[";
        for (Loss loss : lost) {
            json.append(separator).append("{\"reason\":\"").append(nameOf(loss.reason()));
            json.append("\",\"stage\":\"").append(nameOf(loss.stage()));
            json.append("\",\"count\":").append(loss.count()).append('}');
            separator = ",";
        }
        return json.append("]}").toString();
    }

    private static String nameOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
