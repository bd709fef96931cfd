package dev.northing.collector.fault;

import dev.northing.collector.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An authority of a test, and what it signs. */
final class Certificates {

    static final Secret PASSWORD = Secret.of("changeit");

    private final HeldCertificate root =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    HeldCertificate.Builder signed(String host) {
        return new HeldCertificate.Builder().signedBy(root).addSubjectAlternativeName(host);
    }

    /** What a client that knows this authority trusts. */
    KeyStore trust() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setCertificateEntry("root", root.certificate());
        return store;
    }

    KeyStore identity() throws GeneralSecurityException, IOException {
        HeldCertificate client = signed("client.test").build();
        KeyStore store = empty();
        store.setKeyEntry(
                "client", client.keyPair().getPrivate(), PASSWORD.reveal().toCharArray(), new Certificate[] {
                    client.certificate(), root.certificate()
                });
        return store;
    }

    static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** A server that shows a certificate, and knows the clients of this authority. */
    SSLSocketFactory showing(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(root.certificate())
                .build()
                .sslSocketFactory();
    }
}
