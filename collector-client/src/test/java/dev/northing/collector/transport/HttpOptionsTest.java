package dev.northing.collector.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.northing.collector.Secret;
import dev.northing.core.error.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class HttpOptionsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final URI SOMEWHERE = URI.create("https://example.org/");

    private static void refuses(String advice, ThrowingCallable call) {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(call).withMessageContaining(advice);
    }

    @Test
    void timeoutsAreWithinSaneBounds() {
        assertThat(HttpOptions.Timeouts.MIN).isEqualTo(Duration.ofMillis(100));
        assertThat(HttpOptions.Timeouts.MAX_STEP).isEqualTo(Duration.ofMinutes(1));
        assertThat(HttpOptions.Timeouts.MAX_CALL).isEqualTo(Duration.ofMinutes(5));
        assertThat(new HttpOptions.Timeouts(Duration.ofMillis(100), Duration.ofMinutes(1), Duration.ofMinutes(5))
                        .call())
                .isEqualTo(Duration.ofMinutes(5));
        refuses("connect is", () -> new HttpOptions.Timeouts(Duration.ofMillis(99), SECOND, SECOND));
        refuses("connect is", () -> new HttpOptions.Timeouts(Duration.ofSeconds(61), SECOND, SECOND));
        refuses("io is", () -> new HttpOptions.Timeouts(SECOND, Duration.ZERO, SECOND));
        refuses("call is", () -> new HttpOptions.Timeouts(SECOND, SECOND, Duration.ofSeconds(301)));
        refuses("call is", () -> new HttpOptions.Timeouts(SECOND, SECOND, Duration.ofSeconds(-1)));
    }

    @Test
    void aProxyNeedsAHostAPortAndANameWithoutColon() {
        refuses("give a host", () -> HttpProxy.at(" ", 3128));
        refuses("1 to 65535", () -> HttpProxy.at("proxy", 0));
        refuses("1 to 65535", () -> HttpProxy.at("proxy", 65_536));
        for (String bad : List.of("", "a:b", "a\nb")) {
            refuses("without colon", () -> HttpProxy.at("proxy", 1).withCredentials(bad, Secret.of("pass")));
        }
        assertThat(HttpProxy.at("proxy", 1).withCredentials("user", Secret.of("s3cret")))
                .asString()
                .doesNotContain("s3cret");
    }

    @Test
    void keyStoresAreCheckedWhereTheyAreGiven() throws Exception {
        HeldCertificate held = new HeldCertificate.Builder().build();
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                "me", held.keyPair().getPrivate(), "s3cret".toCharArray(), new Certificate[] {held.certificate()});
        refuses("holds no trusted certificate", () -> TlsOptions.PLATFORM.trusting(empty));
        refuses("has been loaded", () -> TlsOptions.PLATFORM.trusting(KeyStore.getInstance("PKCS12")));
        refuses("holds no private key", () -> TlsOptions.PLATFORM.presenting(empty, Secret.of("x")));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> TlsOptions.PLATFORM.presenting(keys, Secret.of("wr0ng")))
                .withMessageContaining("UnrecoverableKeyException")
                .withMessageNotContaining("wr0ng");
        assertThat(TlsOptions.PLATFORM.presenting(keys, Secret.of("s3cret")))
                .hasToString("TlsOptions[platform's roots, own certificate, 0 pins]");
    }

    @Test
    void pinsAreHashesOfKeys() {
        String pin = "sha256/" + "A".repeat(43) + "=";
        assertThat(TlsOptions.PLATFORM.pinning(pin))
                .hasToString("TlsOptions[platform's roots, no certificate, 1 pins]");
        refuses("44 characters", TlsOptions.PLATFORM::pinning);
        for (String bad :
                List.of("", "sha1/" + "A".repeat(43) + "=", "sha256/AAAA", "sha256/" + "!".repeat(43) + "=")) {
            refuses("44 characters", () -> TlsOptions.PLATFORM.pinning(pin, bad));
        }
    }

    @Test
    void theDirectWayIsLeftOutOnlyWhereAProxyIsNamed() {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy", 1));
        assertThat(naming(List.of(proxy, Proxy.NO_PROXY)).select(SOMEWHERE)).containsExactly(proxy);
        assertThat(naming(List.of(Proxy.NO_PROXY)).select(SOMEWHERE)).containsExactly(Proxy.NO_PROXY);
        assertThat(naming(List.of()).select(SOMEWHERE)).containsExactly(Proxy.NO_PROXY);
        assertThat(new NoBypass(() -> null).select(SOMEWHERE)).containsExactly(Proxy.NO_PROXY);
    }

    @Test
    void aSelectorHearsOfProxiesThatFail() {
        List<IOException> heard = new ArrayList<>();
        IOException failure = new IOException("down");
        SocketAddress address = new InetSocketAddress(0);
        new NoBypass(() -> new Naming(List.of(), heard)).connectFailed(SOMEWHERE, address, failure);
        new NoBypass(() -> null).connectFailed(SOMEWHERE, address, failure);
        assertThat(heard).containsExactly(failure);
    }

    private static ProxySelector naming(List<Proxy> proxies) {
        return new NoBypass(() -> new Naming(proxies, new ArrayList<>()));
    }

    private static final class Naming extends ProxySelector {

        private final List<Proxy> proxies;
        private final List<IOException> heard;

        Naming(List<Proxy> proxies, List<IOException> heard) {
            this.proxies = proxies;
            this.heard = heard;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return proxies;
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            heard.add(failure);
        }
    }
}
