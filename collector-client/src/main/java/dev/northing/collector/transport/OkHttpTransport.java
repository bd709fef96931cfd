package dev.northing.collector.transport;

import dev.northing.collector.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Posts requests to one address with OkHttp.
 *
 * <p>Redirects are never followed, nothing is sent twice in silence, cookies and caches are off. Of an answer's body, 64 KiB
 * are read at most, and none of it is decoded: one with a {@code Content-Encoding} counts as empty. Connections are the
 * transport's own. The HTTP client is built on the first call, since that costs more than everything else in a start.
 * A call that is started rather than sent waits on the one daemon thread of the transport's own, which ends 60 s after its last
 * work or when the transport is closed.
 *
 * <p>Safe for use by many threads as far as {@link Transport} asks for it.
 *
 * @since 0.1.0
 */
public final class OkHttpTransport implements Transport {

    private static final byte[] NO_BODY = {};

    private final URI endpoint;
    private final Map<String, Supplier<Secret>> secretHeaders;
    private final String userAgent;
    private final HttpOptions options;

    private @Nullable OkHttpClient client;
    private volatile @Nullable Call running;
    private volatile boolean cancelled;

    /**
     * Creates a transport with standard options.
     *
     * @param endpoint where to post to, an {@code http} or {@code https} address
     * @param secretHeaders headers such as {@code Authorization}, by name
     * @param userAgent the value of {@code User-Agent}
     */
    public OkHttpTransport(URI endpoint, Map<String, Secret> secretHeaders, String userAgent) {
        this(endpoint, fixed(secretHeaders), userAgent, HttpOptions.STANDARD);
    }

    /**
     * Creates a transport.
     *
     * @param endpoint where to post to, an {@code http} or {@code https} address
     * @param secretHeaders headers such as {@code Authorization}, by name; each is asked for its value before each request, on
     *     the thread that sends, and may take its time there; what it throws holds the sending
     * @param userAgent the value of {@code User-Agent}
     * @param options timeouts, proxy and trust
     */
    public OkHttpTransport(
            URI endpoint, Map<String, Supplier<Secret>> secretHeaders, String userAgent, HttpOptions options) {
        this.endpoint = endpoint;
        this.secretHeaders = Map.copyOf(secretHeaders);
        this.userAgent = userAgent;
        this.options = options;
    }

    private static Map<String, Supplier<Secret>> fixed(Map<String, Secret> secrets) {
        Map<String, Supplier<Secret>> suppliers = new HashMap<>();
        secrets.forEach((name, secret) -> suppliers.put(name, () -> secret));
        return suppliers;
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException {
        Call call = newCall(request);
        try {
            return readAndClose(call, call.execute());
        } catch (IOException failed) {
            throw told(call, failed);
        } finally {
            running = null;
        }
    }

    @Override
    public CompletionStage<TransportResponse> start(TransportRequest request) {
        try {
            Call call = newCall(request);
            Answer answer = new Answer();
            call.enqueue(answer);
            return answer;
        } catch (IOException notMade) {
            return CompletableFuture.failedFuture(notMade);
        }
    }

    private Call newCall(TransportRequest request) throws IOException {
        Call call = client().newCall(post(request));
        running = call;
        if (cancelled) {
            call.cancel();
        }
        return call;
    }

    /** Says so when a setting is wrong, and when nothing of the body has left. */
    private IOException told(Call call, IOException failed) {
        IOException explained = HttpProxy.explained(failed);
        boolean begun = call.request().body() instanceof OneShotBody body && body.begun;
        boolean plain = explained != failed || begun || cancelled || isForAnotherReason(failed);
        return plain ? explained : new NotSentException(failed);
    }

    /** Nobody is there, or too slow, or not to be trusted: trying again at once would meet the same. */
    private static boolean isForAnotherReason(IOException failed) {
        return failed instanceof ConnectException
                || failed instanceof NoRouteToHostException
                || failed instanceof UnknownHostException
                || failed instanceof InterruptedIOException
                || failed instanceof SSLException
                || failed instanceof MisconfigurationException;
    }

    private OkHttpClient client() throws IOException {
        OkHttpClient built = client;
        if (built == null) {
            built = HttpConnections.open(HttpUrl.get(endpoint.toString()), options);
            client = built;
        }
        return built;
    }

    private Request post(TransportRequest request) throws IOException {
        Request.Builder post = new Request.Builder()
                .url(HttpUrl.get(endpoint.toString()))
                .header("User-Agent", userAgent)
                // Says that compressed answers are unwelcome: otherwise OkHttp asks for gzip by itself.
                .header("Accept-Encoding", "identity");
        request.headers().forEach(post::header);
        for (Map.Entry<String, Supplier<Secret>> secret : secretHeaders.entrySet()) {
            addSecret(post, secret.getKey(), secret.getValue());
        }
        return post.post(new OneShotBody(request)).build();
    }

    /** The cause is left out on purpose: it may hold the secret. */
    private static void addSecret(Request.Builder post, String name, Supplier<Secret> secret)
            throws MisconfigurationException {
        try {
            post.header(name, secret.get().reveal());
        } catch (RuntimeException failed) {
            throw new MisconfigurationException(
                    "no value for header " + name + ": " + failed.getClass().getSimpleName());
        }
    }

    private static TransportResponse readAndClose(Call call, Response response) {
        try (response) {
            return read(call, response);
        }
    }

    private static TransportResponse read(Call call, Response response) {
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of("retry-after", "date", "x-ratelimit-reset")) {
            String value = response.header(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        byte[] body = readCapped(call, response.body());
        String encoding = response.header("Content-Encoding");
        boolean isEncoded = encoding != null && !encoding.equalsIgnoreCase("identity");
        return new TransportResponse(response.code(), headers, isEncoded ? NO_BODY : body);
    }

    /**
     * The status has decided already: a body that cannot be read is an empty one. The rest of one that is too long is not
     * waited for: OkHttp would read on, so that the connection can be used again.
     */
    private static byte[] readCapped(Call call, ResponseBody body) {
        try {
            BufferedSource source = body.source();
            if (source.request(TransportResponse.MAX_BODY_BYTES + 1L)) {
                call.cancel();
            }
            Buffer buffer = source.getBuffer();
            return buffer.readByteArray(Math.min(buffer.size(), TransportResponse.MAX_BODY_BYTES));
        } catch (IOException unreadable) {
            return NO_BODY;
        }
    }

    @Override
    public void abort() {
        Call call = running;
        if (call != null) {
            call.cancel();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        abort();
    }

    @Override
    public void close() {
        OkHttpClient built = client;
        if (built != null) {
            built.dispatcher().executorService().shutdown();
            built.connectionPool().evictAll();
        }
    }

    @Override
    public String toString() {
        return "OkHttpTransport[" + endpoint.getHost() + "]";
    }

    /** Completes once the connection is free for the next request. */
    private final class Answer extends CompletableFuture<TransportResponse> implements Callback {

        @Override
        public void onResponse(Call call, Response response) {
            running = null;
            try {
                complete(readAndClose(call, response));
            } catch (Throwable unforeseen) {
                completeExceptionally(unforeseen);
            }
        }

        @Override
        public void onFailure(Call call, IOException failure) {
            running = null;
            completeExceptionally(told(call, failure));
        }
    }

    /** A body that OkHttp may not send again by itself, as it would after a 503 with {@code Retry-After: 0}. */
    private static final class OneShotBody extends RequestBody {

        private final TransportRequest request;
        private volatile boolean begun;

        OneShotBody(TransportRequest request) {
            this.request = request;
        }

        @Override
        public okhttp3.@Nullable MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return request.length();
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            // The headers go ahead: a connection that was closed meanwhile shows it before the body has left.
            sink.flush();
            begun = true;
            sink.write(request.body(), 0, request.length());
        }
    }
}
