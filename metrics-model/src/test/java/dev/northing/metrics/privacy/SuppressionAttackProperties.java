package dev.northing.metrics.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks published tables: by linear algebra, and by a search for all tables that look the same. */
class SuppressionAttackProperties {

    private static final int THRESHOLD = 5;
    private static final DisclosureRule RULE = new DisclosureRule(THRESHOLD, 90, 20);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 150);
    }

    /** For what takes longer. */
    static LongStream fewSeeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noSumOfLinesTellsASensitiveNumber(long seed) {
        Random random = new Random(seed);
        CellTable table = randomSums(random, 1 + random.nextInt(7), 1 + random.nextInt(7));
        boolean[][] hidden = hidden(RULE.publish(table));

        List<int[]> told = LinearAttack.determined(hidden);

        assertThat(told).allMatch(at -> RULE.allows(table.at(at[0], at[1])));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void showsNoSensitiveNumberAndNoWrongOne(long seed) {
        Random random = new Random(seed);
        CellTable table = randomSums(random, 1 + random.nextInt(7), 1 + random.nextInt(7));
        PublishedTable published = RULE.publish(table);

        published.cells().forEach((key, value) -> {
            assertThat(RULE.allows(table.cell(key.row(), key.column()))).isTrue();
            assertThat(value).isEqualTo(table.cell(key.row(), key.column()).total());
        });
        published
                .rowTotals()
                .forEach((row, value) ->
                        assertThat(value).isEqualTo(table.rowTotal(row).total()));
        published
                .columnTotals()
                .forEach((column, value) ->
                        assertThat(value).isEqualTo(table.columnTotal(column).total()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void aSearchOfAllTablesLeavesASensitiveNumberAsWideAsPromised(long seed) {
        Random random = new Random(seed);
        int[][] counts = new int[2][2 + random.nextInt(2)];
        for (int[] line : counts) {
            for (int i = 0; i < line.length; i++) {
                line[i] = random.nextInt(3) == 0 ? random.nextInt(THRESHOLD) : THRESHOLD + random.nextInt(6);
            }
        }
        CellTable table = DisclosureRuleTest.counts(counts);
        TableSearch search = new TableSearch(table, hidden(RULE.publish(table)));

        for (int row = 0; row <= counts.length; row++) {
            for (int column = 0; column <= counts[0].length; column++) {
                long value = table.at(row, column).total();
                if (value < THRESHOLD) {
                    long width = Math.max(THRESHOLD, (value + 4) / 5);
                    assertThat(search.isPossible(row, column, value + width))
                            .as("above %d at %d, %d", value, row, column)
                            .isTrue();
                    assertThat(search.isPossible(row, column, 0))
                            .as("0 at %d, %d", row, column)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theAttacksBreakTablesInWhichOnlyTheSmallNumberIsHidden() {
        CellTable table = DisclosureRuleTest.counts(new int[][] {{4, 16}, {12, 18}});
        boolean[][] onlyFirst = new boolean[3][3];
        onlyFirst[0][0] = true;

        assertThat(LinearAttack.determined(onlyFirst)).containsExactly(new int[] {0, 0});
        assertThat(new TableSearch(table, onlyFirst).isPossible(0, 0, 9)).isFalse();
        assertThat(new TableSearch(table, onlyFirst).isPossible(0, 0, 4)).isTrue();
    }

    private static CellTable randomSums(Random random, int rows, int columns) {
        Contributions contributions = new Contributions();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                addSubjects(random, contributions, new CellKey("r" + row, "c" + column));
            }
        }
        return contributions.table(
                new TableShape(DisclosureRuleTest.names("r", rows), DisclosureRuleTest.names("c", columns)));
    }

    /** Few, many or no subjects, some in several cells, some with far more than the others. */
    private static void addSubjects(Random random, Contributions contributions, CellKey key) {
        int subjects = random.nextInt(4) == 0 ? random.nextInt(THRESHOLD) : random.nextInt(25);
        for (int i = 0; i < subjects; i++) {
            String subject = random.nextInt(3) == 0 ? "shared " + random.nextInt(9) : key + "/" + i;
            contributions.add(subject, key, random.nextInt(30) == 0 ? 5_000 : random.nextInt(20));
        }
    }

    private static boolean[][] hidden(PublishedTable published) {
        List<String> rows = published.shape().rows();
        List<String> columns = published.shape().columns();
        boolean[][] hidden = new boolean[rows.size() + 1][columns.size() + 1];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                hidden[row][column] = !published.cells().containsKey(new CellKey(rows.get(row), columns.get(column)));
            }
            hidden[row][columns.size()] = !published.rowTotals().containsKey(rows.get(row));
        }
        for (int column = 0; column < columns.size(); column++) {
            hidden[rows.size()][column] = !published.columnTotals().containsKey(columns.get(column));
        }
        hidden[rows.size()][columns.size()] = published.total().isEmpty();
        return hidden;
    }

    /** Solves the equations of rows and columns for the hidden numbers as far as they can be solved. */
    private static final class LinearAttack {

        private LinearAttack() {}

        static List<int[]> determined(boolean[][] hidden) {
            List<int[]> unknowns = new ArrayList<>();
            for (int row = 0; row < hidden.length; row++) {
                for (int column = 0; column < hidden[0].length; column++) {
                    if (hidden[row][column]) {
                        unknowns.add(new int[] {row, column});
                    }
                }
            }
            double[][] reduced = reduced(equations(hidden, unknowns), unknowns.size());
            List<int[]> determined = new ArrayList<>();
            for (double[] line : reduced) {
                int found = onlyUnknown(line);
                if (found >= 0) {
                    determined.add(unknowns.get(found));
                }
            }
            return determined;
        }

        private static double[][] equations(boolean[][] hidden, List<int[]> unknowns) {
            double[][] lines = new double[hidden.length + hidden[0].length][unknowns.size()];
            for (int i = 0; i < unknowns.size(); i++) {
                int row = unknowns.get(i)[0];
                int column = unknowns.get(i)[1];
                lines[row][i] = column == hidden[0].length - 1 ? -1 : 1;
                lines[hidden.length + column][i] = row == hidden.length - 1 ? -1 : 1;
            }
            return lines;
        }

        /** The matrix of a graph's incidences: every entry stays -1, 0 or 1, so doubles are exact. */
        private static double[][] reduced(double[][] lines, int unknowns) {
            int rank = 0;
            for (int i = 0; i < unknowns && rank < lines.length; i++) {
                int pivot = rank;
                while (pivot < lines.length && lines[pivot][i] == 0) {
                    pivot++;
                }
                if (pivot < lines.length) {
                    double[] line = lines[pivot];
                    lines[pivot] = lines[rank];
                    lines[rank] = line;
                    eliminate(lines, rank++, i);
                }
            }
            return lines;
        }

        private static void eliminate(double[][] lines, int pivot, int unknown) {
            for (int other = 0; other < lines.length; other++) {
                double factor = lines[other][unknown] / lines[pivot][unknown];
                if (other != pivot && factor != 0) {
                    for (int i = 0; i < lines[other].length; i++) {
                        lines[other][i] -= factor * lines[pivot][i];
                    }
                }
            }
        }

        private static int onlyUnknown(double[] line) {
            int found = -1;
            for (int i = 0; i < line.length; i++) {
                if (line[i] != 0) {
                    if (found >= 0) {
                        return -1;
                    }
                    found = i;
                }
            }
            return found;
        }
    }

    /** Tries all tables without negative numbers that agree with the shown ones. */
    private static final class TableSearch {

        /** Above every sum of the tables searched. */
        private static final int MOST = 80;

        private final CellTable table;
        private final boolean[][] hidden;
        private final int rows;
        private final int columns;

        TableSearch(CellTable table, boolean[][] hidden) {
            this.table = table;
            this.hidden = hidden;
            this.rows = hidden.length - 1;
            this.columns = hidden[0].length - 1;
        }

        boolean isPossible(int row, int column, long value) {
            long[][] known = new long[rows + 1][columns + 1];
            for (int r = 0; r <= rows; r++) {
                for (int c = 0; c <= columns; c++) {
                    known[r][c] = hidden[r][c] ? -1 : table.at(r, c).total();
                }
            }
            known[row][column] = value;
            return search(known, new long[rows][columns], 0);
        }

        private boolean search(long[][] known, long[][] guess, int position) {
            int row = position / columns;
            int column = position % columns;
            if (column == 0 && row > 0 && !agrees(known[row - 1][columns], sum(guess[row - 1]))) {
                return false;
            }
            if (row == rows) {
                return columnsAgree(known, guess);
            }
            long fixed = known[row][column];
            long most = fixed >= 0 ? fixed : highest(known, guess, row, column);
            for (long value = fixed >= 0 ? fixed : lowest(known, guess, row, column); value <= most; value++) {
                guess[row][column] = value;
                if (search(known, guess, position + 1)) {
                    return true;
                }
            }
            guess[row][column] = 0;
            return false;
        }

        /** What the known sums of its row and its column leave for the number at most. */
        private long highest(long[][] known, long[][] guess, int row, int column) {
            guess[row][column] = 0;
            long byRow = known[row][columns] < 0 ? MOST : known[row][columns] - sum(guess[row]);
            long byColumn = known[rows][column] < 0 ? MOST : known[rows][column] - columnSum(guess, column);
            return Math.min(byRow, byColumn);
        }

        /** The last number of a row or of a column whose sum is known makes up for what is missing. */
        private long lowest(long[][] known, long[][] guess, int row, int column) {
            boolean forced = (column == columns - 1 && known[row][columns] >= 0)
                    || (row == rows - 1 && known[rows][column] >= 0);
            return forced ? Math.max(0, highest(known, guess, row, column)) : 0;
        }

        private static long columnSum(long[][] guess, int column) {
            long sum = 0;
            for (long[] line : guess) {
                sum += line[column];
            }
            return sum;
        }

        private boolean columnsAgree(long[][] known, long[][] guess) {
            long total = 0;
            for (int column = 0; column < columns; column++) {
                long sum = columnSum(guess, column);
                if (!agrees(known[rows][column], sum)) {
                    return false;
                }
                total += sum;
            }
            return agrees(known[rows][columns], total);
        }

        private static boolean agrees(long known, long sum) {
            return known < 0 || known == sum;
        }

        private static long sum(long[] line) {
            return LongStream.of(line).sum();
        }
    }
}
