package dev.northing.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.SourcePosition;
import dev.northing.core.dictionary.lint.Finding;
import dev.northing.core.dictionary.lint.LintReport;
import dev.northing.core.dictionary.lint.WaivedFinding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsJsonTest {

    @Test
    void saysEverythingThatTheReportSays() throws Exception {
        Finding finding = new Finding(
                "K004", Finding.Level.ERROR, "a \"b\"\n.yml", new SourcePosition(2, 11), "it's \\ wrong \uD83D\uDE00");
        Finding waived = new Finding("K006", Finding.Level.WARNING, "c.yml", SourcePosition.START, "odd");

        Object json = ParsedJson.of(
                FindingsJson.of(new LintReport(List.of(finding), List.of(new WaivedFinding(waived, "it is old")))));

        assertThat(json)
                .isEqualTo(Map.of(
                        "findings",
                        List.of(Map.of(
                                "rule", "K004",
                                "level", "error",
                                "file", "a \"b\"\n.yml",
                                "line", 2L,
                                "column", 11L,
                                "message", "it's \\ wrong \uD83D\uDE00")),
                        "waived",
                        List.of(Map.of(
                                "rule", "K006",
                                "level", "warning",
                                "file", "c.yml",
                                "line", 1L,
                                "column", 1L,
                                "message", "odd",
                                "reason", "it is old")),
                        "counts",
                        Map.of("error", 1L, "warning", 0L, "info", 0L, "waived", 1L)));
    }
}
