package dev.northing.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.SourcePosition;
import dev.northing.core.dictionary.lint.Finding;
import dev.northing.core.dictionary.lint.LintReport;
import dev.northing.core.dictionary.lint.LintRule;
import dev.northing.core.dictionary.lint.WaivedFinding;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifLogTest {

    private static Finding finding(String rule, Finding.Level level, String file, String message) {
        return new Finding(rule, level, file, new SourcePosition(3, 7), message);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    private static Map<String, Object> run(LintReport report) throws Exception {
        Map<String, Object> log = map(ParsedJson.of(report.sarif()));
        assertThat(log).containsOnlyKeys("$schema", "version", "runs").containsEntry("version", "2.1.0");
        assertThat(log.get("$schema")).asString().endsWith("/sarif-schema-2.1.0.json");
        return map(list(log.get("runs")).get(0));
    }

    private static Map<String, Object> result(Finding finding) throws Exception {
        return map(list(run(new LintReport(List.of(finding), List.of())).get("results"))
                .get(0));
    }

    @Test
    void saysWhereWhatAndByWhichRule() throws Exception {
        Map<String, Object> result = result(finding("K004", Finding.Level.ERROR, "config/a.yml", "wrong"));

        assertThat(result)
                .isEqualTo(Map.of(
                        "ruleId",
                        "K004",
                        "ruleIndex",
                        (long) Arrays.asList(LintRule.values()).indexOf(LintRule.K004),
                        "level",
                        "error",
                        "message",
                        Map.of("text", "wrong"),
                        "locations",
                        List.of(Map.of(
                                "physicalLocation",
                                Map.of(
                                        "artifactLocation",
                                        Map.of("uri", "config/a.yml", "uriBaseId", "%SRCROOT%"),
                                        "region",
                                        Map.of("startLine", 3L, "startColumn", 7L)))),
                        "suppressions",
                        List.of()));
    }

    @Test
    void describesEveryRuleAtTheIndexThatResultsName() throws Exception {
        Map<String, Object> run = run(new LintReport(List.of(), List.of()));
        Map<String, Object> driver = map(map(run.get("tool")).get("driver"));
        List<Object> rules = list(driver.get("rules"));

        assertThat(driver).containsEntry("name", "Northing dictionary linter");
        assertThat(run).containsEntry("columnKind", "utf16CodeUnits").containsEntry("results", List.of());
        assertThat(rules)
                .extracting(rule -> map(rule).get("id"))
                .containsExactlyElementsOf(
                        Arrays.stream(LintRule.values()).map(LintRule::id).toList());
        assertThat(map(rules.get(Arrays.asList(LintRule.values()).indexOf(LintRule.E010))))
                .isEqualTo(Map.of(
                        "id", "E010",
                        "shortDescription", Map.of("text", "The event feeds no metric."),
                        "help", Map.of("text", "Add a metric, or stop collecting the event."),
                        "defaultConfiguration", Map.of("level", "note")));
    }

    @ParameterizedTest
    @CsvSource({"ERROR, error", "WARNING, warning", "INFO, note"})
    void usesTheLevelsOfTheStandard(Finding.Level level, String expected) throws Exception {
        assertThat(result(finding("K004", level, "a.yml", "m"))).containsEntry("level", expected);
    }

    @Test
    void suppressesWaivedFindingsWithTheirReasonAndSaysOfAllOthersThatTheyAreNot() throws Exception {
        LintReport report = new LintReport(
                List.of(finding("K004", Finding.Level.ERROR, "a.yml", "m")),
                List.of(new WaivedFinding(finding("K006", Finding.Level.WARNING, "a.yml", "m"), "it is old")));

        assertThat(list(run(report).get("results")))
                .extracting(result -> map(result).get("suppressions"))
                .containsExactly(List.of(), List.of(Map.of("kind", "inSource", "justification", "it is old")));
    }

    @Test
    void leavesTheIndexOutForARuleItDoesNotKnow() throws Exception {
        assertThat(result(finding("Z999", Finding.Level.ERROR, "a.yml", "m"))).doesNotContainKey("ruleIndex");
    }

    @Test
    void makesNoLinkOfAName() throws Exception {
        assertThat(result(finding("K002", Finding.Level.ERROR, "a.yml", "the name [x](http://y) [z]"))
                        .get("message"))
                .isEqualTo(Map.of("text", "the name \\[x\\](http://y) \\[z\\]"));
        assertThat(result(finding("K002", Finding.Level.ERROR, "a.yml", "events[2]"))
                        .get("message"))
                .isEqualTo(Map.of("text", "events[2]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b/ü#?%.yml | a%20b/%C3%BC%23%3F%25.yml | true",
                "./a.yml | a.yml | true",
                "c:d.yml | c%3Ad.yml | true",
                "config\\a.yml | config/a.yml | true",
                "/tmp/a b.yml | file:///tmp/a%20b.yml | false",
                "C:\\data\\a.yml | file:///C:/data/a.yml | false",
                "C:/data/a.yml | file:///C:/data/a.yml | false",
                "<stdin> | %3Cstdin%3E | true"
            })
    void namesFilesByPercentEncodedReferences(String file, String expected, boolean relative) throws Exception {
        Map<String, Object> location =
                map(list(result(finding("K004", Finding.Level.ERROR, file, "m")).get("locations"))
                        .get(0));
        Map<String, Object> artifact = map(map(location.get("physicalLocation")).get("artifactLocation"));

        assertThat(artifact).containsEntry("uri", expected);
        assertThat(artifact.containsKey("uriBaseId")).isEqualTo(relative);
        assertThat(URI.create(expected).isAbsolute()).isEqualTo(!relative);
    }
}
