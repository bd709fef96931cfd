package dev.northing.collector.scrub;

import org.jspecify.annotations.Nullable;

/** Telephone numbers: international with a plus, North American, national with a leading zero, anything by a cue. */
final class Phones {

    /** ITU-T E.164, in digits. */
    private static final int LONGEST = 15;

    private static final int SHORTEST_INTERNATIONAL = 8;
    private static final int SHORTEST_NATIONAL = 9;
    private static final int SHORTEST_CUED = 7;

    private Phones() {}

    /** From the plus sign on. */
    static long international(String text, int plus) {
        long groups = DigitGroups.at(text, plus + 1);
        int digits = DigitGroups.digits(groups);
        char before = Chars.at(text, plus - 1);
        boolean bounded = !Chars.isAlphanumeric(before) && before != '+' && before != '.' && before != ')';
        boolean fits = digits >= SHORTEST_INTERNATIONAL && digits <= LONGEST && Chars.at(text, plus + 1) != '0';
        int end = plus + 1 + DigitGroups.length(groups);
        return fits && bounded && endsAt(text, end) && isSerious(groups)
                ? Hit.of(plus, end, Rule.PHONE_INTERNATIONAL)
                : Hit.NONE;
    }

    /** A lone run behind a plus has to be as long as real numbers are. */
    private static boolean isSerious(long groups) {
        return DigitGroups.count(groups) > 1 || DigitGroups.digits(groups) >= 10;
    }

    /** Whether the digits there could be a number if a word said so. */
    static boolean isPossible(String text, int start, long groups) {
        int digits = DigitGroups.digits(groups);
        return digits >= SHORTEST_CUED
                && digits <= LONGEST
                && beginsAt(text, start)
                && endsAt(text, start + DigitGroups.length(groups));
    }

    /** From the opening parenthesis or the first digit on. */
    static long national(String text, int start, long cues, long context) {
        int first = text.charAt(start) == '(' ? start + 1 : start;
        long groups = DigitGroups.at(text, first);
        int end = first + DigitGroups.length(groups);
        int digits = DigitGroups.digits(groups);
        if (digits < SHORTEST_CUED || digits > LONGEST || !endsAt(text, end) || !beginsAt(text, start)) {
            return Hit.NONE;
        }
        if ((cues & Cues.PHONE) != 0 && !isDate(groups) && (cues & Cues.VERSION) == 0) {
            return Hit.of(start, end, Rule.PHONE_CUE);
        }
        boolean parenthesis = first > start;
        Confidence confidence = confidence(text, first, groups, parenthesis);
        boolean against = (cues & Cues.AGAINST_NUMBERS) != 0 && !parenthesis;
        return !against && confidence != null && Cues.allows(context, confidence)
                ? Hit.of(start, end, Rule.PHONE_NATIONAL)
                : Hit.NONE;
    }

    private static @Nullable Confidence confidence(String text, int first, long groups, boolean parenthesis) {
        if (DigitGroups.count(groups) == 1) {
            return DigitGroups.digits(groups) >= 10 ? Confidence.POSSIBLE : null;
        }
        if (isNorthAmerican(text, first, groups)) {
            boolean spaced = !parenthesis && DigitGroups.isSpaced(groups);
            boolean alone = first == 0 && DigitGroups.length(groups) == text.length();
            return spaced && !alone ? Confidence.POSSIBLE : Confidence.LIKELY;
        }
        if (isTrunk(text, first, groups)) {
            return Confidence.LIKELY;
        }
        return parenthesis && DigitGroups.digits(groups) >= SHORTEST_NATIONAL ? Confidence.LIKELY : null;
    }

    /** 3-3-4, perhaps behind a 1, with area and exchange beginning with 2 to 9; also 3-7. */
    private static boolean isNorthAmerican(String text, int first, long groups) {
        boolean prefixed = DigitGroups.group(groups, 0) == 1 && text.charAt(first) == '1';
        int k = prefixed ? 1 : 0;
        int area = prefixed ? nextDigit(text, first + 1) : first;
        boolean threes = DigitGroups.group(groups, k) == 3
                && DigitGroups.group(groups, k + 1) == 3
                && DigitGroups.group(groups, k + 2) == 4
                && DigitGroups.count(groups) == k + 3;
        boolean sevens = DigitGroups.group(groups, k) == 3
                && DigitGroups.group(groups, k + 1) == 7
                && DigitGroups.count(groups) == k + 2;
        if (!threes && !sevens) {
            return false;
        }
        char exchange = text.charAt(nextDigit(text, area + 3));
        return text.charAt(area) >= '2' && exchange >= '2';
    }

    /** Groups that begin with a zero and are no date, time or decimal. */
    private static boolean isTrunk(String text, int first, long groups) {
        int digits = DigitGroups.digits(groups);
        boolean zero = text.charAt(first) == '0' && !text.startsWith("000", first);
        boolean longEnough = digits >= SHORTEST_NATIONAL && digits <= 14;
        return zero
                && longEnough
                && !isDate(groups)
                && DigitGroups.group(groups, 0) > 1
                && !hasDatePart(groups)
                && DigitGroups.count(groups) <= 6;
    }

    private static boolean isDate(long groups) {
        int a = DigitGroups.group(groups, 0);
        int b = DigitGroups.group(groups, 1);
        int c = DigitGroups.group(groups, 2);
        return DigitGroups.count(groups) == 3 && ((a == 4 && b <= 2 && c <= 2) || (a <= 2 && b <= 2 && c == 4));
    }

    /** A date followed by something else: {@code 01.02.2024 10}. */
    private static boolean hasDatePart(long groups) {
        return DigitGroups.group(groups, 0) <= 2
                && DigitGroups.group(groups, 1) <= 2
                && DigitGroups.group(groups, 2) == 4
                && DigitGroups.count(groups) == 4;
    }

    private static int nextDigit(String text, int from) {
        int i = from;
        while (!Chars.isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean beginsAt(String text, int start) {
        char before = Chars.at(text, start - 1);
        boolean joined =
                before == '.' || before == '-' || before == '_' || before == '/' || before == '$' || before == '#';
        return !Chars.isAlphanumeric(before) && !joined;
    }

    private static boolean endsAt(String text, int end) {
        char after = Chars.at(text, end);
        boolean extension = after == 'x' && Chars.isDigit(text, end + 1);
        boolean joined =
                (after == '.' || after == '-' || after == '/' || after == ':') && Chars.isAlphanumeric(text, end + 1);
        return !joined && after != '_' && after != '%' && (extension || !Chars.isAlphanumeric(after));
    }
}
