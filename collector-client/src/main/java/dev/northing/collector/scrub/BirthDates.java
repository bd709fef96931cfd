package dev.northing.collector.scrub;

/** Dates behind a cue for birth. */
final class BirthDates {

    private static final String MONTHS =
            "jan feb mar apr may jun jul aug sep oct nov dec mär mai okt dez fév avr jui aoû déc ene abr ago dic gen mag "
                    + "giu lug set ott fev out maa mei sty lut kwi maj cze lip sie wrz paź lis gru ";

    private static final int LETTERS = 26;
    private static final int MIXED = -2;
    /** The names without accents as a set of three letters, one bit each: most words are looked up here alone. */
    private static final long[] PLAIN_MONTHS = plainMonths();

    private BirthDates() {}

    /** From the first digit on; a month's name before it belongs to it. */
    static long match(String text, int start, long cues) {
        if ((cues & Cues.BIRTH) == 0) {
            return Hit.NONE;
        }
        int end = end(text, start);
        return end < 0 ? Hit.NONE : Hit.of(monthBefore(text, start), end, Rule.DATE_OF_BIRTH_CUE);
    }

    static int end(String text, int start) {
        int digits = 0;
        int i = start;
        int end = start;
        while (i < text.length() && i - start < 24) {
            char c = text.charAt(i);
            if (Chars.isDigit(c)) {
                digits++;
                end = ++i;
            } else if (isJoint(text, i)) {
                i++;
            } else {
                int month = monthEnd(text, i);
                if (month < 0) {
                    break;
                }
                i = month;
            }
        }
        if (digits == 4 && !text.startsWith("19", start) && !text.startsWith("20", start)) {
            return -1;
        }
        return (digits >= 4 && digits <= 8 && !Chars.isAlphanumeric(text, end)) || isMonthLong(text, end, digits)
                ? end
                : -1;
    }

    private static boolean isMonthLong(String text, int end, int digits) {
        return digits >= 4 && digits <= 8 && "年月日T".indexOf(Chars.at(text, end)) >= 0;
    }

    private static boolean isJoint(String text, int i) {
        char c = text.charAt(i);
        boolean punctuation =
                c == '-' || c == '/' || c == '.' || c == ' ' || c == ',' || c == '年' || c == '月' || c == '日';
        return (punctuation && (Chars.isDigit(text, i + 1) || Chars.is(text, i + 1, ' ') || monthEnd(text, i + 1) > 0))
                || ((c == 't' || c == 's' || c == 'r' || c == 'n')
                        && Chars.isDigit(text, i - 1)
                        && (Chars.is(text, i + 1, 'h') || Chars.is(text, i + 1, 't') || Chars.is(text, i + 1, 'd')));
    }

    /** The end of a word that begins like a month's name, or -1. */
    private static int monthEnd(String text, int from) {
        if (from + 3 > text.length() || !isMonth(text, from)) {
            return -1;
        }
        int i = from;
        while (i < text.length() && i - from < 12 && Chars.isWord(text.charAt(i)) && !Chars.isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isMonth(String text, int from) {
        int plain = plain(text, from);
        if (plain >= 0) {
            return (PLAIN_MONTHS[plain >> 6] >>> plain & 1) != 0;
        }
        return plain == MIXED && isAccentedMonth(text, from);
    }

    /** The number of three ASCII letters; -1 if one of them is something else in ASCII, else {@link #MIXED}. */
    private static int plain(String text, int from) {
        int number = 0;
        for (int i = from; i < from + 3; i++) {
            char c = Chars.at(text, i);
            if (c > 127) {
                return MIXED;
            }
            if (!Chars.isAlpha(c)) {
                return -1;
            }
            number = number * LETTERS + (c | ' ') - 'a';
        }
        return number;
    }

    private static long[] plainMonths() {
        long[] months = new long[LETTERS * LETTERS * LETTERS / Long.SIZE + 1];
        for (int i = 0; i < MONTHS.length(); i += 4) {
            int plain = plain(MONTHS, i);
            if (plain >= 0) {
                months[plain >> 6] |= 1L << plain;
            }
        }
        return months;
    }

    private static boolean isAccentedMonth(String text, int from) {
        for (int i = 0; i < MONTHS.length(); i += 4) {
            if (text.regionMatches(true, from, MONTHS, i, 3)) {
                return true;
            }
        }
        return false;
    }

    private static int monthBefore(String text, int start) {
        int end = Chars.is(text, start - 1, ' ') ? start - 1 : start;
        int i = end;
        while (i > 0 && end - i < 12 && Chars.isWord(text.charAt(i - 1))) {
            i--;
        }
        return end - i >= 3 && isMonth(text, i) ? i : start;
    }
}
