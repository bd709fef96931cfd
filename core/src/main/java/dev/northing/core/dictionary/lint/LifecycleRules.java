package dev.northing.core.dictionary.lint;

import static dev.northing.core.source.SafeText.quoted;

import dev.northing.core.dictionary.Expiry;
import dev.northing.core.dictionary.Lifecycle;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.Status;
import dev.northing.core.source.NearestName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Family L: is it clear where each definition stands in its life, and how it ends? */
final class LifecycleRules {

    /** Days from now; a definition that lives longer is not looked at often enough. */
    static final int MAX_DAYS_TO_EXPIRY = 730;

    private static final String REMOVED_IN = "removed_in";
    private static final String REMOVED_BY = "removed_by";

    private LifecycleRules() {}

    /** L001. */
    static void removedWithoutTrace(Scope scope, RuleFindings out) {
        for (Entry entry : scope.entries()) {
            List<String> missing = entry.isLive() ? List.of() : missingTraces(entry.lifecycle());
            if (!missing.isEmpty()) {
                out.at(entry.source(), "status")
                        .say("removed, but " + String.join(" and ", missing) + " is missing; add "
                                + (missing.size() == 1 ? "it" : "them"));
            }
        }
    }

    private static List<String> missingTraces(Lifecycle lifecycle) {
        List<String> missing = new ArrayList<>();
        addIfMissing(missing, lifecycle.removedIn(), REMOVED_IN);
        addIfMissing(missing, lifecycle.removedBy(), REMOVED_BY);
        return missing;
    }

    private static void addIfMissing(List<String> missing, @Nullable String value, String field) {
        if (isBlank(value)) {
            missing.add(field);
        }
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    /** L002. */
    static void brokenWithoutRepair(Scope scope, RuleFindings out) {
        for (Entry entry : scope.entries()) {
            Lifecycle lifecycle = entry.lifecycle();
            if (lifecycle.status() == Status.BROKEN && isBlank(lifecycle.repairIssue())) {
                out.at(entry.source(), "status").say("broken, but repair_issue is missing; add the repair's address");
            }
        }
    }

    /** L003. */
    static void activeYetRemoved(Scope scope, RuleFindings out) {
        for (Entry entry : scope.entries()) {
            Lifecycle lifecycle = entry.lifecycle();
            if (lifecycle.status() != Status.ACTIVE) {
                continue;
            }
            if (lifecycle.removedIn() != null) {
                out.at(entry.source(), REMOVED_IN)
                        .say("active, yet it says in which version it was removed; change one of the two");
            } else if (lifecycle.removedBy() != null) {
                out.at(entry.source(), REMOVED_BY).say("active, yet it says what removed it; change one of the two");
            }
        }
    }

    /** L004. */
    static void expiryMissing(Scope scope, RuleFindings out) {
        Absence.of("expires", scope, entry -> entry.lifecycle().expires() == null)
                .report(out, "says when it expires; add expires with a date, a version or never");
    }

    /** L005. */
    static void expired(Scope scope, RuleFindings out) {
        Finding.Level level = scope.circumstances().release() ? Finding.Level.ERROR : Finding.Level.WARNING;
        for (Entry entry : scope.entries()) {
            Expiry end = entry.lifecycle().expires();
            if (end != null && entry.isLive() && scope.isExpired(entry.lifecycle())) {
                out.at(entry.source(), "expires")
                        .say(
                                level,
                                "expired: " + quoted(end.text()) + " is reached; renew it after a review or remove it");
            }
        }
    }

    /** L006. */
    static void expiryFarAway(Scope scope, RuleFindings out) {
        LocalDate latest = scope.circumstances().today().plusDays(MAX_DAYS_TO_EXPIRY);
        for (Entry entry : scope.entries()) {
            if (entry.isLive()
                    && entry.lifecycle().expires() instanceof Expiry.OnDate end
                    && end.date().isAfter(latest)) {
                out.at(entry.source(), "expires")
                        .say("expires later than " + latest + ", " + MAX_DAYS_TO_EXPIRY
                                + " days from now; choose a nearer day");
            }
        }
    }

    /** L007. */
    static void neverWithoutReview(Scope scope, RuleFindings out) {
        for (Entry entry : scope.entries()) {
            if (entry.isLive()
                    && entry.lifecycle().expires() instanceof Expiry.Never
                    && entry.governance().reviews().isEmpty()) {
                out.at(entry.source(), "expires").say("never expires, and no review says why; add one to reviews");
            }
        }
    }

    /** L008. */
    static void goneSinceBaseline(Scope scope, RuleFindings out) {
        MetricDictionary baseline = scope.circumstances().baseline();
        if (baseline != null) {
            gone("metric", baseline.metrics().keySet(), keys(scope, Entry.Kind.METRIC), scope, out);
            gone("event", baseline.events().keySet(), keys(scope, Entry.Kind.EVENT), scope, out);
        }
    }

    private static void gone(String kind, Set<String> before, Set<String> now, Scope scope, RuleFindings out) {
        for (String key : before) {
            if (!now.contains(key)) {
                out.sayAbout(
                        scope.circumstances().baselineName(),
                        "the " + kind + " " + quoted(key)
                                + " is gone; put it back with the status removed, since old installations still send it");
            }
        }
    }

    private static Set<String> keys(Scope scope, Entry.Kind kind) {
        return scope.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .map(Entry::key)
                .collect(Collectors.toSet());
    }

    /** L009. */
    static void unknownSuccessor(Scope scope, RuleFindings out) {
        for (Entry entry : scope.entries()) {
            String successor = entry.lifecycle().replacedBy();
            boolean metric = entry.kind() == Entry.Kind.METRIC;
            Set<String> known = metric
                    ? scope.metricsByKey().keySet()
                    : scope.eventsByAction().keySet();
            if (successor != null && !known.contains(successor)) {
                NearestName names = metric ? scope.metricKeys() : scope.eventActions();
                out.at(entry.source(), "replaced_by")
                        .say("the successor " + quoted(successor) + " is unknown"
                                + names.hint(successor, "define it, or correct the key"));
            }
        }
    }

    /** L010. */
    static void mixedExpiry(Scope scope, RuleFindings out) {
        List<Entry> dated = expiring(scope, end -> end instanceof Expiry.OnDate);
        List<Entry> versioned = expiring(scope, end -> end instanceof Expiry.InVersion);
        if (dated.isEmpty() || versioned.isEmpty()) {
            return;
        }
        boolean datesPrevail = dated.size() >= versioned.size();
        String message = datesPrevail
                ? "expires in a version, but " + dated.size() + " definitions expire on a date; choose one of the two"
                : "expires on a date, but " + versioned.size()
                        + " definitions expire in a version; choose one of the two";
        for (Entry odd : datesPrevail ? versioned : dated) {
            out.at(odd.source(), "expires").say(message);
        }
    }

    private static List<Entry> expiring(Scope scope, Predicate<Expiry> kind) {
        return scope.entries().stream()
                .filter(entry -> entry.isLive()
                        && entry.lifecycle().expires() != null
                        && kind.test(entry.lifecycle().expires()))
                .toList();
    }
}
