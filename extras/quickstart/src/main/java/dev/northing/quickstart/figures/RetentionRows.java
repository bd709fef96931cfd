package dev.northing.quickstart.figures;

import dev.northing.metrics.retention.Bracket;
import dev.northing.metrics.retention.CohortRow;
import dev.northing.metrics.retention.CohortTable;
import dev.northing.metrics.retention.RetentionCell;
import dev.northing.metrics.retention.RetentionSpec;
import java.util.ArrayList;
import java.util.List;

/** Lays out cohort retention: a row a cohort, days 30 and 90 with intervals, all cohorts together at the end. */
final class RetentionRows {

    /** Cohorts shown at most: the latest ones. */
    private static final int COHORTS_SHOWN = 12;

    private static final List<Bracket> BRACKETS = List.of(RetentionSpec.DAY_30, RetentionSpec.DAY_90);

    private RetentionRows() {}

    static Table of(String title, CohortTable cohorts) {
        List<CohortRow> all = cohorts.rows();
        List<CohortRow> shown = all.subList(Math.max(0, all.size() - COHORTS_SHOWN), all.size());
        List<List<String>> rows = new ArrayList<>();
        for (CohortRow row : shown) {
            rows.add(row(
                    row.cohort().label(),
                    row.size(),
                    BRACKETS.stream().map(row::cell).toList()));
        }
        long units = all.stream().mapToLong(CohortRow::size).sum();
        rows.add(row(
                "all together", units, BRACKETS.stream().map(cohorts::pooled).toList()));
        return new Table(
                title,
                List.of("joined in", "units", "day 30", "95 % interval", "judged", "day 90", "95 % interval", "judged"),
                rows,
                List.of(
                        "Day 30: active on days 30 to 59 after joining; day 90: on days 90 to 119. Only units that had",
                        "the time are judged; '-' where none had."));
    }

    private static List<String> row(String label, long size, List<RetentionCell> cells) {
        List<String> row = new ArrayList<>(List.of(label, Words.count(size)));
        for (RetentionCell cell : cells) {
            row.add(Words.percent(cell.rate()));
            row.add(Words.percentInterval(cell.rate()));
            row.add(Words.count(cell.mature()));
        }
        return row;
    }
}
