package dev.northing.collector;

import dev.northing.collector.wire.LossReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the receiver what was lost: each loss in one report, and each report until it has arrived.
 *
 * <p>A report is fixed when it is first made; what is lost later goes into the one after it. One report is open at most. Confined
 * to one thread, the sending one.
 */
final class LossReports {

    /** What concerns people who did not consent, or want to be forgotten, is nobody's business, and events after closing are the application's own doing. */
    private static final Set<DropReason> NOT_TOLD = Set.of(
            DropReason.NO_CONSENT,
            DropReason.CONSENT_FAILED,
            DropReason.SWITCHED_OFF,
            DropReason.CLOSED,
            DropReason.ERASED);

    private final String client;
    private final Supplier<Accounting> books;
    private final Map<DropReason, Long> refusedTold = new EnumMap<>(DropReason.class);
    private final Map<DropReason, Long> droppedTold = new EnumMap<>(DropReason.class);
    private long sequence;
    private @Nullable LossReport open;
    private boolean carried;

    LossReports(String client, Supplier<Accounting> books) {
        this.client = client;
        this.books = books;
    }

    /** The report that the next body is to carry, or null: nothing is lost, or the open report is in another body. */
    @Nullable
    LossReport take() {
        if (carried) {
            return null;
        }
        LossReport report = open == null ? make() : open;
        open = report;
        carried = report != null;
        return report;
    }

    /** The open report's body was given up before it arrived. */
    void giveBack() {
        carried = false;
    }

    /** The open report has arrived. */
    void arrived() {
        open = null;
        carried = false;
    }

    private @Nullable LossReport make() {
        Accounting now = books.get();
        List<LossReport.Loss> lost = new ArrayList<>();
        collect(now.refused(), refusedTold, LossReport.Stage.REFUSED, lost);
        collect(now.dropped(), droppedTold, LossReport.Stage.DROPPED, lost);
        return lost.isEmpty() ? null : new LossReport(client, ++sequence, lost);
    }

    private static void collect(
            Map<DropReason, Long> counts,
            Map<DropReason, Long> told,
            LossReport.Stage stage,
            List<LossReport.Loss> lost) {
        counts.forEach((reason, count) -> {
            long fresh = count - told.getOrDefault(reason, 0L);
            if (fresh > 0 && !NOT_TOLD.contains(reason)) {
                told.put(reason, count);
                lost.add(new LossReport.Loss(reason, stage, fresh));
            }
        });
    }
}
