package dev.northing.collector.scrub;

/** Mail addresses, looked for around an at sign. */
final class Emails {

    /** RFC 5321, 4.5.3.1.1, in characters. */
    private static final int LONGEST_LOCAL = 64;
    /** RFC 5321, 4.5.3.1.2, in characters. */
    private static final int LONGEST_DOMAIN = 255;
    /** Punctuation of a local part that is not also used around mail addresses. */
    private static final String LOCAL_PUNCTUATION = "._+-'~!#$*^";
    /** What stands behind an at sign in names of files: {@code logo@2x.png}. */
    private static final String FILE_ENDINGS =
            " png jpg jpeg gif svg webp avif ico bmp tiff css js mjs ts tsx jsx json map html htm xml yml yaml jar tgz "
                    + "zip gz whl deb rpm exe dll so md txt log lock ";

    private Emails() {}

    static long match(String text, int at, int floor) {
        int start = Math.max(floor, localStart(text, at));
        int end = domainEnd(text, at + 1);
        if (start >= at || end < 0 || isMachinery(text, start, at, end)) {
            return Hit.NONE;
        }
        return Hit.of(start, end, Rule.EMAIL);
    }

    private static int localStart(String text, int at) {
        if (Chars.is(text, at - 1, '"')) {
            return quotedStart(text, at);
        }
        int i = at;
        while (i > 0 && at - i <= LONGEST_LOCAL && isLocal(text.charAt(i - 1))) {
            i--;
        }
        while (i < at && !Chars.isWord(text.charAt(i)) && text.charAt(i) != '_') {
            i++;
        }
        return at - i > LONGEST_LOCAL ? at - LONGEST_LOCAL : i;
    }

    private static int quotedStart(String text, int at) {
        for (int i = at - 2; i >= 0 && at - i <= LONGEST_LOCAL + 2; i--) {
            if (text.charAt(i) == '"') {
                return i;
            }
        }
        return at;
    }

    private static boolean isLocal(char c) {
        return Chars.isWord(c) || LOCAL_PUNCTUATION.indexOf(c) >= 0;
    }

    /** The end of a domain name with a top-level domain, or of an address literal; -1 when there is none. */
    private static int domainEnd(String text, int from) {
        if (Chars.is(text, from, '[')) {
            return literalEnd(text, from + 1);
        }
        int i = from;
        int label = from;
        int end = -1;
        while (i < text.length() && i - from <= LONGEST_DOMAIN) {
            char c = text.charAt(i);
            if (c == '.' && i > label) {
                label = i + 1;
            } else if (!isLabel(c, i > label)) {
                break;
            } else if (label > from && isTopLevel(text, label, i + 1)) {
                end = i + 1;
            }
            i++;
        }
        return end > 0 && endsAt(text, end) ? end : -1;
    }

    private static boolean isLabel(char c, boolean inside) {
        return Chars.isWord(c) || (inside && (c == '-' || c == '_'));
    }

    /** Whether what was read so far is a top-level domain: letters, or the ASCII form of one. */
    private static boolean isTopLevel(String text, int label, int end) {
        if (end - label < 2) {
            return false;
        }
        if (text.startsWith("xn--", label)) {
            return end - label > 4;
        }
        return isLetter(text.charAt(end - 1)) && isLetter(text.charAt(label)) && isLetter(text.charAt(label + 1));
    }

    private static boolean isLetter(char c) {
        return !Chars.isDigit(c) && Chars.isWord(c);
    }

    private static boolean endsAt(String text, int end) {
        return !Chars.isAlphanumeric(text, end);
    }

    private static int literalEnd(String text, int from) {
        int close = indexOf(text, ']', from, from + 45);
        return close > from && Chars.isHex(text.charAt(from)) ? close + 1 : -1;
    }

    private static int indexOf(String text, char c, int from, int to) {
        for (int i = from; i < Math.min(text.length(), to); i++) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** Names of files, versions of packages, and the user {@code git} of remotes. */
    private static boolean isMachinery(String text, int start, int at, int end) {
        int dot = text.lastIndexOf('.', end - 1);
        boolean remote = at - start == 3
                && text.startsWith("git", start)
                && (Chars.is(text, end, ':') || Chars.is(text, start - 1, '/'));
        return remote || isVersion(text, at + 1) || isScaledFile(text, at + 1, end) || isFile(text, dot, end);
    }

    /** {@code 1.2…} or {@code v1.2…}, as in {@code lodash@4.17.21-beta.next}. */
    private static boolean isVersion(String text, int from) {
        int i = Chars.is(text, from, 'v') || Chars.is(text, from, '^') || Chars.is(text, from, '~') ? from + 1 : from;
        int digits = digitsEnd(text, i);
        return digits > i && Chars.is(text, digits, '.') && Chars.isDigit(text, digits + 1);
    }

    /** {@code 2x.png}. */
    private static boolean isScaledFile(String text, int from, int end) {
        int digits = digitsEnd(text, from);
        return digits > from && Chars.is(text, digits, 'x') && Chars.is(text, digits + 1, '.') && digits + 1 < end;
    }

    private static boolean isFile(String text, int dot, int end) {
        int length = end - dot - 1;
        for (int i = FILE_ENDINGS.indexOf(' '); i >= 0; i = FILE_ENDINGS.indexOf(' ', i + 1)) {
            if (Chars.is(FILE_ENDINGS, i + 1 + length, ' ')
                    && FILE_ENDINGS.regionMatches(i + 1, text, dot + 1, length)) {
                return true;
            }
        }
        return false;
    }

    private static int digitsEnd(String text, int from) {
        int i = from;
        while (Chars.isDigit(text, i) && i - from < 20) {
            i++;
        }
        return i;
    }
}
