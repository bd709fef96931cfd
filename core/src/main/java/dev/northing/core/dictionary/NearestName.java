package dev.northing.core.dictionary;

import java.util.Collection;
import java.util.Optional;

/** Finds the known name that a misspelt one was most likely meant to be. */
final class NearestName {

    /** Letters to insert, remove or exchange at most. */
    static final int MAX_DISTANCE = 2;

    /** Up to this length a name is too short to be recognized with two letters wrong. */
    private static final int SHORT_NAME = 4;

    private NearestName() {}

    static Optional<String> of(String name, Collection<String> known) {
        int limit = name.length() <= SHORT_NAME ? 1 : MAX_DISTANCE;
        String nearest = null;
        for (String candidate : known) {
            int distance = distance(name, candidate, limit);
            if (distance <= limit) {
                limit = distance - 1;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Returns a hint that ends a message, or nothing. */
    static String hint(String name, Collection<String> known) {
        return of(name, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("");
    }

    /** The Levenshtein distance, or some number above the limit. */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            nextRow(row, a.charAt(i - 1), b);
        }
        return row[b.length()];
    }

    private static void nextRow(int[] row, char letter, String b) {
        int diagonal = row[0]++;
        for (int j = 1; j < row.length; j++) {
            int exchanged = diagonal + (letter == b.charAt(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(exchanged, Math.min(row[j - 1], row[j]) + 1);
        }
    }
}
