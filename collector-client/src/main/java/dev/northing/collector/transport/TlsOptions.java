package dev.northing.collector.transport;

import dev.northing.collector.Secret;
import dev.northing.core.error.ConfigurationException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust over TLS, and who we are.
 *
 * <p>The host's name is always checked, and there is no way to trust everybody: roots come from a key store, as those of a
 * company's own authority do. A receiver that is not trusted holds the sending; it gets no request. Immutable: key stores are
 * read once.
 *
 * @since 0.1.0
 */
public final class TlsOptions {

    /** Trusts the roots of the Java platform, and presents no certificate. */
    public static final TlsOptions PLATFORM = new TlsOptions(null, null, List.of());

    private static final Pattern PIN = Pattern.compile("sha256/[A-Za-z0-9+/]{43}=");

    private final TrustManager @Nullable [] roots;
    private final KeyManager @Nullable [] identity;
    private final List<String> pins;

    private TlsOptions(TrustManager @Nullable [] roots, KeyManager @Nullable [] identity, List<String> pins) {
        this.roots = roots;
        this.identity = identity;
        this.pins = pins;
    }

    /**
     * Trusts the certificates of a key store, and no others.
     *
     * @param store at least one trusted certificate
     * @return a copy that does
     * @throws ConfigurationException if there is none
     */
    public TlsOptions trusting(KeyStore store) {
        try {
            requireEntry(
                    store,
                    "trust store: holds no trusted certificate; give one that does",
                    KeyStore::isCertificateEntry);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return new TlsOptions(factory.getTrustManagers(), identity, pins);
        } catch (GeneralSecurityException unusable) {
            throw new ConfigurationException("trust store: cannot be used ("
                    + unusable.getClass().getSimpleName() + "); give one that has been loaded");
        }
    }

    /**
     * Presents the certificate of a key store to receivers that ask for one (mutual TLS).
     *
     * @param store at least one private key with its certificates
     * @param password opens the keys
     * @return a copy that does
     * @throws ConfigurationException if there is no key, or the password does not open it
     */
    public TlsOptions presenting(KeyStore store, Secret password) {
        char[] opening = password.reveal().toCharArray();
        try {
            requireEntry(store, "key store: holds no private key; give one that does", KeyStore::isKeyEntry);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, opening);
            return new TlsOptions(roots, factory.getKeyManagers(), pins);
        } catch (GeneralSecurityException unusable) {
            throw new ConfigurationException("key store: cannot be used ("
                    + unusable.getClass().getSimpleName() + "); give one that has been loaded, and its keys' password");
        } finally {
            Arrays.fill(opening, ' ');
        }
    }

    /**
     * Accepts only receivers in whose chain one of these keys is, besides being trusted. Pin the next key too, or the client
     * holds when the receiver changes it.
     *
     * @param pins at least one, {@code sha256/} and the hash of a public key in Base64
     * @return a copy that does
     * @throws ConfigurationException if one has another form
     */
    public TlsOptions pinning(String... pins) {
        if (pins.length == 0
                || !Arrays.stream(pins).allMatch(pin -> PIN.matcher(pin).matches())) {
            throw new ConfigurationException(
                    "pins: give sha256/ and the Base64 of a public key's SHA-256, 44 characters");
        }
        return new TlsOptions(roots, identity, List.of(pins));
    }

    /** One question to a key store about one entry. */
    private interface Question {
        boolean ask(KeyStore store, String alias) throws KeyStoreException;
    }

    private static void requireEntry(KeyStore store, String message, Question question) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (question.ask(store, alias)) {
                return;
            }
        }
        throw new ConfigurationException(message);
    }

    void applyTo(OkHttpClient.Builder client, String host) throws MisconfigurationException {
        if (!pins.isEmpty()) {
            client.certificatePinner(new CertificatePinner.Builder()
                    .add(host, pins.toArray(String[]::new))
                    .build());
        }
        if (roots != null || identity != null) {
            try {
                TrustManager[] trust = roots == null ? rootsOfPlatform() : roots;
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(identity, trust, null);
                client.sslSocketFactory(context.getSocketFactory(), (X509TrustManager) trust[0]);
            } catch (GeneralSecurityException noTls) {
                throw new MisconfigurationException(
                        "no TLS: " + noTls.getClass().getSimpleName());
            }
        }
    }

    private static TrustManager[] rootsOfPlatform() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return factory.getTrustManagers();
    }

    @Override
    public String toString() {
        return "TlsOptions[" + (roots == null ? "platform's" : "own") + " roots, " + (identity == null ? "no" : "own")
                + " certificate, " + pins.size() + " pins]";
    }
}
