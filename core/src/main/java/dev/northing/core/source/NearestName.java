package dev.northing.core.source;

import java.util.Collection;
import java.util.Optional;

/** Finds the known name that was probably meant. */
public final class NearestName {

    /** The most insertions, deletions, replacements and swaps of neighbors that count as a slip of the pen. */
    static final int MAX_DISTANCE = 2;

    private final String[] names;

    /** For each name the set of its characters modulo 64: one edit changes at most two bits. */
    private final long[] letters;

    private NearestName(String[] names) {
        this.names = names;
        this.letters = new long[names.length];
        for (int i = 0; i < names.length; i++) {
            letters[i] = lettersOf(names[i]);
        }
    }

    public static NearestName among(Collection<String> known) {
        return new NearestName(known.stream().sorted().toArray(String[]::new));
    }

    /** The nearest known name, the alphabetically first among equals; none when all are too far. */
    public Optional<String> to(String name) {
        String nearest = null;
        int limit = limitFor(name);
        long own = lettersOf(name);
        for (int i = 0; i < names.length && limit >= 0; i++) {
            if (Long.bitCount(own ^ letters[i]) > 2 * limit) {
                continue;
            }
            int distance = distance(name, names[i], limit);
            if (distance <= limit) {
                nearest = names[i];
                limit = distance - 1;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The end of a message: a question when something near is known, else what to do. */
    public String hint(String name, String otherwise) {
        String question = hint(name);
        return question.isEmpty() ? "; " + otherwise : question;
    }

    /** The end of a message: a question when something near is known, else nothing. */
    public String hint(String name) {
        return to(name).map(near -> "; did you mean " + SafeText.quoted(near) + "?")
                .orElse("");
    }

    /** In a name of three letters two slips leave nothing to recognize. */
    private static int limitFor(String name) {
        return Math.min(MAX_DISTANCE, name.length() / 2);
    }

    private static long lettersOf(String name) {
        long set = 0;
        for (int i = 0; i < name.length(); i++) {
            set |= 1L << (name.charAt(i) & 63);
        }
        return set;
    }

    /** The distance, or a number above the limit when it is greater than that. */
    static int distance(String left, String right, int limit) {
        if (Math.abs(left.length() - right.length()) > limit) {
            return limit + 1;
        }
        int begin = 0;
        int leftEnd = left.length();
        int rightEnd = right.length();
        while (begin < Math.min(leftEnd, rightEnd) && left.charAt(begin) == right.charAt(begin)) {
            begin++;
        }
        while (leftEnd > begin && rightEnd > begin && left.charAt(leftEnd - 1) == right.charAt(rightEnd - 1)) {
            leftEnd--;
            rightEnd--;
        }
        return edits(left.substring(begin, leftEnd), right.substring(begin, rightEnd), limit);
    }

    /** Tries each edit at the first difference: at most 21 comparisons for a limit of 2. */
    private static int edits(String left, String right, int limit) {
        if (left.isEmpty() || right.isEmpty()) {
            return Math.min(limit + 1, left.length() + right.length());
        }
        if (limit == 0) {
            return 1;
        }
        int best = distance(left.substring(1), right.substring(1), limit - 1);
        best = Math.min(best, distance(left.substring(1), right, limit - 1));
        best = Math.min(best, distance(left, right.substring(1), limit - 1));
        if (swapsNeighbors(left, right)) {
            best = Math.min(best, distance(left.substring(2), right.substring(2), limit - 1));
        }
        return best + 1;
    }

    private static boolean swapsNeighbors(String left, String right) {
        return left.length() > 1
                && right.length() > 1
                && left.charAt(0) == right.charAt(1)
                && left.charAt(1) == right.charAt(0);
    }
}
