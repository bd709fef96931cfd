package dev.northing.collector.transport;

import dev.northing.collector.Secret;
import dev.northing.core.error.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.Challenge;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Through which proxy requests go.
 *
 * <p>Where a proxy is named, the direct way is never taken, also when a {@link ProxySelector} names it as a second choice. A
 * proxy that refuses, or that wants credentials it has not been given, holds the sending. Credentials go to the proxy only,
 * when it asks for them with the scheme {@code Basic} and before a tunnel to an {@code https} endpoint; {@link
 * java.net.Authenticator} is never asked. Immutable.
 *
 * @since 0.1.0
 */
public final class HttpProxy {

    private static final int MAX_PORT = 65_535;

    /** What OkHttp says of a proxy that does not open a tunnel, before the status. */
    private static final String NO_TUNNEL = "Unexpected response code for CONNECT: ";

    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private final Supplier<? extends @Nullable ProxySelector> selector;
    private final @Nullable Login login;

    /** Who we are to the proxy. */
    private record Login(String user, Secret password) {}

    private HttpProxy(Supplier<? extends @Nullable ProxySelector> selector, @Nullable Login login) {
        this.selector = selector;
        this.login = login;
    }

    /**
     * Goes the way that the host's default {@link ProxySelector} names at the time.
     *
     * @return the default
     */
    public static HttpProxy ofHost() {
        return new HttpProxy(ProxySelector::getDefault, null);
    }

    /**
     * Goes the direct way, whatever the host's settings say.
     *
     * @return no proxy
     */
    public static HttpProxy none() {
        return new HttpProxy(() -> null, null);
    }

    /**
     * Goes through one HTTP proxy.
     *
     * @param host its name or address, not blank
     * @param port its port, 1 to 65535
     * @return the proxy
     * @throws ConfigurationException if one has another form
     */
    public static HttpProxy at(String host, int port) {
        if (host.isBlank() || port < 1 || port > MAX_PORT) {
            throw new ConfigurationException("proxy: give a host and a port of 1 to " + MAX_PORT);
        }
        Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
        ProxySelector one = new OneProxy(proxy);
        return new HttpProxy(() -> one, null);
    }

    /**
     * Goes the way that a selector names.
     *
     * @param selector asked on OkHttp's thread, for each new connection; it should neither flush nor close the
     *     client, which would wait for it
     * @return the selector's proxies
     */
    public static HttpProxy selectedBy(ProxySelector selector) {
        Objects.requireNonNull(selector, "selector");
        return new HttpProxy(() -> selector, null);
    }

    /**
     * Adds credentials for a proxy that asks for them.
     *
     * @param user a name without colon and control characters, not blank
     * @param password the password
     * @return a copy with them
     * @throws ConfigurationException if the name has another form
     */
    public HttpProxy withCredentials(String user, Secret password) {
        if (user.isBlank() || user.chars().anyMatch(each -> each == ':' || Character.isISOControl(each))) {
            throw new ConfigurationException("proxy: give a user's name without colon and control characters");
        }
        return new HttpProxy(selector, new Login(user, Objects.requireNonNull(password, "password")));
    }

    void applyTo(OkHttpClient.Builder client) {
        client.proxySelector(new NoBypass(selector));
        client.proxyAuthenticator((route, refused) -> answer(refused));
    }

    /** Without a tunnel there is nothing to answer: the credentials would reach the endpoint. */
    private @Nullable Request answer(Response refused) throws IOException {
        Request asked = refused.request();
        if (!asked.method().equals("CONNECT") || isAskedBy(refused, "OkHttp-Preemptive")) {
            return null;
        }
        if (login == null || asked.header(PROXY_AUTHORIZATION) != null || !isAskedBy(refused, "Basic")) {
            throw new MisconfigurationException("HTTP 407 of the proxy");
        }
        String credentials = Credentials.basic(login.user(), login.password().reveal(), StandardCharsets.UTF_8);
        return asked.newBuilder().header(PROXY_AUTHORIZATION, credentials).build();
    }

    private static boolean isAskedBy(Response refused, String scheme) {
        return refused.challenges().stream().map(Challenge::scheme).anyMatch(scheme::equalsIgnoreCase);
    }

    /** A proxy that forbids the way is something to set right; one that cannot reach the receiver may do so later. */
    static IOException explained(IOException failure) {
        String message = failure.getMessage();
        boolean forbidden = message != null && message.startsWith(NO_TUNNEL + '4');
        return forbidden ? new MisconfigurationException("the proxy opens no tunnel") : failure;
    }

    @Override
    public String toString() {
        return "HttpProxy";
    }

    /** Names the same proxy for everything. */
    private static final class OneProxy extends ProxySelector {

        private final List<Proxy> proxies;

        OneProxy(Proxy proxy) {
            this.proxies = List.of(proxy);
        }

        @Override
        public List<Proxy> select(java.net.@Nullable URI uri) {
            return proxies;
        }

        @Override
        public void connectFailed(
                java.net.@Nullable URI uri, java.net.@Nullable SocketAddress address, @Nullable IOException failure) {}
    }
}
