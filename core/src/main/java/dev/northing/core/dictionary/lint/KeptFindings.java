package dev.northing.core.dictionary.lint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The findings that a report holds: the gravest ones, as many as fit, and one that counts the rest. */
final class KeptFindings {

    /** Findings of a report, and as many waived ones; further ones are counted. */
    static final int MAX_FINDINGS = 10_000;

    private final Map<Finding.Level, List<Finding>> byLevel = new EnumMap<>(Finding.Level.class);
    private final Map<Finding.Level, Integer> counts = new EnumMap<>(Finding.Level.class);

    void add(Finding finding) {
        counts.merge(finding.level(), 1, Integer::sum);
        List<Finding> same = byLevel.computeIfAbsent(finding.level(), level -> new ArrayList<>());
        if (same.size() < MAX_FINDINGS) {
            same.add(finding);
        }
    }

    /** Errors go first: what is left out of them could not be asked for one by one. */
    List<Finding> toList() {
        List<Finding> kept = new ArrayList<>();
        for (Finding.Level level : Finding.Level.values()) {
            List<Finding> same = byLevel.getOrDefault(level, List.of());
            kept.addAll(same.subList(0, Math.min(same.size(), MAX_FINDINGS - kept.size())));
        }
        int leftOut = counts.values().stream().mapToInt(Integer::intValue).sum() - kept.size();
        if (leftOut > 0) {
            kept.add(rest(leftOut, kept));
        }
        return kept;
    }

    /** Stands where the last finding does, so that it is the last one itself. */
    private Finding rest(int leftOut, List<Finding> kept) {
        Finding last = kept.stream().max(Finding::compareTo).orElseThrow();
        int errors = Math.max(0, counts.getOrDefault(Finding.Level.ERROR, 0) - MAX_FINDINGS);
        return new Finding(
                LintRule.X003.id(),
                errors > 0 ? Finding.Level.ERROR : Finding.Level.WARNING,
                last.file(),
                last.position(),
                leftOut + " more findings are left out, " + errors
                        + " of them errors; correct those shown, then lint again");
    }
}
