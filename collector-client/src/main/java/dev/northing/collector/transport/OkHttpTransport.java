package dev.northing.collector.transport;

import dev.northing.collector.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
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
 * <p>Redirects are never followed, nothing is sent twice in silence, cookies and caches are off, TLS is 1.2 or newer. A
 * call takes at most 30 s in all: 10 s to connect, 15 s for each read and write. Connections are the transport's own. The
 * HTTP client is built on the first call, since that costs more than everything else in a start. A call that is started rather
 * than sent waits on the one daemon thread of the transport's own, which ends 60 s after its last work or when the transport is closed.
 *
 * <p>Safe for use by many threads as far as {@link Transport} asks for it.
 *
 * @since 0.1.0
 */
public final class OkHttpTransport implements Transport {

    /** How long one call may take in all. */
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

    /** How long it may take to connect. */
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** How long a read may wait for a byte, and a write for room. */
    static final Duration IO_TIMEOUT = Duration.ofSeconds(15);

    /** How long an idle connection is kept: longer than the flush interval. */
    private static final long KEEP_ALIVE_SECONDS = 60;

    private final URI endpoint;
    private final Map<String, Secret> secretHeaders;
    private final String userAgent;
    private final Duration callTimeout;

    private @Nullable OkHttpClient client;
    private volatile @Nullable Call running;
    private volatile boolean cancelled;

    /**
     * Creates a transport.
     *
     * @param endpoint where to post to
     * @param secretHeaders headers such as {@code Authorization}, by name
     * @param userAgent the value of {@code User-Agent}
     */
    public OkHttpTransport(URI endpoint, Map<String, Secret> secretHeaders, String userAgent) {
        this(endpoint, secretHeaders, userAgent, CALL_TIMEOUT);
    }

    OkHttpTransport(URI endpoint, Map<String, Secret> secretHeaders, String userAgent, Duration callTimeout) {
        this.endpoint = endpoint;
        this.secretHeaders = Map.copyOf(secretHeaders);
        this.userAgent = userAgent;
        this.callTimeout = callTimeout;
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException {
        Call call = newCall(request);
        try {
            return readAndClose(call.execute());
        } finally {
            running = null;
        }
    }

    @Override
    public CompletionStage<TransportResponse> start(TransportRequest request) {
        Call call = newCall(request);
        Answer answer = new Answer();
        call.enqueue(answer);
        return answer;
    }

    private Call newCall(TransportRequest request) {
        Call call = client().newCall(post(request));
        running = call;
        if (cancelled) {
            call.cancel();
        }
<<<<<<< HEAD
        return call;
=======
        try (Response response = call.execute()) {
            return read(response);
        } catch (IOException failed) {
            throw told(call, failed);
        } finally {
            running = null;
        }
>>>>>>> retry
    }

    /** Says so when nothing of the body has left. */
    private IOException told(Call call, IOException failed) {
        boolean begun = call.request().body() instanceof OneShotBody body && body.begun;
        return begun || cancelled || isForAnotherReason(failed) ? failed : new NotSentException(failed);
    }

    /** Nobody is there, or too slow, or not to be trusted: trying again at once would meet the same. */
    private static boolean isForAnotherReason(IOException failed) {
        return failed instanceof ConnectException
                || failed instanceof NoRouteToHostException
                || failed instanceof UnknownHostException
                || failed instanceof InterruptedIOException
                || failed instanceof SSLException;
    }

    private OkHttpClient client() {
        OkHttpClient built = client;
        if (built == null) {
            built = build();
            client = built;
        }
        return built;
    }

    private OkHttpClient build() {
        return new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(threads()))
                .callTimeout(callTimeout)
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(IO_TIMEOUT)
                .writeTimeout(IO_TIMEOUT)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .connectionPool(new ConnectionPool(1, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
                .connectionSpecs(List.of(
                        endpoint.getScheme().equals("https") ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
                .socketFactory(new NoDelaySockets())
                .build();
    }

    /** OkHttp's own threads would not be daemons: they would keep a process alive for as long as a call may take. */
    private static ExecutorService threads() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1, 1, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), OkHttpTransport::thread);
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "OkHttp northing", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(OkHttpTransport.class.getClassLoader());
        // The caller has been told already, as of every failure.
        thread.setUncaughtExceptionHandler((any, told) -> {});
        return thread;
    }

    private Request post(TransportRequest request) {
        Request.Builder post = new Request.Builder()
                .url(HttpUrl.get(endpoint.toString()))
                .header("User-Agent", userAgent)
                // Says that compressed answers are unwelcome: otherwise OkHttp asks for gzip by itself.
                .header("Accept-Encoding", "identity");
        request.headers().forEach(post::header);
        secretHeaders.forEach((name, secret) -> post.header(name, secret.reveal()));
        return post.post(new OneShotBody(request)).build();
    }

    private static TransportResponse readAndClose(Response response) {
        try (response) {
            return read(response);
        }
    }

    private static TransportResponse read(Response response) {
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of("retry-after", "date")) {
            String value = response.header(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new TransportResponse(response.code(), headers, readCapped(response.body()));
    }

    /** The status has decided already: a body that cannot be read is an empty one. */
    private static byte[] readCapped(ResponseBody body) {
        try {
            BufferedSource source = body.source();
            source.request(TransportResponse.MAX_BODY_BYTES);
            Buffer buffer = source.getBuffer();
            return buffer.readByteArray(Math.min(buffer.size(), TransportResponse.MAX_BODY_BYTES));
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        Call call = running;
        if (call != null) {
            call.cancel();
        }
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
    private static final class Answer extends CompletableFuture<TransportResponse> implements Callback {

        @Override
        public void onResponse(Call call, Response response) {
            try {
                complete(readAndClose(response));
            } catch (Throwable unforeseen) {
                completeExceptionally(unforeseen);
            }
        }

        @Override
        public void onFailure(Call call, IOException failure) {
            completeExceptionally(failure);
        }
    }

    /** A body that OkHttp may not send again by itself, as it would after a 503 with {@code Retry-After: 0}. */
    private static final class OneShotBody extends RequestBody {

        private final TransportRequest request;
        private boolean begun;

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
