package dev.northing.collector.spool;

import dev.northing.core.error.EncodingException;
import dev.northing.core.event.Identifier;
import dev.northing.core.event.Subject;
import dev.northing.core.json.EventReader;
import dev.northing.core.privacy.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Says which events are to be erased.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public sealed interface Erasure {

    /** The purpose of messages that ask a receiver to forget a person: erasing the person leaves them, so that they arrive. */
    Purpose DELETION_REQUEST = new Purpose("deletion_request");

    /**
     * Tells whether an event is concerned.
     *
     * @param event the event
     * @return whether it is to be erased
     */
    boolean covers(EventRecord event);

    /**
     * All events, whatever they are for: consent is withdrawn as a whole.
     *
     * <p>Immutable.
     *
     * @since 0.1.0
     */
    record Everything() implements Erasure {

        @Override
        public boolean covers(EventRecord event) {
            return true;
        }
    }

    /**
     * The events of one purpose from the past: consent to it is withdrawn.
     *
     * <p>Immutable.
     *
     * @param purpose the purpose
     * @param throughEpoch the last period of consent that is concerned, 0 or more
     * @since 0.1.0
     */
    record OfPurpose(Purpose purpose, int throughEpoch) implements Erasure {

        @Override
        public boolean covers(EventRecord event) {
            return event.consentEpoch() <= throughEpoch && event.purpose().equals(purpose);
        }
    }

    /**
     * The events that carry one of several identifiers, whoever else they carry: those of one person, under whatever name.
     *
     * <p>It holds digests of the identifiers under a salt of its own, so that neither memory nor the file of an erasure that is under
     * way names anybody. An event that cannot be read is concerned too, and one of the purpose {@link #DELETION_REQUEST} never.
     * Immutable.
     *
     * @param salt the salt in hexadecimal, {@value #SALT_BYTES} bytes
     * @param digests digests in hexadecimal, {@value #DIGEST_BYTES} bytes each, of the identifiers' kinds and values; 1 to
     *     {@value #MAX_DIGESTS}
     * @since 0.1.0
     */
    record OfIdentifiers(String salt, Set<String> digests) implements Erasure {

        /** Bytes of a salt. */
        public static final int SALT_BYTES = 16;

        /** Bytes of a digest. */
        public static final int DIGEST_BYTES = 16;

        /** Identifiers at most: the file of an erasure stays small. */
        public static final int MAX_DIGESTS = 24;

        private static final EventReader EVENTS = new EventReader();

        /**
         * Copies the set and checks both.
         *
         * @param salt the salt in hexadecimal
         * @param digests digests in hexadecimal
         * @throws IllegalArgumentException if there is no identifier, or there are too many, or a length is wrong
         */
        public OfIdentifiers {
            digests = Set.copyOf(digests);
            boolean sized = digests.stream().allMatch(digest -> digest.length() == 2 * DIGEST_BYTES);
            if (salt.length() != 2 * SALT_BYTES || !sized || digests.isEmpty() || digests.size() > MAX_DIGESTS) {
                throw new IllegalArgumentException("identifiers: expected 1 to " + MAX_DIGESTS);
            }
        }

        /**
         * Concerns the events that carry any identifier of some subjects, however many there are.
         *
         * @param subjects the forms in which events may name the person
         * @param salt random bytes, {@value #SALT_BYTES} of them
         * @return the erasures that together concern them, each with {@value #MAX_DIGESTS} identifiers at most
         * @throws IllegalArgumentException if there is no identifier
         */
        public static List<OfIdentifiers> of(Collection<Subject> subjects, byte[] salt) {
            String text = HexFormat.of().formatHex(salt);
            List<String> digests = List.copyOf(digests(subjects, text));
            if (digests.isEmpty()) {
                throw new IllegalArgumentException("identifiers: none; give at least one");
            }
            List<OfIdentifiers> parts = new ArrayList<>();
            for (int from = 0; from < digests.size(); from += MAX_DIGESTS) {
                int to = Math.min(digests.size(), from + MAX_DIGESTS);
                parts.add(new OfIdentifiers(text, Set.copyOf(digests.subList(from, to))));
            }
            return parts;
        }

        private static Set<String> digests(Collection<Subject> subjects, String salt) {
            Set<String> digests = new HashSet<>();
            for (Subject subject : subjects) {
                for (Identifier identifier : Identifier.values()) {
                    String value = subject.find(identifier);
                    if (value != null) {
                        digests.add(digest(salt, identifier, value));
                    }
                }
            }
            return digests;
        }

        private static String digest(String salt, Identifier identifier, String value) {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                sha.update(HexFormat.of().parseHex(salt));
                sha.update((identifier.key() + '=' + value).getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(sha.digest(), 0, DIGEST_BYTES);
            } catch (NoSuchAlgorithmException noJava) {
                throw new IllegalStateException("SHA-256: missing, although every Java platform has it", noJava);
            }
        }

        @Override
        public boolean covers(EventRecord event) {
            return !event.purpose().equals(DELETION_REQUEST) && names(event);
        }

        /**
         * Tells whether an event carries one of the identifiers, whatever it is for.
         *
         * @param event the event
         * @return whether it does, or cannot be read
         */
        public boolean names(EventRecord event) {
            try {
                return covers(EVENTS.read(event.payload()).subject());
            } catch (EncodingException nobodyKnowsWhose) {
                return true;
            }
        }

        private boolean covers(Subject subject) {
            for (Identifier identifier : Identifier.values()) {
                String value = subject.find(identifier);
                if (value != null && digests.contains(digest(salt, identifier, value))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return "OfIdentifiers[" + digests.size() + "]";
        }
    }

    /**
     * The events of one subject.
     *
     * <p>Immutable.
     *
     * @param subjectTag the subject's tag, not 0
     * @since 0.1.0
     */
    record OfSubject(long subjectTag) implements Erasure {

        /**
         * Checks the tag.
         *
         * @param subjectTag the subject's tag, not 0
         * @throws IllegalArgumentException if it is 0, which stands for no subject
         */
        public OfSubject {
            if (subjectTag == 0) {
                throw new IllegalArgumentException("subjectTag: 0 stands for no subject; give the subject's tag");
            }
        }

        @Override
        public boolean covers(EventRecord event) {
            return event.subjectTag() == subjectTag;
        }
    }
}
