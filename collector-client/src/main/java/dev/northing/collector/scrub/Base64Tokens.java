package dev.northing.collector.scrub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Stretches of base 64 that turn out to be text. */
final class Base64Tokens {

    /** Shorter ones hide nothing worth a look, in characters. */
    static final int SHORTEST = 16;

    /** How far to look for variety, in characters. */
    private static final int LONGEST_LOOK = 64;
    /** One byte of so many may be unprintable. */
    private static final int PRINTABLE_OF = 10;

    private static final int DIGITS = Chars.WORD | Chars.PLUS | Chars.SLASH | Chars.DASH | Chars.UNDERSCORE;

    private Base64Tokens() {}

    /** The start of the run of base 64 characters to which that place belongs, not before the floor. */
    static int start(String text, int at, int floor) {
        int i = at;
        while (i > floor && isDigit(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    /** The end of the run of base 64 characters that begins there. */
    static int end(String text, int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean isDigit(char c) {
        return (Chars.kind(c) & DIGITS) != 0;
    }

    /** Whether at least 90 % of the bytes are printable; finds out without decoding more than it must. */
    static boolean isText(String text, int from, int to) {
        int length = to - from;
        if (length < SHORTEST || length % 4 == 1 || !isVaried(text, from, Math.min(to, from + LONGEST_LOOK))) {
            return false;
        }
        int allowed = length * 3 / 4 / PRINTABLE_OF;
        int bits = 0;
        int held = 0;
        int awaited = 0;
        for (int i = from; i < to; i++) {
            held = held << 6 | value(text.charAt(i));
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                awaited = awaited(held >> bits & 0xff, awaited);
                if (awaited < 0 && --allowed < 0) {
                    return false;
                }
                awaited = Math.max(awaited, 0);
            }
        }
        return true;
    }

    /** Text in base 64 soon has capitals and something else. */
    private static boolean isVaried(String text, int from, int to) {
        int kinds = 0;
        for (int i = from; i < to; i++) {
            kinds |= Chars.kind(text.charAt(i));
        }
        return (kinds & Chars.UPPER) != 0 && (kinds & (Chars.LOWER | Chars.DIGIT)) != 0;
    }

    /** How many more bytes the UTF-8 character needs, or -1 when this one is not printable. */
    private static int awaited(int octet, int before) {
        if (before > 0) {
            return (octet & 0xc0) == 0x80 ? before - 1 : -1;
        }
        if (octet < 0x80) {
            return (octet >= 0x20 && octet != 0x7f) || octet == '\n' || octet == '\t' || octet == '\r' ? 0 : -1;
        }
        if (octet < 0xc2 || octet > 0xf4) {
            return -1;
        }
        return octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3;
    }

    static String decode(String text, int from, int to) {
        String standard = text.substring(from, to).replace('-', '+').replace('_', '/');
        return new String(Base64.getDecoder().decode(standard), StandardCharsets.UTF_8);
    }

    private static int value(char c) {
        if (Chars.isUpper(c)) {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (Chars.isDigit(c)) {
            return c - '0' + 52;
        }
        return c == '+' || c == '-' ? 62 : 63;
    }
}
