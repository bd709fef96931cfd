package dev.northing.collector.transport;

import dev.northing.core.error.ConfigurationException;
import java.time.Duration;
import java.util.Objects;

/**
 * How requests reach an endpoint: how long they may take, through which proxy, and whom to trust.
 *
 * <p>What cannot be chosen: redirects are never followed, the host's name is always checked against the certificate, TLS is
 * 1.2 or newer, HTTP/2 is used where the receiver offers it over TLS. Nothing here touches a setting of the whole process.
 * Immutable.
 *
 * @param timeouts how long requests may take
 * @param proxy through which proxy they go
 * @param tls whom to trust, and who we are
 * @since 0.1.0
 */
public record HttpOptions(Timeouts timeouts, HttpProxy proxy, TlsOptions tls) {

    /** The defaults: standard timeouts, the host's proxies, the platform's trust. */
    public static final HttpOptions STANDARD =
            new HttpOptions(Timeouts.STANDARD, HttpProxy.ofHost(), TlsOptions.PLATFORM);

    /**
     * Takes options.
     *
     * @param timeouts how long requests may take
     * @param proxy through which proxy they go
     * @param tls whom to trust, and who we are
     */
    public HttpOptions {
        Objects.requireNonNull(timeouts, "timeouts");
        Objects.requireNonNull(proxy, "proxy");
        Objects.requireNonNull(tls, "tls");
    }

    /**
     * Changes the timeouts.
     *
     * @param value how long requests may take
     * @return a copy with it
     */
    public HttpOptions withTimeouts(Timeouts value) {
        return new HttpOptions(value, proxy, tls);
    }

    /**
     * Changes the proxy.
     *
     * @param value through which proxy requests go
     * @return a copy with it
     */
    public HttpOptions withProxy(HttpProxy value) {
        return new HttpOptions(timeouts, value, tls);
    }

    /**
     * Changes the trust.
     *
     * @param value whom to trust, and who we are
     * @return a copy with it
     */
    public HttpOptions withTls(TlsOptions value) {
        return new HttpOptions(timeouts, proxy, value);
    }

    /**
     * How long a request may take. Immutable.
     *
     * @param connect to connect, 100 ms to 1 min
     * @param io for a read to wait for a byte, and a write for room, 100 ms to 1 min
     * @param call in all, 100 ms to 5 min
     * @since 0.1.0
     */
    public record Timeouts(Duration connect, Duration io, Duration call) {

        /** The least of each. */
        static final Duration MIN = Duration.ofMillis(100);

        /** The most of connect, read and write. */
        static final Duration MAX_STEP = Duration.ofMinutes(1);

        /** The most of a whole call: closing waits for it at worst. */
        static final Duration MAX_CALL = Duration.ofMinutes(5);

        /** 10 s to connect, 15 s for each read and write, 30 s in all. */
        public static final Timeouts STANDARD =
                new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(30));

        /**
         * Takes timeouts.
         *
         * @param connect to connect, 100 ms to 1 min
         * @param io for a read to wait for a byte, and a write for room, 100 ms to 1 min
         * @param call in all, 100 ms to 5 min
         * @throws ConfigurationException if one is out of range
         */
        public Timeouts {
            check("connect", connect, MAX_STEP);
            check("io", io, MAX_STEP);
            check("call", call, MAX_CALL);
        }

        private static void check(String name, Duration value, Duration most) {
            if (value.compareTo(MIN) < 0 || value.compareTo(most) > 0) {
                throw new ConfigurationException(
                        "timeouts: " + name + " is " + value + "; give " + MIN + " to " + most);
            }
        }
    }
}
