package dev.northing.collector.scrub;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds personal data and secrets in text and replaces each finding by a fixed marker; what stands around it is kept.
 *
 * <p>One linear pass without regular expressions; escapes, compatibility characters and base 64 are looked through up to
 * three deep, and a value that hides more than 4 times its length or 64 Ki characters is replaced whole. Nothing is
 * allocated when nothing is found and nothing is hidden. What was scrubbed once is not changed by scrubbing it again.
 * Never throws, never keeps a value. Immutable.
 *
 * @since 0.1.0
 */
public final class PersonalDataDetector {

    /** After so many rounds without rest a value is replaced whole; one finding may uncover another. */
    private static final int MOST_ROUNDS = 4;

    private final Sweep sweep;

    private PersonalDataDetector(Set<Region> regions) {
        sweep = new Sweep(new IdFormats(regions));
    }

    /**
     * Creates a detector with the national identifiers of every region.
     *
     * @return the detector
     */
    public static PersonalDataDetector ofAllRegions() {
        return new PersonalDataDetector(EnumSet.allOf(Region.class));
    }

    /**
     * Creates a detector with the national identifiers of some regions; everything else is found everywhere.
     *
     * @param regions the regions, perhaps none
     * @return the detector
     */
    public static PersonalDataDetector of(Set<Region> regions) {
        return new PersonalDataDetector(Set.copyOf(regions));
    }

    /**
     * Scrubs a value.
     *
     * @param cue what its key says
     * @param value the value
     * @param level how sure a finding must be
     * @param sink is told of every finding
     * @return the same object when nothing was found, else the text with markers
     */
    public String scrub(PropertyCue cue, String value, Confidence level, Findings sink) {
        Objects.requireNonNull(sink, "sink");
        if (value.length() > Hit.LONGEST_TEXT) {
            sink.found(EntityClass.UNREADABLE, Rule.UNREADABLE.id());
            return EntityClass.UNREADABLE.marker();
        }
        long context = Cues.context(cue, level);
        String clean = value;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Hits hits = hits(clean, context);
            if (hits == null) {
                return clean;
            }
            String next = hits.replaceIn(clean, sink);
            if (next.equals(clean)) {
                return clean;
            }
            clean = next;
        }
        return hits(clean, context) == null ? clean : EntityClass.UNREADABLE.marker();
    }

    /**
     * Scrubs a value whose key was not prepared.
     *
     * @param key the property's name, or empty
     * @param value the value
     * @param level how sure a finding must be
     * @param sink is told of every finding
     * @return the same object when nothing was found, else the text with markers
     */
    public String scrub(String key, String value, Confidence level, Findings sink) {
        return scrub(PropertyCue.of(key), value, level, sink);
    }

    /**
     * Tells whether a text, such as the key of a map, holds a finding.
     *
     * @param text the text
     * @param level how sure a finding must be
     * @return true when {@link #scrub(String, String, Confidence, Findings)} without a key would change it
     */
    public boolean isHit(String text, Confidence level) {
        return text.length() > Hit.LONGEST_TEXT || hits(text, Cues.context(PropertyCue.NONE, level)) != null;
    }

    private @Nullable Hits hits(String value, long context) {
        if (value.isEmpty()) {
            return null;
        }
        Hits hits = Hits.add(null, Keyed.match(value, context));
        int seen = Chars.seen(value);
        hits = sweep.over(value, seen, context, hits);
        return Unfolding.through(sweep, value, seen, context, hits);
    }
}
