package dev.northing.collector.spool;

import java.util.EnumMap;
import java.util.Map;

/** What became of every event, and of files; each move is one step for whoever looks. */
final class Books {

    private final Map<StoreLoss, Long> losses = new EnumMap<>(StoreLoss.class);
    private StoreStats.Damage damage = StoreStats.Damage.NONE;
    private long appended;
    private long recovered;
    private long acknowledged;
    private long bytes;
    private boolean writable = true;

    synchronized void append(long events) {
        appended += events;
    }

    /** Takes over what an earlier process left behind, with what of it is known to be lost. */
    synchronized void recover(long alive, long corrupt, long missing) {
        recovered += alive + corrupt + missing;
        lose(StoreLoss.CORRUPT, corrupt);
        lose(StoreLoss.MISSING, missing);
    }

    synchronized void acknowledge(long events) {
        acknowledged += events;
    }

    synchronized void lose(StoreLoss reason, long events) {
        if (events > 0) {
            losses.merge(reason, events, Long::sum);
        }
    }

    synchronized void damage(long tornTails, long tornBytes, long ioErrors, long ignored, long untouched) {
        damage = new StoreStats.Damage(
                damage.tornTails() + tornTails,
                damage.tornBytes() + tornBytes,
                damage.ioErrors() + ioErrors,
                damage.ignoredFiles() + ignored,
                damage.untouchedSegments() + untouched);
    }

    void ioError() {
        damage(0, 0, 1, 0, 0);
    }

    synchronized void size(long newBytes) {
        bytes = newBytes;
    }

    synchronized void writable(boolean now) {
        writable = now;
    }

    synchronized StoreStats stats() {
        long lost = losses.values().stream().mapToLong(Long::longValue).sum();
        long pending = appended + recovered - acknowledged - lost;
        return new StoreStats(appended, recovered, acknowledged, pending, losses, damage, bytes, writable);
    }
}
