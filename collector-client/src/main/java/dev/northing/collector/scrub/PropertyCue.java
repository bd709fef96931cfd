package dev.northing.collector.scrub;

/**
 * What the name of a property says about its values, prepared once for use with many of them.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class PropertyCue {

    /** The cue of a value without a name. */
    public static final PropertyCue NONE = new PropertyCue(0);

    private final long cues;

    private PropertyCue(long cues) {
        this.cues = cues;
    }

    /**
     * Reads a name: split at case, underscores and punctuation, its words are looked up in eleven languages.
     *
     * @param name the property's name; its first 256 characters count
     * @return its cue
     */
    public static PropertyCue of(String name) {
        return new PropertyCue(Cues.in(name, 0, Math.min(name.length(), 256)));
    }

    long cues() {
        return cues;
    }
}
