package dev.northing.collector.spool;

import java.util.EnumMap;
import java.util.Map;

/**
 * The books of a store since it was opened.
 *
 * <p>At every moment {@code appended + recovered = acknowledged + pending + }all of {@code losses}. Immutable.
 *
 * @param appended events taken
 * @param recovered events that earlier processes left behind: those found, and those known to be corrupt or missing
 * @param acknowledged events settled by the reader
 * @param pending events stored and not settled, those in the reader's hands included
 * @param losses events lost by reason, without the reasons that did not occur
 * @param damage what recovery and the disk have met that is no countable event
 * @param bytes bytes that the segments take, on disk and in memory
 * @param writable whether events go to where the policy wants them; false only while a failed or full disk is waited for
 * @since 0.1.0
 */
public record StoreStats(
        long appended,
        long recovered,
        long acknowledged,
        long pending,
        Map<StoreLoss, Long> losses,
        Damage damage,
        long bytes,
        boolean writable) {

    /**
     * Copies the map.
     *
     * @param appended events taken
     * @param recovered events that earlier processes left behind: those found, and those known to be corrupt or missing
     * @param acknowledged events settled by the reader
     * @param pending events stored and not settled, those in the reader's hands included
     * @param losses events lost by reason, without the reasons that did not occur
     * @param damage what recovery and the disk have met that is no countable event
     * @param bytes bytes that the segments take, on disk and in memory
     * @param writable whether events go to where the policy wants them; false only while a failed or full disk is waited for
     */
    public StoreStats {
        losses = losses.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(losses));
    }

    /**
     * Returns how many events were lost for a reason.
     *
     * @param reason the reason
     * @return 0 or more
     */
    public long lost(StoreLoss reason) {
        return losses.getOrDefault(reason, 0L);
    }

    /**
     * What recovery and the disk have met that is no countable event.
     *
     * <p>Immutable.
     *
     * @param tornTails last segments of earlier processes that ended within a record: it never was durable
     * @param tornBytes the bytes of those ends
     * @param ioErrors failed calls to the file system
     * @param ignoredFiles files under names or of kinds that no store makes
     * @param untouchedSegments segments left as they are: of a newer version, of another directory, or unreadable
     * @since 0.1.0
     */
    public record Damage(long tornTails, long tornBytes, long ioErrors, long ignoredFiles, long untouchedSegments) {

        /** Nothing at all. */
        public static final Damage NONE = new Damage(0, 0, 0, 0, 0);
    }
}
