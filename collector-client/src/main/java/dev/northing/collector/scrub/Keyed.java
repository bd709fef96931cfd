package dev.northing.collector.scrub;

import org.jspecify.annotations.Nullable;

/** Whole values that their key alone gives away. */
final class Keyed {

    private static final int LONGEST_COUNT = 6;
    /** Shorter values are words of an enumeration, in characters. */
    private static final int SHORTEST_DEVICE = 8;

    private Keyed() {}

    static long match(String value, long cues) {
        if (Values.isPlaceholder(value, 0, value.length())) {
            return Hit.NONE;
        }
        Rule rule = rule(value, cues);
        return rule == null ? Hit.NONE : Hit.of(0, value.length(), rule);
    }

    private static @Nullable Rule rule(String value, long cues) {
        if ((cues & (Cues.SECRET | Cues.COOKIE)) != 0 && isSecret(value, cues)) {
            return Rule.SECRET_KEYED;
        }
        if ((cues & Cues.PERSON) != 0 && Chars.isWord(value.charAt(0))) {
            return Rule.PERSON_KEYED;
        }
        if ((cues & Cues.BIRTH) != 0 && hasDigits(value, 4)) {
            return Rule.DATE_OF_BIRTH_KEYED;
        }
        if ((cues & Cues.DEVICE) != 0
                && value.length() >= SHORTEST_DEVICE
                && Values.isMixed(value, 0, value.length())) {
            return Rule.DEVICE_ID_KEYED;
        }
        if ((cues & Cues.ADDRESS) != 0 && Values.isMixed(value, 0, value.length())) {
            return Rule.ADDRESS_KEYED;
        }
        return isPosition(value, cues) ? Rule.GEO_KEYED : null;
    }

    private static boolean isSecret(String value, long cues) {
        boolean number = Values.isNumber(value, 0, value.length());
        return value.length() > 2 && (!number || value.length() > LONGEST_COUNT || (cues & Cues.CODE) != 0);
    }

    private static boolean isPosition(String value, long cues) {
        int number = Chars.is(value, 0, '-') ? 1 : 0;
        return (cues & Cues.POSITION) != 0 && Coordinates.decimalEnd(value, number) == value.length();
    }

    private static boolean hasDigits(String value, int atLeast) {
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            digits += Character.isDigit(value.charAt(i)) ? 1 : 0;
        }
        return digits >= atLeast;
    }
}
