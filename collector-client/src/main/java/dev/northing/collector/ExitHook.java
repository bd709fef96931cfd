package dev.northing.collector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Closes a client when the process ends, unless it was closed before. Safe for use by many threads. */
final class ExitHook {

    private @Nullable Thread registered;

    /** Does nothing when the process is ending already. */
    synchronized void register(TelemetryClient client, Duration timeout) {
        Thread hook = new Thread(null, () -> client.close(timeout), "northing-exit", 0, false);
        hook.setContextClassLoader(ExitHook.class.getClassLoader());
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            registered = hook;
        } catch (IllegalStateException endingAlready) {
            // Whoever builds a client now has to close it.
        }
    }

    /** Lets go of the client. */
    synchronized void withdraw() {
        Thread hook = registered;
        registered = null;
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException ending) {
            // It runs, or has run; nothing is kept for longer than the process.
        }
    }
}
