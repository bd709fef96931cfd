package dev.northing.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as tidy data, one row a figure, for Metabase, Tableau, Redash or a spreadsheet.
 *
 * <p>Numbers stand in the figure's own scale: a share is in [0, 1], a span of time in milliseconds, money in minor
 * units. What is undefined is empty (CSV) or null (JSON), and says why. A funnel's rates carry the counts of its steps.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class TidyReport {

    private TidyReport() {}

    /**
     * Names the columns.
     *
     * @return the names, in order, the same for every report
     */
    public static List<String> columns() {
        return TidyRows.COLUMNS;
    }

    /**
     * Writes comma-separated values as RFC 4180 has them, with a header line.
     *
     * <p>A text that begins like a formula ({@code =}, {@code +}, {@code -}, {@code @}) gets an apostrophe in front, so
     * that no spreadsheet runs it; numbers may begin with a minus.
     *
     * @param report any report
     * @return the lines, each ended by CR LF
     */
    public static String csv(Report report) {
        StringBuilder out = new StringBuilder();
        out.append(String.join(",", TidyRows.COLUMNS)).append("\r\n");
        for (List<@Nullable Object> row : TidyRows.of(report)) {
            out.append(row.stream().map(TidyReport::csvCell).collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return out.toString();
    }

    /**
     * Writes one JSON array with an object for each figure.
     *
     * @param report any report
     * @return the array, a line an object
     */
    public static String json(Report report) {
        return "[\n" + objects(report, ",\n") + "\n]\n";
    }

    /**
     * Writes one JSON object a line.
     *
     * @param report any report
     * @return the lines, each ended by LF
     */
    public static String ndjson(Report report) {
        String lines = objects(report, "\n");
        return lines.isEmpty() ? lines : lines + "\n";
    }

    private static String csvCell(@Nullable Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof Double number) {
            return Numbers.machine(number);
        } else if (value instanceof Long number) {
            return number.toString();
        }
        String text = neutral(PlainText.of(value.toString()));
        return text.indexOf(',') < 0 && text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Spreadsheets skip blanks before a formula, so a sign after them counts too. */
    private static String neutral(String text) {
        String stripped = text.strip();
        return !stripped.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(stripped.charAt(0)) >= 0
                ? "'" + text
                : text;
    }

    private static String objects(Report report, String separator) {
        JsonFactory factory = new JsonFactoryBuilder()
                .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                .rootValueSeparator(separator)
                .build();
        StringWriter text = new StringWriter();
        try (JsonGenerator out = factory.createGenerator(text)) {
            for (List<@Nullable Object> row : TidyRows.of(report)) {
                object(out, row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be written", e);
        }
        return text.toString();
    }

    private static void object(JsonGenerator out, List<@Nullable Object> row) throws IOException {
        out.writeStartObject();
        for (int i = 0; i < row.size(); i++) {
            out.writeFieldName(TidyRows.COLUMNS.get(i));
            write(out, row.get(i));
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Double number) {
            out.writeNumber(Numbers.machine(number));
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else {
            out.writeString(PlainText.of(value.toString()));
        }
    }
}
