package dev.northing.collector.scrub;

import java.text.Normalizer;

/** What characters beyond ASCII stand for: NFKC, digits of any script, separators, and nothing for invisible ones. */
final class Folding {

    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u02d7\ufe58\ufe63\uff0d";
    private static final String DOTS = "\u3002\u30fb\uff0e\uff61\u2024\u00b7";

    private Folding() {}

    /** Whether something else stands for it. */
    static boolean changes(int c) {
        return isInvisible(c)
                || Character.isDigit(c)
                || (c >= 0x2000 && (isCompatible(c) || DASHES.indexOf(c) >= 0 || DOTS.indexOf(c) >= 0))
                || c == 0xa0
                || c == 0xb2
                || c == 0xb3
                || c == 0xb9
                || c == 0xb7
                || c == 0x2d7;
    }

    /** What stands for it, perhaps nothing. */
    static String of(int c) {
        if (isInvisible(c)) {
            return "";
        }
        if (Character.isDigit(c)) {
            return String.valueOf((char) ('0' + Character.digit(c, 10)));
        }
        if (DASHES.indexOf(c) >= 0) {
            return "-";
        }
        if (DOTS.indexOf(c) >= 0) {
            return ".";
        }
        return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
    }

    /** Blocks whose characters have compatibility forms. */
    private static boolean isCompatible(int c) {
        return c <= 0x209f
                || (c >= 0x2100 && c <= 0x214f)
                || (c >= 0x2460 && c <= 0x24ff)
                || c == 0x3000
                || (c >= 0xfe50 && c <= 0xffef && c != 0xfffd)
                || (c >= 0x1d400 && c <= 0x1d7ff)
                || (c >= 0x1f100 && c <= 0x1f12f);
    }

    /** Format characters, variation selectors, fillers: Default_Ignorable_Code_Point. */
    static boolean isInvisible(int c) {
        return c == 0xad
                || c == 0x34f
                || c == 0x61c
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || (c >= 0x180b && c <= 0x180f)
                || (c >= 0x200b && c <= 0x200f)
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x206f)
                || c == 0x3164
                || (c >= 0xfe00 && c <= 0xfe0f)
                || c == 0xfeff
                || c == 0xffa0
                || (c >= 0xe0000 && c <= 0xe0fff);
    }
}
