package dev.northing.collector.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.KeyProvider;
import dev.northing.collector.PrivacyProfile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PseudonymizerTest {

    private static final long DAY = 20_000;
    private static final PrivacyProfile PROFILE = PrivacyProfile.STRICT.withTenant("acme");

    private static byte[] master() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        return key;
    }

    private static Pseudonymizer pseudonymizer(PrivacyProfile profile, KeyProvider keys) {
        Pseudonymizer pseudonymizer = new Pseudonymizer(profile);
        pseudonymizer.unlock(keys);
        return pseudonymizer;
    }

    private static String pseudonym(PrivacyProfile profile, String domain, String value, long day) {
        return pseudonymizer(profile, epoch -> master())
                .domain(domain)
                .pseudonym(value, day)
                .value();
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The formula of the documentation, step by step. */
    @Test
    void signsTheValueWithAKeyOfTenantDomainAndEpoch() throws GeneralSecurityException {
        byte[] pseudorandom = hmac(bytes("acme"), master());
        byte[] key = hmac(pseudorandom, bytes("northing/pseudo/1|user|" + DAY / 90 + "\u0001"));
        byte[] id = hmac(pseudorandom, bytes("northing/pseudo/1/id|user|" + DAY / 90 + "\u0001"));
        byte[] signed = Arrays.copyOf(hmac(key, bytes("ada")), 16);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        assertThat(pseudonym(PROFILE, "user", "ada", DAY))
                .isEqualTo("p1:" + base64.encodeToString(Arrays.copyOf(id, 3)) + ":" + base64.encodeToString(signed))
                .hasSize(30);
    }

    @Test
    void tellsTenantsDomainsEpochsAndValuesApart() {
        Set<String> all = new HashSet<>();
        all.add(pseudonym(PROFILE, "user", "ada", DAY));
        all.add(pseudonym(PROFILE.withTenant("other"), "user", "ada", DAY));
        all.add(pseudonym(PROFILE, "device", "ada", DAY));
        all.add(pseudonym(PROFILE, "user", "ada", DAY + 90));
        all.add(pseudonym(PROFILE, "user", "bob", DAY));
        assertThat(all).hasSize(5);
        assertThat(pseudonym(PROFILE, "user", "ada", DAY / 90 * 90 + 89))
                .isEqualTo(pseudonym(PROFILE, "user", "ada", DAY / 90 * 90));
    }

    @ParameterizedTest
    @CsvSource({
        "email, ' Ada@Example.org', ada@example.org, true",
        "user, Ada, ada, false",
        "user, ' ada ', ada, true",
        "user, A\u030A, \u00C5, true",
        "ip, 2001:DB8:0:0::1, 2001:db8::1, true",
        "ip, ::ffff:192.0.2.1, 192.0.2.1, true",
        "phone, +49 (30) 123-45, 00493012345, true",
        "phone, 030 12345, 03012345, true",
    })
    void bringsValuesToTheFormOfTheirDomain(String domain, String one, String other, boolean same) {
        assertThat(pseudonym(PROFILE, domain, one, DAY).equals(pseudonym(PROFILE, domain, other, DAY)))
                .isEqualTo(same);
    }

    @Test
    void givesNothingWithoutAKey() {
        KeyProvider failing = epoch -> {
            throw new IllegalStateException("scripted");
        };
        for (KeyProvider keys : List.<KeyProvider>of(epoch -> null, epoch -> new byte[31], failing)) {
            Pseudonymizer.Domain domain = pseudonymizer(PROFILE, keys).domain("user");
            assertThat(domain.pseudonym("ada", DAY)).isNull();
            assertThat(domain.slot("ada", 10, DAY)).isEqualTo(-1);
            assertThat(domain.pseudonyms("ada", DAY)).isEmpty();
        }
        assertThat(new Pseudonymizer(PROFILE).domain("user").pseudonym("ada", DAY))
                .isNull();
    }

    @Test
    void overwritesTheSecretAfterUse() {
        byte[] secret = master();
        Pseudonymizer.Domain domain = pseudonymizer(PROFILE, epoch -> secret).domain("user");
        assertThat(domain.pseudonym("ada", DAY)).isNotNull();
        assertThat(secret).containsOnly(0);
    }

    @Test
    void findsAKeyThatComesLater() {
        boolean[] there = {false};
        Pseudonymizer.Domain domain =
                pseudonymizer(PROFILE, epoch -> there[0] ? master() : null).domain("user");
        assertThat(domain.pseudonym("ada", DAY)).isNull();
        there[0] = true;
        assertThat(domain.pseudonym("ada", DAY)).isNotNull();
    }

    @Test
    void findsThePseudonymsOfLinkedEpochsAsLongAsTheirKeysAreThere() {
        KeyProvider keys = new KeyChain(DAY / 90 - 1, master());
        Pseudonymizer.Domain domain =
                pseudonymizer(PROFILE.withEpochs(90, 3), keys).domain("user");
        String before = domain.pseudonym("ada", DAY - 90).value();
        String now = domain.pseudonym("ada", DAY).value();
        assertThat(domain.pseudonyms("ada", DAY)).containsExactly(now, before);
    }

    @Test
    void aChainOfSecretsLeadsForwardOnly() {
        KeyChain chain = new KeyChain(10, master());
        assertThat(chain.masterKey(9)).isNull();
        assertThat(chain.masterKey(10)).isEqualTo(master());
        assertThat(new KeyChain(12, chain.masterKey(12)).masterKey(15)).isEqualTo(chain.masterKey(15));
        assertThat(chain.masterKey(11)).isNotEqualTo(chain.masterKey(12)).hasSize(32);
        assertThat(chain.masterKey(10 + 10_001)).isNull();
    }

    @Test
    void spreadsValuesOverSlots() {
        Pseudonymizer.Domain domain = pseudonymizer(PROFILE, epoch -> master()).domain("user");
        int[] counts = new int[8];
        for (int i = 0; i < 8_000; i++) {
            counts[domain.slot("user-" + i, 8, DAY)]++;
        }
        // Six standard deviations of a binomial with n = 8,000 and p = 1/8.
        assertThat(Arrays.stream(counts).boxed())
                .allMatch(count -> Math.abs(count - 1_000) < 6 * Math.sqrt(8_000 * 7 / 64.0));
        assertThat(domain.slot("user-1", 8, DAY)).isEqualTo(domain.slot(" user-1", 8, DAY));
    }

    @Test
    void givesTheSameWithAndWithoutCacheAndFromManyThreads() throws Exception {
        Pseudonymizer remembering = pseudonymizer(PROFILE.withCachedPseudonyms(16), epoch -> master());
        Pseudonymizer.Domain cached = remembering.domain("user");
        remembering.warm(DAY);
        Pseudonymizer.Domain plain = pseudonymizer(PROFILE.withCachedPseudonyms(0), epoch -> master())
                .domain("user");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int start = t;
                work.add(() -> {
                    boolean same = true;
                    for (int i = 0; i < 2_000; i++) {
                        String value = "user-" + (start + i) % 40;
                        same &= cached.pseudonym(value, DAY).equals(plain.pseudonym(value, DAY));
                    }
                    return same;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }
}
