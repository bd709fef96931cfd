package dev.northing.collector.scrub;

/** The meanings of cue words, one bit each, and where to look for them. */
@SuppressWarnings("EnumOrdinal") // packed with the cues; never stored
final class Cues {

    static final long PHONE = 1L;
    static final long CARD = 1L << 1;
    static final long BIRTH = 1L << 2;
    /** Passport, driving license, tax, social security, health and identity numbers. */
    static final long NATIONAL = 1L << 3;

    static final long PERSON = 1L << 4;
    static final long DEVICE = 1L << 5;
    static final long ADDRESS = 1L << 6;
    static final long LATITUDE = 1L << 7;
    static final long LONGITUDE = 1L << 8;
    static final long SECRET = 1L << 9;
    static final long IP = 1L << 10;
    /** Words that make a property out of the word before them: count, length, enabled. */
    static final long QUALIFIER = 1L << 11;
    /** Words before versions. */
    static final long VERSION = 1L << 12;
    /** Words before amounts, sizes, times and running numbers. */
    static final long QUANTITY = 1L << 13;
    /** Words before hashes and machine-made ids. */
    static final long HASH = 1L << 14;

    static final long MAIL = 1L << 15;
    static final long BANK = 1L << 16;
    static final long COOKIE = 1L << 17;
    /** Words before short numeric secrets. */
    static final long CODE = 1L << 18;

    static final long POSITION = LATITUDE | LONGITUDE;
    /** What speaks against every number that only has a shape. */
    static final long AGAINST_NUMBERS = VERSION | QUANTITY | HASH;

    /** How far before a value a cue may stand, in characters. */
    static final int REACH = 32;
    /** How far before a value a word that speaks against it may stand, in characters. */
    static final int NEAR = 14;

    private static final int LEVEL_SHIFT = 60;

    private Cues() {}

    /** The cues of a key together with the level that a finding needs. */
    static long context(PropertyCue cue, Confidence level) {
        return cue.cues() | (long) level.ordinal() << LEVEL_SHIFT;
    }

    /** Whether a finding of this confidence is wanted. */
    static boolean allows(long context, Confidence confidence) {
        return confidence.ordinal() >= context >>> LEVEL_SHIFT;
    }

    /** What the stretch means. */
    static long in(String text, int from, int to) {
        return CueWords.LEXICON.meaning(text, from, to);
    }

    /** What the words before a place mean. */
    static long before(String text, int at) {
        return in(text, wordStart(text, Math.max(0, at - REACH), at), at);
    }

    /** What the one or two words right before a place mean. */
    static long near(String text, int at) {
        return in(text, wordStart(text, Math.max(0, at - NEAR), at), at);
    }

    private static int wordStart(String text, int from, int to) {
        int i = from;
        while (i > 0 && i < to && Chars.isAlpha(text.charAt(i - 1)) && Chars.isAlpha(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
