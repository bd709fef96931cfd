package dev.northing.quickstart;

import dev.northing.metrics.read.CsvColumns;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the person at the terminal asked for.
 *
 * <p>Immutable.
 *
 * @param git the repository whose history is to be read, or null
 * @param csv the file whose rows are to be read, or null
 * @param columns which columns of that file hold time and event
 * @param dictionary the folder or file of definitions to use instead of the built-in ones, or null
 * @param seed picks the simulated year
 * @param help whether only the usage was asked for
 * @param report the file to write the figures to as a page, or null
 */
public record Options(
        @Nullable Path git,
        @Nullable Path csv,
        CsvColumns columns,
        @Nullable Path dictionary,
        long seed,
        boolean help,
        @Nullable Path report) {

    /** How to call the program. */
    public static final String USAGE = """
            Ships events over a loopback socket and prints the figures they give.

              (nothing)             a simulated year of a CI company
              --seed NUMBER         another simulated year
              --git PATH            the history of a git repository
              --events FILE.csv     the rows of a file; the format: docs/events-csv.md
              --time COLUMN         the file's column that holds the time (default: time)
              --event NAME          one event name for all rows (default: the column event, else activity)
              --dictionary PATH     definitions to use instead of the built-in ones
              --report FILE.html    writes the figures of a company to a page, too
              --help                this text
            """;

    private static final long DEFAULT_SEED = 2025;

    /**
     * Reads the arguments.
     *
     * @param arguments as the shell gave them
     * @return the options
     * @throws UsageException if an argument is unknown, lacks its value, or does not go with another
     */
    public static Options parse(String... arguments) throws UsageException {
        Options options = new Options(null, null, CsvColumns.DEFAULT, null, DEFAULT_SEED, false, null);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--help") || arguments[i].equals("-h")) {
                return new Options(null, null, CsvColumns.DEFAULT, null, DEFAULT_SEED, true, null);
            }
            if (i + 1 == arguments.length) {
                throw new UsageException(arguments[i] + ": unknown, or its value is missing");
            }
            options = options.with(arguments[i], arguments[++i]);
        }
        return options.checked();
    }

    private Options with(String option, String value) throws UsageException {
        return switch (option) {
            case "--git" -> new Options(path(option, value), csv, columns, dictionary, seed, help, report);
            case "--events" -> new Options(git, path(option, value), columns, dictionary, seed, help, report);
            case "--time" ->
                new Options(git, csv, new CsvColumns(value, columns.event()), dictionary, seed, help, report);
            case "--event" ->
                new Options(
                        git, csv, new CsvColumns(columns.time(), Optional.of(value)), dictionary, seed, help, report);
            case "--dictionary" -> new Options(git, csv, columns, path(option, value), seed, help, report);
            case "--seed" -> new Options(git, csv, columns, dictionary, number(option, value), help, report);
            case "--report" -> new Options(git, csv, columns, dictionary, seed, help, path(option, value));
            default -> throw new UsageException(option + ": unknown option");
        };
    }

    private Options checked() throws UsageException {
        if (git != null && csv != null) {
            throw new UsageException("--git and --events: give one of them");
        }
        if (csv == null && !columns.equals(CsvColumns.DEFAULT)) {
            throw new UsageException("--time and --event go with --events");
        }
        return this;
    }

    private static Path path(String option, String value) throws UsageException {
        try {
            return Path.of(value);
        } catch (InvalidPathException notAPath) {
            throw new UsageException(option + ": expected a path");
        }
    }

    private static long number(String option, String value) throws UsageException {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw new UsageException(option + ": expected a whole number");
        }
    }
}
