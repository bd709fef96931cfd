package dev.northing.collector;

import dev.northing.collector.transport.DirectoryTransport;
import dev.northing.collector.transport.HttpOptions;
import dev.northing.collector.transport.OkHttpTransport;
import dev.northing.collector.transport.Transport;
import dev.northing.collector.wire.CommonFacts;
import dev.northing.collector.wire.NdjsonFormat;
import dev.northing.collector.wire.WireFormats;
import dev.northing.core.error.ConfigurationException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of the builder that knows where batches may go. Confined to one thread. */
final class DestinationChoice {

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,8190}[\\x21-\\x7e])?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private static final int MAX_PORT = 65_535;

    /** Headers that the client sets itself, in lower case. */
    private static final Set<String> OWN_HEADERS = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "host",
            "idempotency-key",
            "northing-attempt",
            "northing-sent-at",
            "proxy-authorization",
            "transfer-encoding",
            "user-agent");

    private final Map<String, Supplier<Secret>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private @Nullable Path directory;
    private @Nullable Endpoint endpoint;
    private @Nullable Transport transport;
    private @Nullable HttpOptions http;
    private @Nullable Compression compression;

    void directory(Path path) {
        directory = Objects.requireNonNull(path, "directory");
    }

    void endpoint(Endpoint receiver) {
        URI address = receiver.address();
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !Set.of("http", "https").contains(scheme)) {
            throw new ConfigurationException("endpoint: give an https address with a host");
        }
        if (scheme.equals("http") && !LOOPBACK.matcher(address.getHost()).matches()) {
            throw new ConfigurationException("endpoint: http is for this machine only; give an https address");
        }
        if (address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new ConfigurationException(
                    "endpoint: give an address without user, query and fragment; secrets go into header(name, secret)");
        }
        if (address.getPort() == 0 || address.getPort() > MAX_PORT) {
            throw new ConfigurationException("endpoint: give a port of 1 to " + MAX_PORT + ", or none");
        }
        endpoint = receiver;
    }

    void header(String name, Secret value) {
        checkName(name);
        checkValue(name, value);
        headers.put(name, () -> value);
    }

    /** What it gives is checked each time; whoever asks deals with what is thrown. */
    void header(String name, Supplier<Secret> value) {
        checkName(name);
        Objects.requireNonNull(value, "value");
        headers.put(name, () -> {
            Secret given = value.get();
            checkValue(name, given);
            return given;
        });
    }

    private static void checkName(String name) {
        if (!HEADER_NAME.matcher(name).matches() || OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new ConfigurationException("header: give a name of 1 to 64 letters, digits and hyphens"
                    + " that the client does not set itself");
        }
    }

    private static void checkValue(String name, Secret value) {
        if (!HEADER_VALUE.matcher(value.reveal()).matches()) {
            throw new ConfigurationException(
                    "header " + name + ": give 1 to 8192 printable ASCII characters, without spaces at the ends");
        }
    }

    void http(HttpOptions value) {
        http = Objects.requireNonNull(value, "http");
    }

    void transport(Transport value) {
        transport = Objects.requireNonNull(value, "transport");
    }

    void compression(Compression value) {
        compression = Objects.requireNonNull(value, "compression");
    }

    void check() {
        long chosen = Stream.of(directory, endpoint, transport)
                .filter(Objects::nonNull)
                .count();
        if (chosen != 1) {
            throw new ConfigurationException("destination: " + (chosen == 0 ? "missing" : "more than one")
                    + "; call one of directory(path), endpoint(address) and transport(transport)");
        }
        if (endpoint == null && !headers.isEmpty()) {
            throw new ConfigurationException("header: only an endpoint has headers; call endpoint(address)");
        }
        if (endpoint == null && http != null) {
            throw new ConfigurationException("http: only an endpoint has options; call endpoint(address)");
        }
        if (endpoint == null && compression != null) {
            throw new ConfigurationException(
                    "compression: only requests to an endpoint are compressed; call endpoint(address)");
        }
        if (compression != null) {
            compression.check();
        }
    }

    boolean isDirectory() {
        return directory != null;
    }

    /** Tells this destination from others; null for one that has no address. */
    @Nullable
    URI address() {
        return endpoint == null ? null : endpoint.address();
    }

    Destination open(CommonFacts facts, WireFormats wires, String instance) {
        if (directory != null) {
            Transport files = new DirectoryTransport(directory, () -> NdjsonFormat.headerLine(facts), instance);
            return new Destination(new NdjsonFormat(), files, Compression.NONE);
        }
        if (endpoint != null) {
            return new Destination(
                    endpoint.open(wires),
                    new OkHttpTransport(
                            endpoint.address(),
                            allHeaders(endpoint),
                            facts.agent(),
                            http == null ? HttpOptions.STANDARD : http),
                    compression == null ? endpoint.compression() : compression);
        }
        return new Destination(wires.northing(), Objects.requireNonNull(transport, "transport"), Compression.NONE);
    }

    /** The application's own headers take the place of those that the receiver asks for. */
    private Map<String, Supplier<Secret>> allHeaders(Endpoint receiver) {
        Map<String, Supplier<Secret>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        receiver.headers().forEach((name, secret) -> all.put(name, () -> secret));
        all.putAll(headers);
        return all;
    }
}
