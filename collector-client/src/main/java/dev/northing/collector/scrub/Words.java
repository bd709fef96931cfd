package dev.northing.collector.scrub;

/**
 * Everything that begins with a letter or a digit at the beginning of a word.
 *
 * <p>Immutable.
 */
final class Words {

    /** Length of the text form of RFC 9562, in characters. */
    private static final int UUID = 36;
    /** A 9 is a digit. */
    private static final String TIMESTAMP = "9999-99-99T99:99:99";
    /** Fewer digits are no identifier even behind a cue. */
    private static final int FEWEST_DIGITS = 6;

    private static final int LONGEST_IDENTIFIER = 18;
    private static final int IMEI = 15;

    private final IdFormats ids;

    Words(IdFormats ids) {
        this.ids = ids;
    }

    /** Whether the word is the first part of a UUID, which is then passed over whole. */
    static boolean isUuid(String text, int start, int end) {
        if (end - start != 8 || start + UUID > text.length() || text.charAt(end) != '-') {
            return false;
        }
        for (int i = 0; i < UUID; i++) {
            char c = text.charAt(start + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !Chars.isHex(c)) {
                return false;
            }
        }
        return !Chars.isAlphanumeric(text, start + UUID);
    }

    static int uuidEnd(int start) {
        return start + UUID;
    }

    /** The end of a date and time as in ISO 8601 that nobody was born at, or 0: it is passed over whole. */
    static int timestampEnd(String text, int start, int end, long context) {
        if (end - start != 4 || !isShaped(text, start, TIMESTAMP) || isJoined(text, start)) {
            return 0;
        }
        int after = start + TIMESTAMP.length();
        char next = Chars.at(text, after);
        boolean zulu = next == 'Z' && !Chars.isAlphanumeric(text, after + 1);
        boolean goesOn = next == '.' || next == ':' || (!zulu && Chars.isAlphanumeric(next));
        boolean born = ((context | Cues.before(text, start) | Cues.near(text, start)) & Cues.BIRTH) != 0;
        return goesOn || born ? 0 : after;
    }

    private static boolean isShaped(String text, int start, String shape) {
        if (start + shape.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char form = shape.charAt(i);
            char c = text.charAt(start + i);
            if (form == '9' ? !Chars.isDigit(c) : form != c) {
                return false;
            }
        }
        return true;
    }

    long lettered(String text, int start, int end, int kinds, long context) {
        long hit = VendorTokens.match(text, start);
        char first = text.charAt(start);
        if (hit == Hit.NONE && first == 'e') {
            hit = Tokens.jwt(text, start);
        }
        if (hit == Hit.NONE && (first == 'B' || first == 'b')) {
            hit = Tokens.bearer(text, start);
        }
        if (hit == Hit.NONE && end - start == 2 && Chars.is(text, end, '-')) {
            hit = Networks.dashedIpv4(text, start);
        }
        return hit != Hit.NONE ? hit : coded(text, start, end, kinds, context);
    }

    private long coded(String text, int start, int end, int kinds, long context) {
        long hit = hexadecimal(text, start, end, kinds);
        if (hit == Hit.NONE) {
            hit = Ibans.match(text, start);
        }
        boolean digits = (kinds & Chars.DIGIT) != 0;
        if (hit == Hit.NONE && (digits || (end - start <= 3 && (kinds & Chars.UPPER) != 0)) && !isJoined(text, start)) {
            hit = identified(text, start, end, digits, context);
        }
        if (hit == Hit.NONE && digits) {
            hit = Wallets.match(text, start, end);
        }
        return hit;
    }

    private static long hexadecimal(String text, int start, int end, int kinds) {
        char next = Chars.at(text, end);
        boolean separated = next == ':' || next == '-' || next == '.';
        if (!separated || end - start > 4 || ((kinds & Chars.LETTER) != 0 && !isHex(text, start, end))) {
            return Hit.NONE;
        }
        long hit = Networks.mac(text, start, end);
        return hit == Hit.NONE && next == ':' ? Networks.ipv6(text, start) : hit;
    }

    private static boolean isHex(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Chars.isHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    long numeric(String text, int start, int end, int kinds, long context) {
        long hit = Hit.NONE;
        if (Chars.is(text, end, '.')) {
            hit = Networks.ipv4(text, start, context);
        }
        if (hit == Hit.NONE) {
            hit = hexadecimal(text, start, end, kinds);
        }
        if (hit == Hit.NONE && (kinds & Chars.LETTER) == 0) {
            hit = counted(text, start, end, context);
        } else if (hit == Hit.NONE) {
            hit = isJoined(text, start) ? Hit.NONE : identified(text, start, end, true, context);
            hit = hit == Hit.NONE ? Wallets.match(text, start, end) : hit;
            hit = hit == Hit.NONE ? born(text, start, context) : hit;
        }
        return hit;
    }

    /** Only digits, perhaps with more of them behind separators. */
    private long counted(String text, int start, int end, long context) {
        if (isJoined(text, start)) {
            return Hit.NONE;
        }
        long groups = DigitGroups.at(text, start);
        int digits = DigitGroups.digits(groups);
        boolean decimal = Coordinates.decimalEnd(text, start) > 0;
        if ((digits < 4 && !decimal) || !isPossible(text, start, end, groups, decimal, context)) {
            return Hit.NONE;
        }
        long cues = context | (Cues.before(text, start) & ~Cues.AGAINST_NUMBERS) | Cues.near(text, start);
        long hit = BirthDates.match(text, start, cues);
        if (hit == Hit.NONE && digits >= 10) {
            hit = Cards.match(text, start, cues);
        }
        if (hit == Hit.NONE && decimal) {
            hit = Coordinates.pair(text, start, cues);
        }
        if (hit == Hit.NONE && digits >= FEWEST_DIGITS) {
            hit = national(text, start, end, cues);
        }
        if (hit == Hit.NONE && digits >= FEWEST_DIGITS) {
            hit = Phones.national(text, start, cues, context);
        }
        return hit == Hit.NONE && digits >= FEWEST_DIGITS ? cued(text, start, end, cues) : hit;
    }

    /** Whether anything could stand there if the words around it said so: those are dear to read. */
    private boolean isPossible(String text, int start, int end, long groups, boolean decimal, long context) {
        int digits = DigitGroups.digits(groups);
        boolean cued = start > 0 || (context & Cues.BIRTH) != 0;
        if ((cued && BirthDates.end(text, start) >= 0)
                || (decimal && Coordinates.pair(text, start, Cues.POSITION) != Hit.NONE)
                || (digits >= 10 && Cards.match(text, start, 0) != Hit.NONE)) {
            return true;
        }
        return digits >= FEWEST_DIGITS
                && (Phones.isPossible(text, start, groups)
                        || isCueable(text, start, end)
                        || ids.match(text, start, end, true, 0) != Hit.NONE);
    }

    private long national(String text, int start, int end, long cues) {
        boolean against = (cues & Cues.AGAINST_NUMBERS) != 0 && (cues & Cues.NATIONAL) == 0;
        boolean other = (cues & Cues.PHONE) != 0 && (cues & Cues.NATIONAL) == 0;
        return against || other ? Hit.NONE : ids.match(text, start, end, (cues & Cues.NATIONAL) != 0, cues);
    }

    private long identified(String text, int start, int end, boolean digits, long context) {
        if (!digits && !Chars.isDigit(text, end + 1) && end - start != 3) {
            return Hit.NONE;
        }
        long hit = ids.match(text, start, end, false, context);
        if (hit != Hit.NONE || !digits || !isCueable(text, start, end) || count(text, start, end) < 4) {
            return hit;
        }
        return cued(text, start, end, context | Cues.before(text, start));
    }

    /** Any identifier right behind a word for identity numbers, and the digits of a device behind a word for those. */
    private static long cued(String text, int start, int end, long cues) {
        boolean against = (cues & (Cues.VERSION | Cues.HASH)) != 0;
        if ((cues & Cues.NATIONAL) != 0 && !against && isIdentifier(text, start, end)) {
            return Hit.of(start, end, Rule.NATIONAL_ID_CUE);
        }
        boolean device = (cues & Cues.DEVICE) != 0 && isDevice(start, end);
        return device ? Hit.of(start, end, Rule.DEVICE_ID_ASSIGNED) : Hit.NONE;
    }

    /** Whether a word around it can make the run an identifier. */
    private static boolean isCueable(String text, int start, int end) {
        return isIdentifier(text, start, end) || isDevice(start, end);
    }

    private static boolean isIdentifier(String text, int start, int end) {
        int length = end - start;
        boolean alone = !Chars.is(text, end, '.') && !Chars.is(text, end, '_') && !Chars.is(text, end, ':');
        return length >= FEWEST_DIGITS && length <= LONGEST_IDENTIFIER && alone;
    }

    private static boolean isDevice(int start, int end) {
        int length = end - start;
        return length >= IMEI - 1 && length <= IMEI + 5;
    }

    private static long born(String text, int start, long context) {
        boolean date = BirthDates.end(text, start) >= 0;
        return date ? BirthDates.match(text, start, context | Cues.before(text, start)) : Hit.NONE;
    }

    private static int count(String text, int start, int end) {
        int digits = 0;
        for (int i = start; i < end; i++) {
            digits += Chars.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    /** Whether the word is the tail of a longer name or number. */
    private static boolean isJoined(String text, int start) {
        char before = Chars.at(text, start - 1);
        boolean joint = before == '-' || before == '.' || before == '_' || before == '@';
        return (joint && Chars.isAlphanumeric(text, start - 2)) || before == '$' || before == '_';
    }
}
