package dev.northing.collector.scrub;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.EnumSet;
import java.util.Set;

/** Any key, any text, any regions: nothing is thrown, scrubbing twice is scrubbing once, and a planted address goes. */
public final class DetectorFuzz {

    private static final String PLANTED = "alice.fuzz@example.com";
    private static final PersonalDataDetector ALL = PersonalDataDetector.ofAllRegions();
    private static final PersonalDataDetector NONE = PersonalDataDetector.of(Set.of());
    private static final PersonalDataDetector SOME = PersonalDataDetector.of(EnumSet.of(Region.US, Region.DE));

    private DetectorFuzz() {}

    /** Called by the fuzzer for each input. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        PersonalDataDetector detector = data.pickValue(new PersonalDataDetector[] {ALL, NONE, SOME});
        Confidence level = data.pickValue(Confidence.values());
        String key = data.consumeString(32);
        boolean plants = data.consumeBoolean();
        String before = data.consumeString(200);
        String after = data.consumeRemainingAsString();
        String text = plants ? before + " " + PLANTED + " " + after : before + after;

        String clean = detector.scrub(key, text, level, Findings.NONE);
        require(!clean.contains(PLANTED), "an address survived");
        require(clean.equals(detector.scrub(key, clean, level, Findings.NONE)), "scrubbing twice changed more");
        boolean changed = !detector.scrub("", text, level, Findings.NONE).equals(text);
        require(!changed || detector.isHit(text, level), "scrubbing changes what is no hit");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
