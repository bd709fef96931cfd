package dev.northing.collector.scrub;

import org.jspecify.annotations.Nullable;

/**
 * One pass over a text: every word and every telling character starts the small checks that may begin there.
 *
 * <p>Immutable.
 */
final class Sweep {

    /** A text without any of these has nothing to find. */
    private static final int TELLING = Chars.DIGIT
            | Chars.AT
            | Chars.COLON
            | Chars.EQUALS
            | Chars.SLASH
            | Chars.BACKSLASH
            | Chars.PLUS
            | Chars.DASH;

    /** How much of a word tells what it is made of, in characters. */
    private static final int LONGEST_LOOK = 64;

    /** Kinds of characters have 16 bits. */
    private static final int LOOK_SHIFT = 16;

    private final Words words;

    Sweep(IdFormats ids) {
        words = new Words(ids);
    }

    /** Adds what stands in the text. */
    @Nullable
    Hits over(String text, int seen, long context, @Nullable Hits found) {
        Hits hits = found;
        if ((seen & TELLING) == 0) {
            return hits;
        }
        int i = 0;
        int floor = 0;
        while (i < text.length()) {
            int kind = Chars.kind(text.charAt(i));
            if (kind == 0) {
                i++;
            } else if ((kind & Chars.WORD) != 0) {
                int kinds = kinds(text, i);
                int end = wordEnd(text, i, kinds);
                long hit = word(text, i, end, kinds, context);
                hits = Hits.add(hits, hit);
                i = next(text, i, end, hit, context);
                floor = hit == Hit.NONE ? floor : i;
            } else {
                long hit = sign(text, i, kind, floor, context);
                hits = Hits.add(hits, hit);
                i = Math.max(i + 1, Hit.end(hit));
                floor = hit == Hit.NONE ? floor : i;
            }
        }
        return hits;
    }

    private static int next(String text, int start, int end, long hit, long context) {
        if (hit != Hit.NONE) {
            return Math.max(start + 1, Hit.end(hit));
        }
        if (Words.isUuid(text, start, end)) {
            return Words.uuidEnd(start);
        }
        return Math.max(end, Words.timestampEnd(text, start, end, context));
    }

    /** What the word is made of, as far as it is looked at, and in the upper half how far that is. */
    private static int kinds(String text, int start) {
        int last = Math.min(text.length(), start + LONGEST_LOOK);
        int kinds = 0;
        int i = start;
        while (i < last) {
            int kind = Chars.kind(text.charAt(i));
            if ((kind & Chars.WORD) == 0) {
                break;
            }
            kinds |= kind;
            i++;
        }
        return kinds | (i - start) << LOOK_SHIFT;
    }

    private static int wordEnd(String text, int start, int kinds) {
        int i = start + (kinds >>> LOOK_SHIFT);
        if (i - start < LONGEST_LOOK) {
            return i;
        }
        while (i < text.length() && (Chars.kind(text.charAt(i)) & Chars.WORD) != 0) {
            i++;
        }
        return i;
    }

    private long word(String text, int start, int end, int kinds, long context) {
        if (Words.isUuid(text, start, end) || Words.timestampEnd(text, start, end, context) > 0) {
            return Hit.NONE;
        }
        return Chars.isDigit(text.charAt(start))
                ? words.numeric(text, start, end, kinds, context)
                : words.lettered(text, start, end, kinds, context);
    }

    private static long sign(String text, int i, int kind, int floor, long context) {
        return switch (kind) {
            case Chars.AT -> Emails.match(text, i, floor);
            case Chars.COLON -> colon(text, i);
            case Chars.EQUALS -> Assignments.match(text, i);
            case Chars.SLASH -> UserPaths.unix(text, i);
            case Chars.BACKSLASH -> UserPaths.windows(text, i);
            case Chars.PLUS -> Phones.international(text, i);
            case Chars.DASH -> dash(text, i);
            case Chars.PARENTHESIS -> parenthesis(text, i, context);
            default -> Hit.NONE;
        };
    }

    private static long colon(String text, int i) {
        long hit = UrlCredentials.match(text, i);
        if (hit == Hit.NONE && Chars.is(text, i + 1, ':') && !Chars.isWord(Chars.at(text, i - 1))) {
            hit = Networks.ipv6(text, i);
        }
        return hit == Hit.NONE ? Assignments.match(text, i) : hit;
    }

    private static long dash(String text, int i) {
        long hit = Tokens.pem(text, i);
        return hit == Hit.NONE ? Tokens.argument(text, i) : hit;
    }

    private static long parenthesis(String text, int i, long context) {
        if (!Chars.isDigit(text, i + 1)) {
            return Hit.NONE;
        }
        long groups = DigitGroups.at(text, i + 1);
        boolean closed = DigitGroups.group(groups, 0) <= 5 && DigitGroups.count(groups) > 1;
        return closed
                ? Phones.national(text, i, context | Cues.near(text, i) | (Cues.before(text, i) & Cues.PHONE), context)
                : Hit.NONE;
    }
}
