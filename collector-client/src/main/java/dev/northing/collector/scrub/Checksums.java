package dev.northing.collector.scrub;

/** Check digits over the letters and digits of a stretch; separators between them do not count. */
final class Checksums {

    private static final int[][] VERHOEFF_PRODUCT = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 4, 0, 6, 7, 8, 9, 5}, {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
        {3, 4, 0, 1, 2, 8, 9, 5, 6, 7}, {4, 0, 1, 2, 3, 9, 5, 6, 7, 8}, {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
        {6, 5, 9, 8, 7, 1, 0, 4, 3, 2}, {7, 6, 5, 9, 8, 2, 1, 0, 4, 3}, {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
        {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
    };
    private static final int[][] VERHOEFF_PERMUTATION = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 5, 7, 6, 2, 8, 3, 0, 9, 4}, {5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
        {8, 9, 1, 6, 0, 4, 3, 5, 2, 7}, {9, 4, 5, 3, 1, 2, 6, 8, 7, 0}, {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
        {2, 7, 9, 3, 8, 0, 6, 4, 1, 5}, {7, 0, 4, 6, 9, 1, 3, 2, 5, 8}
    };

    private Checksums() {}

    /** The value of the k-th letter or digit: digits as they are, letters from 10 for A; -1 when there is none. */
    static int at(String text, int start, int end, int k) {
        int left = k;
        for (int i = start; i < end; i++) {
            if (Chars.isAlphanumeric(text.charAt(i)) && left-- == 0) {
                return Character.digit(text.charAt(i), 36);
            }
        }
        return -1;
    }

    /** The number that the digits from the k-th to before the l-th spell. */
    static long number(String text, int start, int end, int k, int l) {
        long number = 0;
        int seen = 0;
        for (int i = start; i < end; i++) {
            if (Chars.isAlphanumeric(text.charAt(i))) {
                if (seen >= k && seen < l) {
                    number = number * 10 + Character.digit(text.charAt(i), 36);
                }
                seen++;
            }
        }
        return number;
    }

    /** The sum of digits times weights; each character of the weights is a value in base 36. */
    static int weighted(String text, int start, int end, String weights) {
        int sum = 0;
        int k = 0;
        for (int i = start; i < end && k < weights.length(); i++) {
            if (Chars.isAlphanumeric(text.charAt(i))) {
                sum += Character.digit(text.charAt(i), 36) * Character.digit(weights.charAt(k++), 36);
            }
        }
        return sum;
    }

    static boolean luhn(String text, int start, int end) {
        return luhnSum(text, start, end) % 10 == 0;
    }

    static int luhnSum(String text, int start, int end) {
        int sum = 0;
        boolean twice = false;
        for (int i = end - 1; i >= start; i--) {
            char c = text.charAt(i);
            if (Chars.isDigit(c)) {
                int digit = c - '0';
                sum += !twice ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
                twice = !twice;
            }
        }
        return sum;
    }

    static boolean verhoeff(String text, int start, int end) {
        int check = 0;
        int k = 0;
        for (int i = end - 1; i >= start; i--) {
            char c = text.charAt(i);
            if (Chars.isDigit(c)) {
                check = VERHOEFF_PRODUCT[check][VERHOEFF_PERMUTATION[k++ % 8][c - '0']];
            }
        }
        return check == 0;
    }

    /** ISO 7064 MOD 11,10 over digits, the last being the check digit. */
    static boolean mod1110(String text, int start, int end, int digits) {
        int product = 10;
        for (int k = 0; k < digits - 1; k++) {
            int sum = (at(text, start, end, k) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == at(text, start, end, digits - 1);
    }

    /** ISO 7064 MOD 97-10 over digits and letters, the first four moved behind: what an IBAN needs to be 1. */
    static int mod97Rotated(String text, int start, int end) {
        int split = start;
        for (int seen = 0; seen < 4; split++) {
            if (Chars.isAlphanumeric(text.charAt(split))) {
                seen++;
            }
        }
        return mod97(text, start, split, mod97(text, split, end, 0));
    }

    private static int mod97(String text, int start, int end, int carried) {
        int rest = carried;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Chars.isAlphanumeric(c)) {
                int value = Character.digit(c, 36);
                rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
            }
        }
        return rest;
    }
}
