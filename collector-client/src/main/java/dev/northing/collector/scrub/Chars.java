package dev.northing.collector.scrub;

/** What a character is, from one table. */
final class Chars {

    static final int DIGIT = 1;
    static final int UPPER = 1 << 1;
    static final int LOWER = 1 << 2;
    static final int AT = 1 << 3;
    static final int COLON = 1 << 4;
    static final int EQUALS = 1 << 5;
    static final int SLASH = 1 << 6;
    static final int BACKSLASH = 1 << 7;
    static final int PLUS = 1 << 8;
    static final int PERCENT = 1 << 9;
    static final int AMPERSAND = 1 << 10;
    static final int DASH = 1 << 11;
    static final int PARENTHESIS = 1 << 12;
    static final int HEX = 1 << 13;
    static final int UNDERSCORE = 1 << 14;
    /** Beyond ASCII. */
    static final int WIDE = 1 << 15;

    static final int LETTER = UPPER | LOWER;
    static final int WORD = LETTER | DIGIT;

    private static final int[] KINDS = kinds();

    private Chars() {}

    static int kind(char c) {
        return c < 128 ? KINDS[c] : WIDE;
    }

    /** Everything that occurs in a text, as a union of kinds. */
    static int seen(String text) {
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            seen |= kind(text.charAt(i));
        }
        return seen;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isDigit(String text, int i) {
        return i >= 0 && i < text.length() && isDigit(text.charAt(i));
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isAlpha(char c) {
        return (kind(c) & LETTER) != 0;
    }

    static boolean isAlphanumeric(char c) {
        return (kind(c) & WORD) != 0;
    }

    static boolean isAlphanumeric(String text, int i) {
        return i >= 0 && i < text.length() && isAlphanumeric(text.charAt(i));
    }

    /** An ASCII letter or digit, or a letter, digit or combining mark of any script. */
    static boolean isWord(char c) {
        return c < 128 ? isAlphanumeric(c) : Character.isLetterOrDigit(c) || isMark(c) || Character.isSurrogate(c);
    }

    static boolean isHex(char c) {
        return (kind(c) & HEX) != 0;
    }

    static boolean is(String text, int i, char c) {
        return i >= 0 && i < text.length() && text.charAt(i) == c;
    }

    /** The character there, or NUL beyond the text. */
    static char at(String text, int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : 0;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static int skipBlanks(String text, int from, int atMost) {
        int i = from;
        while (i < text.length() && i - from < atMost && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static int[] kinds() {
        int[] kinds = new int[128];
        fill(kinds, '0', '9', DIGIT | HEX);
        fill(kinds, 'A', 'Z', UPPER);
        fill(kinds, 'a', 'z', LOWER);
        fill(kinds, 'A', 'F', UPPER | HEX);
        fill(kinds, 'a', 'f', LOWER | HEX);
        String punctuation = "@:=/\\+%&-(_>";
        int[] meanings = {
            AT, COLON, EQUALS, SLASH, BACKSLASH, PLUS, PERCENT, AMPERSAND, DASH, PARENTHESIS, UNDERSCORE, EQUALS
        };
        for (int i = 0; i < meanings.length; i++) {
            kinds[punctuation.charAt(i)] = meanings[i];
        }
        return kinds;
    }

    private static void fill(int[] kinds, char from, char to, int kind) {
        for (char c = from; c <= to; c++) {
            kinds[c] = kind;
        }
    }
}
