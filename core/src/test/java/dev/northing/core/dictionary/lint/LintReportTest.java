package dev.northing.core.dictionary.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.SourcePosition;
import java.util.List;
import org.junit.jupiter.api.Test;

class LintReportTest {

    private static final Finding ERROR =
            new Finding("K004", Finding.Level.ERROR, "b.yml", new SourcePosition(2, 11), "wrong");
    private static final Finding WARNING =
            new Finding("K006", Finding.Level.WARNING, "a.yml", new SourcePosition(10, 1), "odd");
    private static final Finding INFO =
            new Finding("E010", Finding.Level.INFO, "a.yml", new SourcePosition(9, 3), "so");

    @Test
    void printsAsCompilersDoInTheOrderOfPlaces() {
        LintReport report =
                new LintReport(List.of(ERROR, WARNING, INFO), List.of(new WaivedFinding(WARNING, "it is old")));

        assertThat(report.text()).isEqualTo("""
                        a.yml:9:3: info E010 so
                        a.yml:10:1: warning K006 odd
                        b.yml:2:11: error K004 wrong
                        1 errors, 1 warnings, 1 infos, 1 waived
                        """);
    }

    @Test
    void hasErrorsOnlyWhenOneIsNotWaived() {
        assertThat(new LintReport(List.of(ERROR), List.of()).hasErrors()).isTrue();
        assertThat(new LintReport(List.of(WARNING, INFO), List.of(new WaivedFinding(ERROR, "known"))).hasErrors())
                .isFalse();
    }

    @Test
    void printsOneLinePerFindingWhateverNamesHold() {
        Finding forged = new Finding(
                "K002",
                Finding.Level.ERROR,
                "a\r\nb.yml:1:1: info ok\u001b[2K",
                SourcePosition.START,
                "x\u0085y\u2028z\u202eq\u200b");

        assertThat(new LintReport(List.of(forged), List.of()).text().lines())
                .containsExactly(
                        "a\\u000d\\u000ab.yml:1:1: info ok\\u001b[2K:1:1: error K002 x\\u0085y\\u2028z\\u202eq\\u200b",
                        "1 errors, 0 warnings, 0 infos, 0 waived");
    }
}
