package dev.northing.collector.scrub;

import org.jspecify.annotations.Nullable;

/**
 * Looks through what hides text from the sweep: escapes, compatibility characters and base 64, nested up to three deep.
 *
 * <p>Confined to one thread.
 */
final class Unfolding {

    /** How deep encodings may nest. */
    static final int DEEPEST = 3;
    /** How much may be decoded in all, in lengths of the value. */
    static final int MOST_TIMES = 4;
    /** How much may be decoded of any value, in characters. */
    static final int MOST_CHARACTERS = 64 * 1024;
    /** How much may be decoded of a short value, in characters. */
    private static final int LEAST_CHARACTERS = 256;

    private static final int ESCAPING = Chars.PERCENT | Chars.AMPERSAND | Chars.BACKSLASH | Chars.EQUALS | Chars.WIDE;

    private final Sweep sweep;
    private final long context;
    private int left;

    private Unfolding(Sweep sweep, long context, int length) {
        this.sweep = sweep;
        this.context = context;
        this.left = (int) Math.min(MOST_CHARACTERS, Math.max(LEAST_CHARACTERS, (long) MOST_TIMES * length));
    }

    /** Adds what is hidden in the value, or the whole value when too much is. */
    static @Nullable Hits through(Sweep sweep, String value, int seen, long context, @Nullable Hits found) {
        if (!hides(value, seen)) {
            return found;
        }
        Unfolding unfolding = new Unfolding(sweep, context, value.length());
        Hits hits = unfolding.look(value, seen, 1, found);
        return unfolding.left < 0 ? Hits.add(hits, Hit.of(0, value.length(), Rule.UNREADABLE)) : hits;
    }

    private static boolean hides(String text, int seen) {
        return ((seen & ESCAPING) != 0 && firstEscape(text) >= 0) || firstToken(text, seen, 0) >= 0;
    }

    private @Nullable Hits look(String text, int seen, int depth, @Nullable Hits found) {
        Hits hits = found;
        int escape = (seen & ESCAPING) == 0 ? -1 : firstEscape(text);
        if (escape >= 0) {
            View view = unescape(text, escape);
            String decoded = view.text();
            hits = Hits.addMapped(hits, deeper(decoded, depth), view);
        }
        for (int i = firstToken(text, seen, 0); i >= 0 && left >= 0; ) {
            int end = Base64Tokens.end(text, i);
            hits = Hits.add(hits, token(text, i, end, depth));
            i = firstToken(text, seen, end);
        }
        return hits;
    }

    private long token(String text, int from, int end, int depth) {
        left -= (end - from) * 3 / 4;
        if (left < 0) {
            return Hit.NONE;
        }
        Hits inside = deeper(Base64Tokens.decode(text, from, end), depth);
        return inside == null ? Hit.NONE : Hit.of(from, end, inside.strongest());
    }

    private @Nullable Hits deeper(String decoded, int depth) {
        if (left < 0) {
            return null;
        }
        int seen = Chars.seen(decoded);
        Hits hits = sweep.over(decoded, seen, context, null);
        return depth < DEEPEST ? look(decoded, seen, depth + 1, hits) : hits;
    }

    private static int firstEscape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 127 ? Folding.changes(text.codePointAt(i)) : Escapes.at(text, i) != 0) {
                return i;
            }
        }
        return -1;
    }

    private View unescape(String text, int first) {
        View view = new View(text.length());
        for (int i = 0; i < first; i++) {
            view.add(text.charAt(i), i, i + 1);
        }
        int i = first;
        while (i < text.length()) {
            i = one(text, i, view);
        }
        left -= view.length();
        return view;
    }

    private static int one(String text, int i, View view) {
        char c = text.charAt(i);
        if (c > 127) {
            int codePoint = text.codePointAt(i);
            int end = i + Character.charCount(codePoint);
            view.add(folded(codePoint), i, end);
            return end;
        }
        long escape = Escapes.at(text, i);
        if (escape == 0) {
            view.add(c, i, i + 1);
            return i + 1;
        }
        int end = i + Escapes.length(escape);
        view.add(folded(Escapes.codePoint(escape)), i, end);
        return end;
    }

    private static String folded(int codePoint) {
        return codePoint > 127 && Folding.changes(codePoint) ? Folding.of(codePoint) : Character.toString(codePoint);
    }

    /** The first run of base 64 from there on that decodes to text, or -1. */
    private static int firstToken(String text, int seen, int from) {
        if ((seen & Chars.LETTER) == 0 || text.length() - from < Base64Tokens.SHORTEST) {
            return -1;
        }
        // A run that is long enough covers one of any so many places in a row, so most places need no look.
        int floor = from;
        int i = from + Base64Tokens.SHORTEST - 1;
        while (i < text.length()) {
            if (Base64Tokens.isDigit(text.charAt(i))) {
                int start = Base64Tokens.start(text, i, floor);
                int end = Base64Tokens.end(text, i);
                if (Base64Tokens.isText(text, start, end)) {
                    return start;
                }
                i = end;
            }
            floor = i + 1;
            i += Base64Tokens.SHORTEST;
        }
        return -1;
    }
}
