package dev.northing.collector.scrub;

/** Latitude and longitude next to each other in decimal degrees. */
final class Coordinates {

    /** About ten meters; with fewer decimals a cue is needed. */
    private static final int TELLING_DECIMALS = 4;
    /** About ten kilometers. */
    private static final int CUED_DECIMALS = 1;

    private Coordinates() {}

    static long pair(String text, int word, long cues) {
        int start = Chars.is(text, word - 1, '-') || Chars.is(text, word - 1, '+') ? word - 1 : word;
        int first = decimalEnd(text, word);
        int second = first < 0 ? -1 : separatorEnd(text, first);
        int digits = second < 0 ? -1 : signEnd(text, second);
        int end = digits < 0 ? -1 : decimalEnd(text, digits);
        if (end < 0 || Chars.isAlphanumeric(text, start - 1) || Chars.is(text, start - 1, '.')) {
            return Hit.NONE;
        }
        boolean cued = (cues & Cues.POSITION) != 0;
        int needed = cued ? CUED_DECIMALS : TELLING_DECIMALS;
        boolean precise = decimals(text, word, first) >= needed && decimals(text, digits, end) >= needed;
        boolean against = !cued && (cues & Cues.AGAINST_NUMBERS) != 0;
        return precise && !against && inRange(text, word, digits) ? Hit.of(start, end, Rule.GEO_PAIR) : Hit.NONE;
    }

    /** The end of digits, a point and digits, or -1. */
    static int decimalEnd(String text, int from) {
        int i = digitsEnd(text, from);
        if (i == from || i - from > 3 || !Chars.is(text, i, '.')) {
            return -1;
        }
        int end = digitsEnd(text, i + 1);
        boolean goesOn = Chars.isAlphanumeric(text, end) || (Chars.is(text, end, '.') && Chars.isDigit(text, end + 1));
        return end == i + 1 || goesOn ? -1 : end;
    }

    private static int separatorEnd(String text, int from) {
        int i = Chars.skipBlanks(text, from, 2);
        i = Chars.is(text, i, ',') || Chars.is(text, i, ';') || Chars.is(text, i, '/') ? i + 1 : i;
        i = Chars.skipBlanks(text, i, 2);
        return i > from ? i : -1;
    }

    private static int signEnd(String text, int from) {
        return Chars.is(text, from, '-') || Chars.is(text, from, '+') ? from + 1 : from;
    }

    private static int digitsEnd(String text, int from) {
        int i = from;
        while (Chars.isDigit(text, i) && i - from < 20) {
            i++;
        }
        return i;
    }

    private static int decimals(String text, int from, int end) {
        return end - 1 - digitsEnd(text, from);
    }

    private static boolean inRange(String text, int first, int second) {
        int one = whole(text, first);
        int other = whole(text, second);
        return Math.min(one, other) < 90 && Math.max(one, other) < 180;
    }

    private static int whole(String text, int from) {
        int value = 0;
        for (int i = from; Chars.isDigit(text, i) && i < from + 4; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
