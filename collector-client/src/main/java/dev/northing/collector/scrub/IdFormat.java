package dev.northing.collector.scrub;

import java.util.BitSet;

/**
 * How a national identifier is written: 9 is a digit, A a letter, X either, anything else a separator that must stand
 * everywhere or nowhere ({@code -}, space, dot and slash stand for one another).
 *
 * <p>Immutable.
 *
 * @param region whose it is
 * @param shape the written form
 * @param strong whether the shape with its separators, and its check, need no cue
 * @param compactStrong whether the shape without separators needs no cue either
 * @param check what must hold beyond the shape
 */
record IdFormat(Region region, String shape, boolean strong, boolean compactStrong, Check check) {

    /** What must hold of an identifier beyond its shape. */
    @FunctionalInterface
    interface Check {
        boolean holds(String text, int start, int end);
    }

    /** Where it ends if it stands there, negative when written without its separators; 0 when it does not stand there. */
    int match(String text, int start) {
        int i = start;
        int separators = 0;
        int missing = 0;
        for (int k = 0; k < shape.length(); k++) {
            char form = shape.charAt(k);
            char c = Chars.at(text, i);
            if (isSymbol(form)) {
                if (!fits(form, c)) {
                    return 0;
                }
                i++;
            } else if (isSeparator(c)) {
                separators++;
                i++;
            } else {
                missing++;
            }
        }
        boolean whole = (separators == 0 || missing == 0) && endsAt(text, i);
        return whole && check.holds(text, start, i) ? (missing > 0 ? -i : i) : 0;
    }

    /** The lengths that the first run of letters and digits may have. */
    BitSet firstRuns() {
        BitSet lengths = new BitSet();
        int first = 0;
        while (first < shape.length() && isSymbol(shape.charAt(first))) {
            first++;
        }
        lengths.set(first);
        lengths.set((int) shape.chars().filter(c -> isSymbol((char) c)).count());
        return lengths;
    }

    /** Whether the lengths of the first two runs of letters and digits fit: most formats need no closer look. */
    boolean mayHave(int first, int second) {
        int group = group(0);
        return group == shape.length() || group != first || group(group + 1) == second;
    }

    /** How many symbols there are from that place on. */
    private int group(int from) {
        int i = from;
        while (i < shape.length() && isSymbol(shape.charAt(i))) {
            i++;
        }
        return i - from;
    }

    private static boolean isSymbol(char form) {
        return form == '9' || form == 'A' || form == 'X';
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == ' ' || c == '.' || c == '/';
    }

    private static boolean fits(char form, char c) {
        return switch (form) {
            case '9' -> Chars.isDigit(c);
            case 'A' -> Chars.isAlpha(c);
            default -> Chars.isAlphanumeric(c);
        };
    }

    private static boolean endsAt(String text, int i) {
        char c = Chars.at(text, i);
        boolean goesOn = (c == '.' || c == '-' || c == '/') && Chars.isDigit(text, i + 1);
        return !goesOn && !Chars.isAlphanumeric(c) && c != '_';
    }
}
