package dev.northing.collector.scrub;

/**
 * Everything that begins with a letter or a digit at the beginning of a word.
 *
 * <p>Immutable.
 */
final class Words {

    /** Length of the text form of RFC 9562, in characters. */
    private static final int UUID = 36;
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
            hit = hit == Hit.NONE ? BirthDates.match(text, start, birth(text, start, context)) : hit;
        }
        return hit;
    }

    /** Only digits, perhaps with more of them behind separators. */
    private long counted(String text, int start, int end, long context) {
        long groups = DigitGroups.at(text, start);
        int digits = DigitGroups.digits(groups);
        boolean decimal = Coordinates.decimalEnd(text, start) > 0;
        if ((digits < 4 && !decimal) || isJoined(text, start)) {
            return Hit.NONE;
        }
        if (digits < FEWEST_DIGITS && !decimal && BirthDates.end(text, start) < 0) {
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
        if (hit != Hit.NONE || !digits || count(text, start, end) < 4) {
            return hit;
        }
        return cued(text, start, end, context | Cues.before(text, start));
    }

    /** Any identifier right behind a word for identity numbers, and the digits of a device behind a word for those. */
    private static long cued(String text, int start, int end, long cues) {
        int length = end - start;
        boolean alone = !Chars.is(text, end, '.') && !Chars.is(text, end, '_') && !Chars.is(text, end, ':');
        boolean against = (cues & (Cues.VERSION | Cues.HASH)) != 0;
        if ((cues & Cues.NATIONAL) != 0
                && !against
                && length >= FEWEST_DIGITS
                && length <= LONGEST_IDENTIFIER
                && alone) {
            return Hit.of(start, end, Rule.NATIONAL_ID_CUE);
        }
        boolean device = (cues & Cues.DEVICE) != 0 && length >= IMEI - 1 && length <= IMEI + 5;
        return device ? Hit.of(start, end, Rule.DEVICE_ID_ASSIGNED) : Hit.NONE;
    }

    private static long birth(String text, int start, long context) {
        return context | Cues.before(text, start);
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
