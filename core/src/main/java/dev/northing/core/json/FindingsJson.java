package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.northing.core.dictionary.lint.Finding;
import dev.northing.core.dictionary.lint.LintReport;
import dev.northing.core.dictionary.lint.WaivedFinding;
import java.io.IOException;

/**
 * Writes a lint report as plain JSON: {@code findings}, {@code waived} and {@code counts}.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class FindingsJson {

    private FindingsJson() {}

    /**
     * Writes a report.
     *
     * @param report any report
     * @return one object, without line breaks
     */
    public static String of(LintReport report) {
        return JsonText.of(out -> write(report, out));
    }

    private static void write(LintReport report, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("findings");
        for (Finding finding : report.findings()) {
            out.writeStartObject();
            writeFields(finding, out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("waived");
        for (WaivedFinding waived : report.waived()) {
            out.writeStartObject();
            writeFields(waived.finding(), out);
            out.writeStringField("reason", waived.reason());
            out.writeEndObject();
        }
        out.writeEndArray();
        writeCounts(report, out);
        out.writeEndObject();
    }

    private static void writeFields(Finding finding, JsonGenerator out) throws IOException {
        out.writeStringField("rule", finding.rule());
        out.writeStringField("level", finding.level().key());
        out.writeStringField("file", finding.file());
        out.writeNumberField("line", finding.position().line());
        out.writeNumberField("column", finding.position().column());
        out.writeStringField("message", finding.message());
    }

    private static void writeCounts(LintReport report, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("counts");
        for (Finding.Level level : Finding.Level.values()) {
            out.writeNumberField(level.key(), report.count(level));
        }
        out.writeNumberField("waived", report.waived().size());
        out.writeEndObject();
    }
}
