package dev.northing.report;

import java.util.List;

/** Holds a table of plain text; the first column names the row. */
record Grid(String caption, List<String> header, List<List<String>> rows) {

    Grid {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            Require.equal("row", row.size(), header.size());
        }
    }
}
