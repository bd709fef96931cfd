package dev.northing.report;

import dev.northing.metrics.Figure;
import dev.northing.metrics.retention.CohortRow;
import dev.northing.metrics.retention.CohortTable;
import dev.northing.metrics.retention.RetentionCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Shows cohorts by age as colored cells, each with its number.
 *
 * <p>Immutable.
 *
 * @param title what it shows, not blank
 * @param unit how its numbers are written; shares are colored from 0 % to 100 %, others from the least to the greatest
 * @param columns the ages, youngest first
 * @param rows the cohorts, top to bottom; may be empty
 * @since 0.1.0
 */
public record CohortHeatMap(String title, Unit unit, List<String> columns, List<HeatRow> rows) implements Chart {

    /**
     * Copies the lists.
     *
     * @param title what it shows
     * @param unit how its numbers are written
     * @param columns the ages
     * @param rows the cohorts
     * @throws IllegalArgumentException if the title is blank or a row has not one figure for each column
     */
    public CohortHeatMap {
        Require.text("title", title);
        Objects.requireNonNull(unit, "unit");
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (HeatRow row : rows) {
            Require.equal("figures", row.figures().size(), columns.size());
        }
    }

    /**
     * Shows a retention table: a row for each cohort, and the pooled row last.
     *
     * @param title what it shows, not blank
     * @param table the table
     * @return the chart, in shares
     */
    public static CohortHeatMap of(String title, CohortTable table) {
        List<HeatRow> rows = new ArrayList<>();
        for (CohortRow row : table.rows()) {
            rows.add(new HeatRow(row.cohort().label(), row.size(), rates(row.cells())));
        }
        long all = table.rows().stream().mapToLong(CohortRow::size).sum();
        rows.add(new HeatRow("all", all, rates(table.pooled())));
        List<String> columns =
                table.pooled().stream().map(cell -> cell.bracket().label()).toList();
        return new CohortHeatMap(title, Unit.share(), columns, rows);
    }

    private static List<Figure> rates(List<RetentionCell> cells) {
        return cells.stream().map(RetentionCell::rate).toList();
    }
}
