package dev.northing.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestNameProperties {

    private static final long SEED = 20261101;

    @Test
    void agreesWithTheTableOfDistances() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            String left = word(random);
            String right = word(random);
            int expected = slowDistance(left, right);
            for (int limit = 0; limit <= 2; limit++) {
                assertThat(Math.min(NearestName.distance(left, right, limit), limit + 1))
                        .as("seed %d round %d: %s %s limit %d", SEED, round, left, right, limit)
                        .isEqualTo(Math.min(expected, limit + 1));
            }
        }
    }

    @Test
    void findsTheFirstOfTheNearest() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            String name = word(random) + "x";
            List<String> known =
                    IntStream.range(0, 20).mapToObj(i -> word(random)).toList();
            int limit = Math.min(NearestName.MAX_DISTANCE, name.length() / 2);
            String expected = known.stream()
                    .filter(candidate -> slowDistance(name, candidate) <= limit)
                    .min((a, b) -> slowDistance(name, a) == slowDistance(name, b)
                            ? a.compareTo(b)
                            : Integer.compare(slowDistance(name, a), slowDistance(name, b)))
                    .orElse("none");

            assertThat(NearestName.among(known).to(name).orElse("none"))
                    .as("seed %d round %d: %s among %s", SEED, round, name, known)
                    .isEqualTo(expected);
        }
    }

    private static String word(Random random) {
        int length = random.nextInt(9);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    /** The textbook table: insert, delete, replace, and swap of neighbors that are not touched again. */
    private static int slowDistance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : cell(table, a, b, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int cell(int[][] table, String a, String b, int i, int j) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(table[i - 1][j - 1] + cost, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
    }
}
