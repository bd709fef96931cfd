package dev.northing.collector.consent;

/**
 * What a person or a machine says in place of an answer to a question of consent.
 *
 * <p>The environment's {@link KillSwitch} comes before all of it: then there is no client that could ask. Immutable.
 *
 * @param globalPrivacyControl whether {@code Sec-GPC: 1} or its like was sent: no sale, no sharing
 * @param doNotTrack whether {@code DNT: 1} or its like was sent: nothing that needs consent
 * @param minor whether the person is, or may be, too young to be asked less than in opt-in regions
 * @since 0.1.0
 */
public record Signals(boolean globalPrivacyControl, boolean doNotTrack, boolean minor) {

    /** Nothing was said. */
    public static final Signals NONE = new Signals(false, false, false);
}
