package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.northing.core.dictionary.Profile;
import dev.northing.core.dictionary.lint.Finding;
import dev.northing.core.dictionary.lint.LintReport;
import dev.northing.core.dictionary.lint.LintRule;
import dev.northing.core.dictionary.lint.WaivedFinding;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a lint report as SARIF 2.1.0, which code-scanning tools read.
 *
 * <p>Rules are described with their levels in the strict profile. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class SarifLog {

    private static final String VERSION = "2.1.0";

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final List<LintRule> RULES = Arrays.asList(LintRule.values());

    private SarifLog() {}

    /**
     * Writes a report.
     *
     * @param report any report
     * @return one log with one run, without line breaks
     */
    public static String of(LintReport report) {
        return JsonText.of(out -> write(report, out));
    }

    private static void write(LintReport report, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("$schema", SCHEMA);
        out.writeStringField("version", VERSION);
        out.writeArrayFieldStart("runs");
        out.writeStartObject();
        writeTool(out);
        out.writeStringField("columnKind", "utf16CodeUnits");
        writeResults(report, out);
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeTool(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("tool");
        out.writeObjectFieldStart("driver");
        out.writeStringField("name", "Northing dictionary linter");
        out.writeArrayFieldStart("rules");
        for (LintRule rule : RULES) {
            writeRule(rule, out);
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void writeRule(LintRule rule, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", rule.id());
        writeText("shortDescription", rule.title() + ".", out);
        writeText("help", rule.remedy(), out);
        out.writeObjectFieldStart("defaultConfiguration");
        out.writeStringField("level", level(rule.level(Profile.STRICT)));
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void writeResults(LintReport report, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("results");
        for (Finding finding : report.findings()) {
            writeResult(finding, null, out);
        }
        for (WaivedFinding waived : report.waived()) {
            writeResult(waived.finding(), waived.reason(), out);
        }
        out.writeEndArray();
    }

    private static void writeResult(Finding finding, @Nullable String waiver, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("ruleId", finding.rule());
        int index = RULES.indexOf(LintRule.ofId(finding.rule()).orElse(null));
        if (index >= 0) {
            out.writeNumberField("ruleIndex", index);
        }
        out.writeStringField("level", level(finding.level()));
        writeText("message", withoutLinks(finding.message()), out);
        writeLocation(finding, out);
        writeSuppressions(waiver, out);
        out.writeEndObject();
    }

    private static String level(Finding.Level level) {
        return switch (level) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private static void writeText(String field, String text, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart(field);
        out.writeStringField("text", text);
        out.writeEndObject();
    }

    /** In a SARIF message {@code [text](target)} is a link; a definition's name must not become one. */
    private static String withoutLinks(String message) {
        return message.contains("](") ? message.replace("[", "\\[").replace("]", "\\]") : message;
    }

    private static void writeLocation(Finding finding, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("locations");
        out.writeStartObject();
        out.writeObjectFieldStart("physicalLocation");
        FileUri uri = FileUri.of(finding.file());
        out.writeObjectFieldStart("artifactLocation");
        out.writeStringField("uri", uri.text());
        if (uri.isRelative()) {
            out.writeStringField("uriBaseId", "%SRCROOT%");
        }
        out.writeEndObject();
        out.writeObjectFieldStart("region");
        out.writeNumberField("startLine", finding.position().line());
        out.writeNumberField("startColumn", finding.position().column());
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndArray();
    }

    /** The standard wants the list on every result of a run or on none: empty says that nothing is suppressed. */
    private static void writeSuppressions(@Nullable String waiver, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("suppressions");
        if (waiver != null) {
            out.writeStartObject();
            out.writeStringField("kind", "inSource");
            out.writeStringField("justification", waiver);
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
