package dev.northing.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.DictionaryLoad;
import dev.northing.core.dictionary.DictionaryLoader;
import dev.northing.core.dictionary.lint.DictionaryLinter;
import dev.northing.core.dictionary.lint.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static final String DEFINITION = """
            action: something_else
            description: An event that no row is
            owner: team
            """;

    @TempDir
    private Path folder;

    @Test
    void shipsASimulatedYearWholeAndPrintsItsFigures() throws IOException {
        assertThat(run("--seed", "1")).isZero();
        assertThat(out.toString(UTF_8))
                .startsWith("A simulated year of a CI company (seed 1)")
                .containsPattern("([0-9,]+) events accepted = \\1 delivered [+] 0 pending [+] 0 dropped; \\1 received")
                .contains("Weekly Active Builds", "Activation", "Retention by month of signup", "all together")
                .doesNotContain("Not accepted");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void writesThePageOfACompany() throws IOException {
        Path page = folder.resolve("report.html");
        assertThat(run("--report", page.toString())).isZero();
        assertThat(out.toString(UTF_8)).contains("The figures as a page: " + page);
        assertThat(Files.readString(page))
                .contains("Weekly Active Builds", "Activation by plan", "Retention by month of signup", "<svg")
                .doesNotContain("NaN");
        Path rows = Files.writeString(folder.resolve("log.csv"), "time,user\n1790000000,a\n");
        assertThat(run("--events", rows.toString(), "--report", page.toString()))
                .isZero();
        assertThat(out.toString(UTF_8)).contains("No page");
    }

    @Test
    void shipsTheRowsOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), "time,user\n1790000000,a\n1790000001,b\nx,c\n");

        assertThat(run("--events", file.toString())).isZero();
        assertThat(out.toString(UTF_8))
                .contains("2 of 3 rows", "1 rows left out", "2 events accepted = 2 delivered", "Active units");
    }

    @Test
    void saysWhichEventsTheDictionaryDoesNotLetThrough() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), "time,user,event\n1,a,unheard_of\n2,a,activity\n");

        assertThat(run("--events", file.toString())).isZero();
        assertThat(out.toString(UTF_8)).contains("1 events accepted", "Not accepted: 1 events", "UNDECLARED");
    }

    @Test
    void usesAnotherDictionary() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), "time,user\n1,a\n");
        Path empty = Files.writeString(folder.resolve("dictionary.yml"), DEFINITION);

        assertThat(run("--events", file.toString(), "--dictionary", empty.toString()))
                .isZero();
        assertThat(out.toString(UTF_8)).contains("Not accepted: 1 events").doesNotContain("Active units");
    }

    @Test
    void explainsAWrongCallAndUnusableInput() throws IOException {
        assertThat(run("--what")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("--what").contains("--git PATH");
        err.reset();
        assertThat(run("--events", folder.resolve("none.csv").toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("none.csv: cannot be read");
        assertThat(out.size()).isZero();
    }

    @Test
    void hasADictionaryWithNothingToWarnOf() {
        DictionaryLoad load = DictionaryLoader.strict()
                .resource(QuickstartTest.class.getClassLoader(), "dev/northing/quickstart/dictionary.yml")
                .load();

        assertThat(DictionaryLinter.on(LocalDate.of(2026, 11, 1)).lint(load).findings())
                .filteredOn(finding -> finding.level() != Finding.Level.INFO)
                .isEmpty();
    }

    @Test
    void explainsItself() throws IOException {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo(Options.USAGE);
    }

    private int run(String... arguments) throws IOException {
        return Quickstart.run(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), new Progress(null), arguments);
    }
}
