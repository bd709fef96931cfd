package dev.northing.collector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would leave if an event were tracked, to show it to those whom it concerns.
 *
 * <p>{@code toString} tells the answer and how much was changed, and no value. Immutable.
 *
 * @param result what {@link TelemetryClient#track} would answer, if the queue had room
 * @param content the event as it would be queued and sent, as canonical JSON; without consent, what consent would let through; null
 *     for an event that is refused for what it is
 * @param changes what would be done to its values, in the order in which it is done
 * @since 0.1.0
 */
public record Preview(TrackResult result, @Nullable String content, List<ValueChange> changes) {

    /**
     * Copies the list.
     *
     * @param result what {@link TelemetryClient#track} would answer, if the queue had room
     * @param content the event as it would be queued and sent, as canonical JSON, or null
     * @param changes what would be done to its values
     */
    public Preview {
        changes = List.copyOf(changes);
    }

    @Override
    public String toString() {
        return "Preview[" + result + ", " + changes.size() + " changes]";
    }
}
