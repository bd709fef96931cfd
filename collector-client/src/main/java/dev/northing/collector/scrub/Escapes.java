package dev.northing.collector.scrub;

/** What escapes stand for: percent, HTML, JSON and quoted-printable; packed as code point and length, 0 for none. */
final class Escapes {

    private static final String[] ENTITIES = {
        "amp;&",
        "lt;<",
        "gt;>",
        "quot;\"",
        "apos;'",
        "commat;@",
        "colon;:",
        "period;.",
        "sol;/",
        "equals;=",
        "nbsp; ",
        "plus;+",
        "hyphen;-",
        "dash;-",
        "lowbar;_",
        "lpar;(",
        "rpar;)",
        "bsol;\\",
        "num;#",
        "comma;,",
        "semi;;"
    };
    /** The longest numeric character reference, in characters. */
    private static final int LONGEST_REFERENCE = 10;

    private Escapes() {}

    static int codePoint(long escape) {
        return (int) escape;
    }

    static int length(long escape) {
        return (int) (escape >>> 32);
    }

    private static long of(int codePoint, int length) {
        return (long) length << 32 | codePoint;
    }

    static long at(String text, int i) {
        return switch (text.charAt(i)) {
            case '%' -> percent(text, i);
            case '&' -> entity(text, i);
            case '\\' -> backslash(text, i);
            case '=' -> quotedPrintable(text, i);
            default -> 0;
        };
    }

    private static long percent(String text, int i) {
        int first = octet(text, i);
        if (first < 0) {
            return 0;
        }
        int more = first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : 0;
        int codePoint = more == 0 ? first : first & 0x3f >> more;
        for (int k = 1; k <= more; k++) {
            int octet = octet(text, i + 3 * k);
            if (octet < 0x80 || octet > 0xbf) {
                return of(first, 3);
            }
            codePoint = codePoint << 6 | (octet & 0x3f);
        }
        return of(Math.min(codePoint, Character.MAX_CODE_POINT), 3 * (more + 1));
    }

    private static int octet(String text, int i) {
        return Chars.is(text, i, '%') ? hex(text, i + 1, 2) : -1;
    }

    private static int hex(String text, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            char c = Chars.at(text, i);
            if (!Chars.isHex(c)) {
                return -1;
            }
            value = value << 4 | Character.digit(c, 16);
        }
        return value;
    }

    private static long entity(String text, int i) {
        if (Chars.is(text, i + 1, '#')) {
            return reference(text, i);
        }
        for (String entity : ENTITIES) {
            int name = entity.length() - 1;
            if (text.regionMatches(i + 1, entity, 0, name)) {
                return of(entity.charAt(name), name + 1);
            }
        }
        return 0;
    }

    private static long reference(String text, int i) {
        boolean hexadecimal = Chars.is(text, i + 2, 'x') || Chars.is(text, i + 2, 'X');
        int radix = hexadecimal ? 16 : 10;
        int from = hexadecimal ? i + 3 : i + 2;
        int value = 0;
        int k = from;
        while (k < from + LONGEST_REFERENCE - 2
                && Chars.at(text, k) < 128
                && Character.digit(Chars.at(text, k), radix) >= 0) {
            value = Math.min(value * radix + Character.digit(text.charAt(k), radix), Character.MAX_CODE_POINT);
            k++;
        }
        int end = Chars.is(text, k, ';') ? k + 1 : k;
        return k == from || value == 0 ? 0 : of(value, end - i);
    }

    private static long backslash(String text, int i) {
        char c = Chars.at(text, i + 1);
        if (c == 'u') {
            int value = hex(text, i + 2, 4);
            return value < 0 ? 0 : of(value, 6);
        }
        if (c == 'x') {
            int value = hex(text, i + 2, 2);
            return value < 0 ? 0 : of(value, 4);
        }
        if (c == '"' || c == '\\' || c == '/') {
            return of(c, 2);
        }
        return c == 'n' || c == 't' || c == 'r' ? of(c == 't' ? ' ' : '\n', 2) : 0;
    }

    /** Only the two that hide something, and only between letters: {@code alice=40example.com}. */
    private static long quotedPrintable(String text, int i) {
        boolean inside = Chars.isAlphanumeric(text, i - 1) && Chars.isAlphanumeric(text, i + 3);
        if (inside && text.startsWith("=40", i)) {
            return of('@', 3);
        }
        return inside && text.startsWith("=3D", i) ? of('=', 3) : 0;
    }
}
