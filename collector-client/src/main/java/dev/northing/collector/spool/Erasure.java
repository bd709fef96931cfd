package dev.northing.collector.spool;

import dev.northing.core.privacy.Purpose;

/**
 * Says which events are to be erased.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public sealed interface Erasure {

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
