package dev.northing.quickstart.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.northing.core.event.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Contributions to a git repository, one event a commit that is no merge.
 *
 * <p>Addresses never leave this class: a contributor is named by the order of the first commit. Runs the {@code git} of the
 * machine. Immutable.
 */
public final class GitHistory {

    private static final int FIELDS = 3;

    private GitHistory() {}

    /**
     * Reads a repository's history.
     *
     * @param repository a folder inside the repository
     * @param progress receives the number of commits read so far
     * @return one {@code contribution} a commit, in the order of commit times
     * @throws FeedException if git cannot be run there, or the history is empty
     */
    public static EventFeed read(Path repository, LongConsumer progress) throws FeedException {
        List<Commit> commits = new ArrayList<>();
        List<String> other = new ArrayList<>();
        if (run(repository, commits, other, progress) != 0) {
            throw new FeedException("git could not read the history of " + repository + ": " + String.join(" ", other)
                    + " (give a folder inside of a repository: --git PATH)");
        }
        if (commits.isEmpty()) {
            throw new FeedException("the history of " + repository + " has no commits: give another repository");
        }
        commits.sort(Comparator.comparingLong(Commit::committed).thenComparing(Commit::author));
        return new EventFeed(
                "Contributions to " + name(repository) + ": " + commits.size() + " commits",
                events(commits),
                other.isEmpty() ? List.of() : List.of(other.size() + " lines of git's output were no commits"));
    }

    private static List<Event> events(List<Commit> commits) {
        Map<String, String> contributors = new HashMap<>();
        List<Event> events = new ArrayList<>(commits.size());
        for (Commit commit : commits) {
            String contributor =
                    contributors.computeIfAbsent(commit.author(), unseen -> "contributor-" + (contributors.size() + 1));
            events.add(Event.builder("contribution")
                    .time(Instant.ofEpochSecond(commit.committed()))
                    .user(contributor)
                    .with("authored", Instant.ofEpochSecond(commit.authored()))
                    .build());
        }
        return events;
    }

    /** Returns git's exit status; what it prints beside commits goes into {@code other}. */
    private static int run(Path repository, List<Commit> commits, List<String> other, LongConsumer progress)
            throws FeedException {
        ProcessBuilder git = new ProcessBuilder("git", "log", "--no-merges", "--format=%ct%x09%at%x09%ae");
        git.directory(repository.toFile()).redirectErrorStream(true);
        try {
            Process process = git.start();
            process.getOutputStream().close();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Commit commit = Commit.parse(line);
                    if (commit == null) {
                        other.add(line);
                    } else {
                        commits.add(commit);
                        progress.accept(commits.size());
                    }
                }
            }
            return process.waitFor();
        } catch (IOException noGit) {
            throw new FeedException(
                    "git could not be run in " + repository + ": install git, or check that the folder exists");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FeedException("reading the history was interrupted");
        }
    }

    private static String name(Path repository) {
        Path name = repository.toAbsolutePath().normalize().getFileName();
        return Objects.toString(name, "the repository");
    }

    /** A line of the log. */
    private record Commit(long committed, long authored, String author) {

        static @Nullable Commit parse(String line) {
            String[] fields = line.split("\t", FIELDS);
            if (fields.length < FIELDS || !isNumber(fields[0]) || !isNumber(fields[1])) {
                return null;
            }
            return new Commit(Long.parseLong(fields[0]), Long.parseLong(fields[1]), fields[2].toLowerCase(Locale.ROOT));
        }

        private static boolean isNumber(String text) {
            return text.matches("-?[0-9]{1,12}");
        }
    }
}
