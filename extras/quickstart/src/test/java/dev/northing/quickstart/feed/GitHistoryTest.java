package dev.northing.quickstart.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.northing.core.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHistoryTest {

    @TempDir
    private Path repository;

    @BeforeEach
    void needsGit() throws InterruptedException {
        assumeTrue(git(Instant.EPOCH, "nobody", "--version"), "git is not installed");
    }

    @Test
    void namesContributorsByTheOrderOfTheirFirstCommit() throws Exception {
        git(Instant.EPOCH, "nobody", "init", "-q");
        commit("ada@example.org", "2026-01-01T00:00:00Z");
        commit("bob@example.org", "2026-01-02T00:00:00Z");
        commit("ADA@example.org", "2026-01-03T00:00:00Z");

        EventFeed feed = GitHistory.read(repository, commits -> {});

        assertThat(feed.events())
                .extracting(event -> event.subject().user())
                .containsExactly("contributor-1", "contributor-2", "contributor-1");
        assertThat(feed.events())
                .extracting(Event::time)
                .containsExactly(
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-02T00:00:00Z"),
                        Instant.parse("2026-01-03T00:00:00Z"));
        assertThat(feed.title()).contains("3 commits");
    }

    @Test
    void tellsWhatToDoWhereThereIsNoRepository() {
        assertThatExceptionOfType(FeedException.class)
                .isThrownBy(() -> GitHistory.read(repository, commits -> {}))
                .withMessageContaining("give a folder inside of a repository");
        assertThatExceptionOfType(FeedException.class)
                .isThrownBy(() -> GitHistory.read(repository.resolve("none"), commits -> {}))
                .withMessageContaining("check that the folder exists");
    }

    @Test
    void tellsWhatToDoWhereThereIsNoHistory() throws InterruptedException {
        git(Instant.EPOCH, "nobody", "init", "-q");

        assertThatExceptionOfType(FeedException.class)
                .isThrownBy(() -> GitHistory.read(repository, commits -> {}))
                .withMessageContaining("git could not read the history");
    }

    private void commit(String author, String time) throws InterruptedException {
        assertThat(git(Instant.parse(time), author, "commit", "-q", "--allow-empty", "-m", "change"))
                .isTrue();
    }

    private boolean git(Instant time, String author, String... arguments) throws InterruptedException {
        ProcessBuilder git = new ProcessBuilder();
        git.command().add("git");
        git.command().addAll(List.of(arguments));
        git.directory(repository.toFile());
        git.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        git.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        for (String role : List.of("AUTHOR", "COMMITTER")) {
            git.environment().put("GIT_" + role + "_NAME", "somebody");
            git.environment().put("GIT_" + role + "_EMAIL", author);
            git.environment().put("GIT_" + role + "_DATE", time.toString());
        }
        try {
            return git.start().waitFor() == 0;
        } catch (IOException noGit) {
            return false;
        }
    }
}
