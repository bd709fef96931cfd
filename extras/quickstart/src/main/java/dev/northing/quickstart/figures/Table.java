package dev.northing.quickstart.figures;

import java.util.List;

/**
 * A table of text.
 *
 * <p>Immutable.
 *
 * @param title what it shows
 * @param header the names of the columns
 * @param rows the rows, each as long as the header
 * @param remarks lines below the table; may be empty
 */
public record Table(String title, List<String> header, List<List<String>> rows, List<String> remarks) {

    /**
     * Copies the lists.
     *
     * @param title what it shows
     * @param header the names of the columns
     * @param rows the rows, each as long as the header
     * @param remarks lines below the table
     * @throws IllegalArgumentException if a row is shorter or longer than the header
     */
    public Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        remarks = List.copyOf(remarks);
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("row: " + row.size() + " cells, expected " + header.size());
            }
        }
    }

    /**
     * Writes the table for a terminal: the first column to the left, the others to the right.
     *
     * @return lines of text, each with its line end
     */
    public String toText() {
        int[] widths = new int[header.size()];
        widen(widths, header);
        rows.forEach(row -> widen(widths, row));
        StringBuilder out = new StringBuilder(title).append("\n");
        line(out, widths, header);
        rows.forEach(row -> line(out, widths, row));
        remarks.forEach(remark -> out.append("  ").append(remark).append('\n'));
        return out.toString();
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    private static void line(StringBuilder out, int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? cells.get(i) + padding : "   " + padding + cells.get(i));
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
