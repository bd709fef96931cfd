package dev.northing.collector.transport;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Makes OkHttp's client of our options, without anything that it would do in silence. */
final class HttpConnections {

    /** How long an idle connection is kept: longer than the flush interval. */
    private static final long KEEP_ALIVE_SECONDS = 60;

    private HttpConnections() {}

    static OkHttpClient open(HttpUrl endpoint, HttpOptions options) throws MisconfigurationException {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(threads()))
                .callTimeout(options.timeouts().call())
                .connectTimeout(options.timeouts().connect())
                .readTimeout(options.timeouts().io())
                .writeTimeout(options.timeouts().io())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .connectionPool(new ConnectionPool(1, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
                .connectionSpecs(List.of(endpoint.isHttps() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
                .socketFactory(new NoDelaySockets());
        options.proxy().applyTo(client);
        options.tls().applyTo(client, endpoint.host());
        return client.build();
    }

    /** OkHttp's own threads would not be daemons: they would keep a process alive for as long as a call may take. */
    private static ExecutorService threads() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1, 1, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), HttpConnections::thread);
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "OkHttp northing", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(HttpConnections.class.getClassLoader());
        // The caller has been told already, as of every failure.
        thread.setUncaughtExceptionHandler((any, told) -> {});
        return thread;
    }
}
