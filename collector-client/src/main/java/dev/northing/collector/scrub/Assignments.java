package dev.northing.collector.scrub;

/** Values whose key says what they are: {@code password=…}, {@code "lat": …}, {@code Cookie: …}. */
final class Assignments {

    /** How long prose may be that stands for a password, in characters. */
    private static final int LONGEST_PROSE = 16;
    /** Numbers up to so many digits are counts or lines, unless the key is for codes. */
    private static final int LONGEST_COUNT = 6;

    private static final String[] SCHEMES = {"Bearer ", "Basic ", "Token ", "Digest ", "ApiKey ", "Bot "};
    private static final long OURS =
            Cues.SECRET | Cues.COOKIE | Cues.PERSON | Cues.DEVICE | Cues.POSITION | Cues.ADDRESS;

    private Assignments() {}

    /** The value that the operator at this place assigns. */
    static long match(String text, int operator) {
        int keyEnd = keyEnd(text, operator);
        long cues = keyEnd == 0 ? 0 : Cues.in(text, keyStart(text, keyEnd), keyEnd) & (OURS | Cues.CODE);
        if ((cues & OURS) == 0) {
            return Hit.NONE;
        }
        int value = valueStart(text, operator + 1);
        boolean spaced = value > operator + 1 && Chars.isBlank(text.charAt(value - 1));
        if ((cues & Cues.COOKIE) != 0 && text.charAt(operator) == ':') {
            return cookie(text, keyEnd, value);
        }
        boolean escaped = Chars.is(text, value, '\\');
        char quote = Values.quote(text, escaped ? value + 1 : value);
        int from = quote == 0 ? value : value + (escaped ? 2 : 1);
        int end = Values.end(text, from, quote);
        return classified(text, operator, from, end, cues, quote != 0, spaced);
    }

    private static long classified(
            String text, int operator, int from, int end, long cues, boolean quoted, boolean spaced) {
        if (end <= from) {
            return Hit.NONE;
        }
        if ((cues & Cues.SECRET) != 0) {
            int start = schemeEnd(text, from);
            int last = start > end ? Values.end(text, start, (char) 0) : end;
            boolean telling = isSecret(text, operator, start, last, cues, quoted, spaced);
            return telling ? Hit.of(start, last, rule(start > from)) : Hit.NONE;
        }
        return Values.isPlaceholder(text, from, end) ? Hit.NONE : ofPerson(text, from, end, cues, quoted, spaced);
    }

    private static Rule rule(boolean header) {
        return header ? Rule.SECRET_HEADER : Rule.SECRET_ASSIGNED;
    }

    private static long ofPerson(String text, int from, int end, long cues, boolean quoted, boolean spaced) {
        if ((cues & Cues.POSITION) != 0) {
            int number = Chars.is(text, from, '-') ? from + 1 : from;
            long pair = Chars.isDigit(text, number) ? Coordinates.pair(text, number, cues) : Hit.NONE;
            if (pair != Hit.NONE) {
                return pair;
            }
            int last = Coordinates.decimalEnd(text, number);
            return last > 0 ? Hit.of(from, last, Rule.GEO_ASSIGNED) : Hit.NONE;
        }
        if ((cues & Cues.PERSON) != 0) {
            return Chars.isWord(text.charAt(from))
                    ? Hit.of(from, quoted || !spaced ? end : nameEnd(text, end), Rule.PERSON_ASSIGNED)
                    : Hit.NONE;
        }
        if ((cues & Cues.DEVICE) != 0) {
            return end - from >= 8 && Values.isMixed(text, from, end)
                    ? Hit.of(from, end, Rule.DEVICE_ID_ASSIGNED)
                    : Hit.NONE;
        }
        boolean address = (quoted || !spaced) && end - from > 6 && Values.isMixed(text, from, end);
        return address ? Hit.of(from, end, Rule.ADDRESS_ASSIGNED) : Hit.NONE;
    }

    /** At most two more words with capitals. */
    private static int nameEnd(String text, int end) {
        int last = end;
        for (int words = 0; words < 2 && Chars.is(text, last, ' '); words++) {
            char c = Chars.at(text, last + 1);
            if (!Chars.isUpper(c) && !(c > 127 && Character.isUpperCase(c))) {
                break;
            }
            last = Values.end(text, last + 1, (char) 0);
        }
        return last;
    }

    private static boolean isSecret(
            String text, int operator, int from, int end, long cues, boolean quoted, boolean spaced) {
        int length = end - from;
        if (length < 3 || Values.isPlaceholder(text, from, end)) {
            return false;
        }
        if (Values.isNumber(text, from, end)) {
            return length > LONGEST_COUNT || ((cues & Cues.CODE) != 0 && length > 2);
        }
        if (quoted) {
            return true;
        }
        boolean call = Chars.is(text, end, ')') && Chars.is(text, end - 1, '(');
        boolean equals = text.charAt(operator) == '=' && !spaced;
        if (call || equals) {
            return !call;
        }
        boolean version = Chars.isDigit(text, from) && (Chars.is(text, from + 1, '.') || Chars.is(text, from + 2, '.'));
        return !version && (Values.isMixed(text, from, end) || length > LONGEST_PROSE);
    }

    private static int schemeEnd(String text, int from) {
        for (String scheme : SCHEMES) {
            if (text.regionMatches(true, from, scheme, 0, scheme.length())) {
                return from + scheme.length();
            }
        }
        return from;
    }

    /** A whole cookie header; of a {@code Set-Cookie} its first value. */
    private static long cookie(String text, int keyEnd, int value) {
        boolean set = text.regionMatches(true, Math.max(0, keyEnd - 10), "set-cookie", 0, 10);
        int end = value;
        int equals = -1;
        while (end < text.length() && "\r\n\"'".indexOf(text.charAt(end)) < 0 && !(set && text.charAt(end) == ';')) {
            equals = equals < 0 && text.charAt(end) == '=' ? end : equals;
            end++;
        }
        if (equals < 0 || Values.isPlaceholder(text, equals + 1, end)) {
            return Hit.NONE;
        }
        return Hit.of(set ? equals + 1 : value, end, Rule.SECRET_COOKIE);
    }

    /** Skips operators, blanks and quotation marks leftwards; 0 when no key stands there. */
    private static int keyEnd(String text, int operator) {
        int i = operator;
        while (i > 0 && operator - i < 5 && "=:?|> \"'`]\\".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i > 0 && Chars.isWord(text.charAt(i - 1)) ? i : 0;
    }

    /** At most the reach of a cue back, within the clause. */
    private static int keyStart(String text, int keyEnd) {
        int floor = Math.max(0, keyEnd - Cues.REACH);
        int i = keyEnd;
        while (i > floor && "&;,{}()<>=\n\r\"'|?/[".indexOf(text.charAt(i - 1)) < 0) {
            i--;
        }
        while (i == floor
                && i > 0
                && i < keyEnd
                && Chars.isAlpha(text.charAt(i))
                && Chars.isAlpha(text.charAt(i - 1))) {
            i++;
            floor++;
        }
        return i;
    }

    private static int valueStart(String text, int from) {
        int i = from;
        while (i < text.length() && i - from < 4 && "=:> ~".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
