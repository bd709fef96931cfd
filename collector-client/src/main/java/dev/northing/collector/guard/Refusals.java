package dev.northing.collector.guard;

import dev.northing.collector.TrackResult;
import dev.northing.core.event.EventDefect;
import dev.northing.core.schema.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which violations make an event unfit as a whole, and how that is answered. */
final class Refusals {

    private Refusals() {}

    /** Returns the answer for the first violation that no removal heals, or null when all can be healed. */
    static @Nullable TrackResult of(List<Violation> violations) {
        for (Violation violation : violations) {
            if (violation.property() == null) {
                return of(violation);
            }
        }
        return null;
    }

    private static TrackResult of(Violation violation) {
        if (violation instanceof Violation.UndeclaredEvent) {
            return TrackResult.UNDECLARED;
        }
        if (violation instanceof Violation.RemovedEvent || violation instanceof Violation.ExpiredEvent) {
            return TrackResult.RETIRED;
        }
        if (violation instanceof Violation.Defective defective) {
            return defective.defect().kind() == EventDefect.Kind.TOO_LARGE
                    ? TrackResult.TOO_LARGE
                    : TrackResult.INVALID;
        }
        return TrackResult.INCOMPLETE;
    }
}
