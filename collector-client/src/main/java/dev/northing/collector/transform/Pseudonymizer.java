package dev.northing.collector.transform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.northing.collector.KeyProvider;
import dev.northing.collector.PrivacyProfile;
import dev.northing.core.event.PropertyValue.StringValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives values pseudonyms: {@code p1:<id of the key>:<128 bits>}, by HMAC-SHA-256 with a key of the tenant, domain and epoch.
 *
 * <p>Domains are prepared by the thread that builds, before others use them. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Pseudonymizer {

    private final String tenant;
    private final int epochDays;
    private final int linkedEpochs;
    private final int cachedPseudonyms;
    private final Map<String, Domain> domains = new HashMap<>();
    private volatile KeyProvider keys = epoch -> null;
    private volatile @Nullable Cache<Fingerprint, StringValue> cache;

    /**
     * Prepares pseudonyms; until {@link #unlock} there is no key.
     *
     * @param profile tenant, epochs and the size of the cache
     */
    public Pseudonymizer(PrivacyProfile profile) {
        this.tenant = profile.tenant();
        this.epochDays = profile.epochDays();
        this.linkedEpochs = profile.linkedEpochs();
        this.cachedPseudonyms = profile.cachedPseudonyms();
    }

    /** Without threads of its own: what there is to tidy up is done by whoever adds. */
    private static Cache<Fingerprint, StringValue> cache(int places) {
        return Caffeine.newBuilder().maximumSize(places).executor(Runnable::run).build();
    }

    /**
     * Makes what takes tens of milliseconds the first time: the keys of a day, and the memory of pseudonyms. Until then each is made
     * anew.
     *
     * @param epochDay the day, counted from 1970-01-01 UTC
     */
    public void warm(long epochDay) {
        for (Domain domain : domains.values()) {
            domain.key(epochDay);
        }
        if (isUsed() && cachedPseudonyms > 0) {
            cache = cache(cachedPseudonyms);
        }
    }

    /**
     * Says where the secrets are; none is asked for yet.
     *
     * @param provider the secrets
     */
    public void unlock(KeyProvider provider) {
        keys = provider;
    }

    /**
     * Prepares a domain.
     *
     * @param name what its values identify, such as {@code user}
     * @return the same domain for the same name
     */
    public Domain domain(String name) {
        return domains.computeIfAbsent(name, Domain::new);
    }

    /**
     * Finds every pseudonym under which a value may still wait and whose key is still there, whether or not its domain is prepared.
     *
     * @param domain what the value identifies
     * @param value the value
     * @param epochDay the day, counted from 1970-01-01 UTC
     * @param waitingEpochs how many epochs to go back beyond the linked ones, 0 or more
     * @return the present epoch's first, then those of the epochs before, the latest first
     */
    public List<String> find(String domain, String value, long epochDay, int waitingEpochs) {
        return new Domain(domain).pseudonyms(value, epochDay, linkedEpochs + waitingEpochs);
    }

    /**
     * Tells whether any domain was asked for, so that keys are needed.
     *
     * @return whether there is a domain
     */
    public boolean isUsed() {
        return !domains.isEmpty();
    }

    private @Nullable PseudonymKey derive(String domain, long epoch) {
        byte[] master = masterKey(epoch);
        if (master == null || master.length < KeyProvider.MIN_KEY_BYTES) {
            return null;
        }
        try {
            return PseudonymKey.derive(master, tenant, domain, epoch);
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }

    /** A provider of the application's own may throw; that is as good as no key, and drops the value. */
    private byte @Nullable [] masterKey(long epoch) {
        try {
            return keys.masterKey(epoch);
        } catch (Throwable providerFailed) {
            return null;
        }
    }

    /**
     * Values that identify the same kind of thing: equal ones have equal pseudonyms in one epoch, and nowhere else.
     *
     * <p>Safe for use by many threads.
     *
     * @since 0.1.0
     */
    public final class Domain {

        private final String name;
        private final CanonicalForm form;
        private volatile @Nullable PseudonymKey current;

        private Domain(String name) {
            this.name = name;
            this.form = CanonicalForm.ofDomain(name);
        }

        /**
         * Gives a value its pseudonym.
         *
         * @param value the value
         * @param epochDay the day, counted from 1970-01-01 UTC
         * @return the pseudonym, or null without a key
         */
        public @Nullable StringValue pseudonym(String value, long epochDay) {
            PseudonymKey key = key(epochDay);
            if (key == null) {
                return null;
            }
            Cache<Fingerprint, StringValue> known = cache;
            return known == null ? key.pseudonym(form.apply(value)) : cached(known, key, value);
        }

        private StringValue cached(Cache<Fingerprint, StringValue> known, PseudonymKey key, String value) {
            Fingerprint fingerprint = key.fingerprint(value);
            StringValue pseudonym = known.getIfPresent(fingerprint);
            if (pseudonym == null) {
                pseudonym = key.pseudonym(form.apply(value));
                known.put(fingerprint, pseudonym);
            }
            return pseudonym;
        }

        /**
         * Gives a value its slot.
         *
         * @param value the value
         * @param slots how many there are
         * @param epochDay the day, counted from 1970-01-01 UTC
         * @return 0 to {@code slots - 1}, or -1 without a key
         */
        public int slot(String value, int slots, long epochDay) {
            PseudonymKey key = key(epochDay);
            return key == null ? -1 : key.slot(form.apply(value), slots);
        }

        /**
         * Finds every pseudonym under which a receiver may know a value and whose key is still there.
         *
         * @param value the value
         * @param epochDay the day, counted from 1970-01-01 UTC
         * @return the present epoch's first, then those of the linked epochs, the latest first
         */
        public List<String> pseudonyms(String value, long epochDay) {
            return pseudonyms(value, epochDay, linkedEpochs);
        }

        private List<String> pseudonyms(String value, long epochDay, int epochsBefore) {
            List<String> found = new ArrayList<>();
            long present = epoch(epochDay);
            for (long epoch = present; epoch >= present - epochsBefore; epoch--) {
                PseudonymKey key = derive(name, epoch);
                if (key != null) {
                    found.add(key.pseudonym(form.apply(value)).value());
                }
            }
            return found;
        }

        private long epoch(long epochDay) {
            return Math.floorDiv(epochDay, (long) epochDays);
        }

        private @Nullable PseudonymKey key(long epochDay) {
            PseudonymKey known = current;
            long epoch = epoch(epochDay);
            if (known == null || known.epoch() != epoch) {
                known = derive(name, epoch);
                current = known;
            }
            return known;
        }
    }
}
