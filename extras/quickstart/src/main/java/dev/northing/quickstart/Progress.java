package dev.northing.quickstart;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far long work has come, on a terminal only: a pipe or a file gets nothing.
 *
 * <p>Confined to one thread.
 */
public final class Progress {

    /** Steps between two updates of the line. */
    private static final long STEP = 1_000;

    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final @Nullable PrintStream terminal;

    Progress(@Nullable PrintStream terminal) {
        this.terminal = terminal;
    }

    /**
     * Makes the progress of this process.
     *
     * @return one that writes to standard error if a terminal listens, else one that stays silent
     */
    public static Progress ofProcess() {
        return new Progress(isTerminal(System.console()) ? System.err : null);
    }

    /**
     * Starts a line of progress.
     *
     * @param what the work, such as {@code events shipped}
     * @return receives how much is done
     */
    public LongConsumer start(String what) {
        return done -> {
            if (terminal != null && done % STEP == 0) {
                terminal.print(CLEAR_LINE + String.format(Locale.ROOT, "%,d %s", done, what));
                terminal.flush();
            }
        };
    }

    /** Clears the line, so that what is printed next stands on an empty one. */
    public void end() {
        if (terminal != null) {
            terminal.print(CLEAR_LINE);
            terminal.flush();
        }
    }

    /** From JDK 22 on there is a console also without a terminal, and a method that tells. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJdk) {
            return true;
        }
    }
}
