package dev.northing.collector.scrub;

/** Groups of digits with telephone punctuation between them, packed into one long: lengths, counts and separators. */
final class DigitGroups {

    /** What is still read, in digits; longer runs are cut there and so fit nothing. */
    private static final int MOST_DIGITS = 20;

    private static final int MOST_GROUPS = 6;
    private static final int LENGTH_SHIFT = 32;
    private static final int DIGITS_SHIFT = 40;
    private static final int COUNT_SHIFT = 46;
    private static final long SPACED = 1L << 52;

    private DigitGroups() {}

    static long at(String text, int from) {
        long groups = 0;
        int count = 0;
        int digits = 0;
        int group = 0;
        int end = from;
        boolean spaced = true;
        for (int i = from; digits < MOST_DIGITS; ) {
            if (Chars.isDigit(text, i)) {
                digits++;
                group++;
                end = ++i;
                continue;
            }
            groups = close(groups, count++, group);
            group = 0;
            int next = next(text, i);
            if (next < 0) {
                break;
            }
            spaced &= next == i + 1 && text.charAt(i) == ' ';
            i = next;
        }
        return groups
                | (long) (end - from) << LENGTH_SHIFT
                | (long) digits << DIGITS_SHIFT
                | (long) count << COUNT_SHIFT
                | (spaced ? SPACED : 0);
    }

    private static long close(long groups, int index, int length) {
        return index < MOST_GROUPS ? groups | (long) Math.min(length, 15) << (4 * index) : groups;
    }

    /** The next digit behind at most three characters of punctuation, or -1. */
    private static int next(String text, int from) {
        int i = from;
        while (i < from + 3 && isPunctuation(Chars.at(text, i))) {
            i++;
        }
        boolean list = (i == from + 2 && Chars.at(text, from) == '.')
                || (i == from + 3
                        && Chars.at(text, from + 1) != '-'
                        && Chars.at(text, from) != '('
                        && Chars.at(text, from + 1) != '('
                        && Chars.at(text, from + 1) != ')');
        return i > from && !list && Chars.isDigit(text, i) ? i : -1;
    }

    private static boolean isPunctuation(char c) {
        return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/';
    }

    static int length(long groups) {
        return (int) (groups >>> LENGTH_SHIFT) & 0xff;
    }

    static int digits(long groups) {
        return (int) (groups >>> DIGITS_SHIFT) & 0x3f;
    }

    static int count(long groups) {
        return (int) (groups >>> COUNT_SHIFT) & 0x3f;
    }

    /** The length of the k-th group in digits, 0 when there is none. */
    static int group(long groups, int k) {
        return (int) (groups >>> (4 * k)) & 0xf;
    }

    /** Whether single spaces are all that stands between the groups. */
    static boolean isSpaced(long groups) {
        return (groups & SPACED) != 0;
    }
}
