package dev.northing.core.dictionary.lint;

import dev.northing.core.json.FindingsJson;
import dev.northing.core.json.SarifLog;
import java.util.Comparator;
import java.util.List;

/**
 * What a linter has to say about a dictionary.
 *
 * <p>Equal dictionaries give equal reports, in whatever order their definitions were read. Immutable.
 *
 * @param findings what is wrong, sorted by file, place and rule
 * @param waived what definitions waive with a reason, in the same order
 * @since 0.1.0
 */
public record LintReport(List<Finding> findings, List<WaivedFinding> waived) {

    /**
     * Copies and sorts the lists.
     *
     * @param findings what is wrong, in any order
     * @param waived what definitions waive, in any order
     */
    public LintReport {
        findings = findings.stream().sorted().toList();
        waived = waived.stream()
                .sorted(Comparator.comparing(WaivedFinding::finding).thenComparing(WaivedFinding::reason))
                .toList();
    }

    /**
     * Counts the findings of a level, without the waived ones.
     *
     * @param level how grave
     * @return at least 0
     */
    public int count(Finding.Level level) {
        return Math.toIntExact(
                findings.stream().filter(finding -> finding.level() == level).count());
    }

    /**
     * Tells whether a build should stop.
     *
     * @return whether there is a finding of the level error that is not waived
     */
    public boolean hasErrors() {
        return count(Finding.Level.ERROR) > 0;
    }

    /**
     * Returns the report as compilers print theirs.
     *
     * <p>Control characters are escaped, so that each finding takes exactly one line.
     *
     * @return one line a finding, then one line with the counts, each ended by a line feed
     */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Finding finding : findings) {
            out.append(finding).append('\n');
        }
        return out.append(summary()).append('\n').toString();
    }

    /**
     * Returns the report as one JSON object.
     *
     * @return {@code findings} and {@code waived}, each with rule, level, file, line, column and message (and the waiver's
     *     reason), and {@code counts} by level, without line breaks
     */
    public String json() {
        return FindingsJson.of(this);
    }

    /**
     * Returns the report as a SARIF 2.1.0 log, which code-scanning tools read.
     *
     * <p>Files are named by percent-encoded references, relative ones from the base {@code %SRCROOT%}; waived findings are
     * suppressed results.
     *
     * @return one log with one run, without line breaks
     */
    public String sarif() {
        return SarifLog.of(this);
    }

    private String summary() {
        return count(Finding.Level.ERROR) + " errors, " + count(Finding.Level.WARNING) + " warnings, "
                + count(Finding.Level.INFO) + " infos, " + waived.size() + " waived";
    }
}
