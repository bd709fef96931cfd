package dev.northing.metrics.run;

import dev.northing.metrics.EventView;
import dev.northing.metrics.activation.FunnelFigures;
import dev.northing.metrics.activation.FunnelStep;
import dev.northing.metrics.retention.CohortRow;
import dev.northing.metrics.retention.RetentionCell;
import dev.northing.metrics.scan.ActivityFigures;
import dev.northing.metrics.scan.ActivityMatrix;
import dev.northing.metrics.scan.ActivityScan;
import dev.northing.metrics.scan.FunnelScan;
import dev.northing.metrics.scan.ObservedDays;
import dev.northing.metrics.scan.StepRuns;
import dev.northing.metrics.scan.UnitIds;
import dev.northing.metrics.usage.LifecyclePeriod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The same rows, the same process, the same cells: DuckDB's SQL and this library, from string ids and from columns.
 *
 * <p>Arguments are the numbers of events and units. Cells are compared before a time is told; DuckDB has two threads,
 * the library one. Processor time is that of the whole process, so that of all threads. Peak memory of DuckDB is the
 * growth of the process's resident set during its part; for a clean figure give "duckdb" or "northing" as the third
 * argument, which runs one side only.
 */
public final class BesideDuckDb {

    private static final Duration WINDOW = Duration.ofDays(7);
    private static final FunnelScan FUNNEL =
            FunnelScan.of("f", WINDOW, FunnelStep.named("a"), FunnelStep.named("b"), FunnelStep.named("c"));

    // For each unit the latest entry whose window is over for each length of passage, as the library counts it.
    private static final String FUNNEL_SQL = """
            WITH entries AS (SELECT unit, t FROM %1$s WHERE kind = 0 AND t + 604800 < %2$d),
            second AS (
                SELECT e.unit, e.t AS entry, min(b.t) AS t
                FROM entries e JOIN %1$s b ON b.unit = e.unit AND b.kind = 1 AND b.t BETWEEN e.t AND e.t + 604800
                GROUP BY e.unit, e.t),
            third AS (
                SELECT DISTINCT s.unit
                FROM second s JOIN %1$s c ON c.unit = s.unit AND c.kind = 2 AND c.t BETWEEN s.t AND s.entry + 604800)
            SELECT (SELECT count(DISTINCT unit) FROM entries), (SELECT count(DISTINCT unit) FROM second),
                (SELECT count(*) FROM third)
            """;

    // One pass of sorted windows instead of joins: the entry and the second step nearest behind each event.
    private static final String FUNNEL_WINDOW_SQL = """
            WITH steps AS (SELECT unit, t, kind FROM %1$s WHERE kind < 3),
            one AS (
                SELECT unit, t, kind,
                    max(CASE WHEN kind = 0 AND t + 604800 < %2$d THEN t END) OVER w AS e1
                FROM steps WINDOW w AS (PARTITION BY unit ORDER BY t, kind)),
            two AS (
                SELECT unit, t, kind, e1,
                    max(CASE WHEN kind = 1 AND t - e1 <= 604800 THEN e1 END) OVER w AS e2
                FROM one WINDOW w AS (PARTITION BY unit ORDER BY t, kind)),
            units AS (
                SELECT unit, max(e1) AS r1, max(e2) AS r2,
                    max(CASE WHEN kind = 2 AND t - e2 <= 604800 THEN e2 END) AS r3
                FROM two GROUP BY unit)
            SELECT count(r1), count(r2), count(r3) FROM units
            """;

    private static final String DAILY_SQL = "SELECT day, count(DISTINCT unit) FROM %1$s GROUP BY day ORDER BY day";

    // Bits of a unit's days in one number: the fastest form found for all that follows a unit over days.
    private static final String LIFECYCLE_SQL = """
            WITH bits AS (SELECT unit, bit_or(1::HUGEINT << day) AS d FROM %1$s GROUP BY unit),
            days AS (SELECT unnest(range(1, 90))::INTEGER AS day)
            SELECT day,
                count(*) FILTER (WHERE (d & ((1::HUGEINT << day) - 1)) = 0 AND (d >> day) & 1 = 1),
                count(*) FILTER (WHERE (d >> (day - 1)) & 3 = 3),
                count(*) FILTER (WHERE (d >> (day - 1)) & 3 = 2 AND (d & ((1::HUGEINT << day) - 1)) <> 0),
                count(*) FILTER (WHERE (d >> (day - 1)) & 3 = 1)
            FROM bits, days GROUP BY day ORDER BY day
            """;

    private static final String LIFECYCLE_JOIN_SQL = """
            WITH ud AS (SELECT DISTINCT unit, day FROM %1$s),
            seen AS (SELECT unit, day, lag(day) OVER (PARTITION BY unit ORDER BY day) AS before,
                lead(day) OVER (PARTITION BY unit ORDER BY day) AS after FROM ud),
            came AS (SELECT day, count(*) FILTER (WHERE before IS NULL) AS fresh,
                count(*) FILTER (WHERE before = day - 1) AS stayed,
                count(*) FILTER (WHERE before < day - 1) AS back FROM seen GROUP BY day),
            went AS (SELECT day + 1 AS day, count(*) AS lost FROM seen WHERE after IS NULL OR after > day + 1 GROUP BY day)
            SELECT day, coalesce(fresh, 0), coalesce(stayed, 0), coalesce(back, 0), coalesce(lost, 0)
            FROM came FULL JOIN went USING (day) WHERE day BETWEEN 1 AND 89 ORDER BY day
            """;

    private static final String TRIANGLE_SQL = """
            WITH ud AS (SELECT DISTINCT unit, day FROM %1$s),
            born AS (SELECT unit, min(day) AS start FROM ud GROUP BY unit)
            SELECT start, day - start AS age, count(*) FROM ud JOIN born USING (unit) GROUP BY 1, 2 ORDER BY 1, 2
            """;

    private static final String TRIANGLE_WINDOW_SQL = """
            WITH ud AS (SELECT unit, day FROM %1$s GROUP BY unit, day)
            SELECT start, day - start AS age, count(*)
            FROM (SELECT day, min(day) OVER (PARTITION BY unit) AS start FROM ud) GROUP BY 1, 2 ORDER BY 1, 2
            """;

    private static final String TRIANGLE_BITS_SQL = """
            WITH bits AS (SELECT unit, min(day) AS start, bit_or(1::HUGEINT << day) AS d FROM %1$s GROUP BY unit),
            ages AS (SELECT unnest(range(0, 90))::INTEGER AS age)
            SELECT start, age, count(*) FROM bits, ages
            WHERE start + age < 90 AND (d >> (start + age)) & 1 = 1 GROUP BY 1, 2 ORDER BY 1, 2
            """;

    private BesideDuckDb() {}

    /**
     * Runs once.
     *
     * @param args how many events, how many units, and which side if only one
     * @throws SQLException if the database refuses
     * @throws IOException if the process's memory cannot be read
     */
    public static void main(String[] args) throws SQLException, IOException {
        long events = Long.parseLong(args[0]);
        int units = Integer.parseInt(args[1]);
        String side = args.length > 2 ? args[2] : "both";
        Cells ours = null;
        if (!side.equals("duckdb")) {
            northing(events, units);
            ours = northing(events, units);
        }
        if (!side.equals("northing")) {
            duckDb(events, units, ours);
        }
        System.out.printf(
                Locale.ROOT,
                "resident set at most %d MiB, heap at most %.0f MiB%n",
                residentPeak(),
                Stopwatch.peakHeap());
    }

    private record Cells(List<Long> daily, List<List<Long>> lifecycle, List<List<Long>> triangle, List<Long> funnel) {}

    private static Cells northing(long events, int units) throws IOException {
        System.out.println("northing, one thread");
        ObservedDays days = new ObservedDays(Workload.FIRST, Workload.DAYS, ZoneOffset.UTC);
        // The ready columns; names are made outside of what is measured.
        int[] unit = new int[(int) events];
        int[] second = new int[(int) events];
        byte[] kind = new byte[(int) events];
        fill(events, units, unit, second, kind);
        String[] names = names(units);
        ActivityScan scan = new ActivityScan("s", days, EventView.any());
        Stopwatch watch = new Stopwatch();
        UnitIds ids = new UnitIds();
        ActivityMatrix named = new ActivityMatrix(days);
        StepRuns namedRuns = new StepRuns();
        for (int i = 0; i < events; i++) {
            int number = ids.number(names[unit[i]]);
            named.add(number, second[i] * 1_000L);
            if (kind[i] < Workload.STEPS) {
                namedRuns.add(number, second[i] * 1_000L, kind[i]);
            }
        }
        watch.lap("  string ids: dictionary, matrix, steps");
        scan.finish(named, Workload.AS_OF);
        FUNNEL.finish(namedRuns, Workload.AS_OF);
        watch.lap("  string ids: all four queries");
        ActivityMatrix matrix = new ActivityMatrix(days, units);
        for (int i = 0; i < events; i++) {
            matrix.add(unit[i], second[i] * 1_000L);
        }
        watch.lap("  columns: matrix");
        ActivityFigures figures = scan.finish(matrix, Workload.AS_OF);
        watch.lap("  columns: DAU, lifecycle, triangle (and WAU, MAU, L28)");
        StepRuns runs = new StepRuns();
        for (int i = 0; i < events; i++) {
            if (kind[i] < Workload.STEPS) {
                runs.add(unit[i], second[i] * 1_000L, kind[i]);
            }
        }
        FunnelFigures funnel = FUNNEL.finish(runs, Workload.AS_OF);
        watch.lap("  columns: funnel");
        return cells(figures, funnel);
    }

    private static void fill(long events, int units, int[] unit, int[] second, byte[] kind) {
        int[] at = {0};
        new Workload(units).generate(events, (number, time, what) -> {
            unit[at[0]] = number;
            second[at[0]] = (int) (time / 1_000);
            kind[at[0]++] = (byte) what;
        });
    }

    private static String[] names(int units) {
        String[] names = new String[units];
        for (int i = 0; i < units; i++) {
            names[i] = Workload.name(i);
        }
        return names;
    }

    private static Cells cells(ActivityFigures figures, FunnelFigures funnel) {
        List<Long> daily = figures.daily().stream().map(day -> day.n()).toList();
        List<List<Long>> lifecycle = new ArrayList<>();
        for (LifecyclePeriod day : figures.lifecycle()) {
            lifecycle.add(List.of(day.newcomers(), day.retained(), day.resurrected(), day.churned()));
        }
        List<List<Long>> triangle = new ArrayList<>();
        for (CohortRow row : figures.retention().rows()) {
            long start = row.cohort().firstDay().toEpochDay() - Workload.FIRST.toEpochDay();
            for (RetentionCell cell : row.cells()) {
                if (cell.returned() > 0) {
                    triangle.add(List.of(start, (long) cell.bracket().fromDay(), cell.returned()));
                }
            }
        }
        return new Cells(
                daily,
                lifecycle,
                triangle,
                funnel.steps().stream().map(step -> step.reached()).toList());
    }

    private static void duckDb(long events, int units, Cells ours) throws SQLException, IOException {
        System.out.println("duckdb, two threads");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = connection.createStatement()) {
            sql.execute("SET threads = 2");
            sql.execute("SET preserve_insertion_order = false");
            long first = Workload.FIRST.toEpochDay();
            long end = Workload.AS_OF.getEpochSecond();
            Stopwatch watch = new Stopwatch();
            sql.execute("CREATE TABLE raw (name VARCHAR, t INTEGER, kind TINYINT)");
            append((DuckDBConnection) connection, events, units);
            watch.lap("  string ids: appender load (with generating)");
            sql.execute("CREATE VIEW by_name AS SELECT name AS unit, t, kind, (t // 86400 - " + first
                    + ")::INTEGER AS day FROM raw");
            queries(sql, "by_name", "string ids", end, ours, watch);
            sql.execute("CREATE TABLE named AS SELECT name, (row_number() OVER () - 1)::INTEGER AS unit"
                    + " FROM (SELECT DISTINCT name FROM raw)");
            sql.execute("CREATE TABLE columns AS SELECT unit, t, kind, (t // 86400 - " + first
                    + ")::INTEGER AS day FROM raw JOIN named USING (name)");
            sql.execute("DROP VIEW by_name");
            sql.execute("DROP TABLE raw");
            watch.lap("  string ids: numbering units");
            queries(sql, "columns", "columns", end, ours, watch);
        }
    }

    private static void append(DuckDBConnection connection, long events, int units) throws SQLException {
        String[] names = names(units);
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "raw")) {
            new Workload(units).generate(events, (unit, time, kind) -> {
                try {
                    appender.beginRow();
                    appender.append(names[unit]);
                    appender.append((int) (time / 1_000));
                    appender.append((byte) kind);
                    appender.endRow();
                } catch (SQLException refused) {
                    throw new IllegalStateException(refused);
                }
            });
        }
    }

    private static void queries(Statement sql, String table, String from, long end, Cells ours, Stopwatch watch)
            throws SQLException {
        query(sql, DAILY_SQL, table, end, from + ": DAU, count(distinct)", ours == null ? null : daily(ours), watch);
        List<List<Long>> lifecycle = ours == null ? null : numbered(ours.lifecycle());
        query(sql, LIFECYCLE_SQL, table, end, from + ": lifecycle, bits", lifecycle, watch);
        query(sql, LIFECYCLE_JOIN_SQL, table, end, from + ": lifecycle, windows", lifecycle, watch);
        List<List<Long>> triangle = ours == null ? null : ours.triangle();
        query(sql, TRIANGLE_SQL, table, end, from + ": triangle, join", triangle, watch);
        query(sql, TRIANGLE_WINDOW_SQL, table, end, from + ": triangle, windows", triangle, watch);
        query(sql, TRIANGLE_BITS_SQL, table, end, from + ": triangle, bits", triangle, watch);
        List<List<Long>> funnel = ours == null ? null : List.of(ours.funnel());
        query(sql, FUNNEL_SQL, table, end, from + ": funnel, joins", funnel, watch);
        query(sql, FUNNEL_WINDOW_SQL, table, end, from + ": funnel, windows", funnel, watch);
    }

    private static List<List<Long>> daily(Cells ours) {
        List<List<Long>> rows = new ArrayList<>();
        for (int day = 0; day < ours.daily().size(); day++) {
            rows.add(List.of((long) day, ours.daily().get(day)));
        }
        return rows;
    }

    private static List<List<Long>> numbered(List<List<Long>> lifecycle) {
        List<List<Long>> rows = new ArrayList<>();
        for (int day = 0; day < lifecycle.size(); day++) {
            List<Long> row = new ArrayList<>(lifecycle.get(day));
            row.add(0, day + 1L);
            rows.add(row);
        }
        return rows;
    }

    private static void query(
            Statement sql,
            String text,
            String table,
            long end,
            String label,
            List<List<Long>> expected,
            Stopwatch watch)
            throws SQLException {
        List<List<Long>> found = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(String.format(Locale.ROOT, text, table, end))) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<Long> row = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    row.add(rows.getLong(i));
                }
                found.add(row);
            }
        }
        if (expected != null && !found.equals(expected)) {
            throw new AssertionError(label + ": other cells than ours: " + found.size() + " rows for " + expected.size()
                    + ", " + found.get(0) + " for " + expected.get(0));
        }
        watch.lap("  " + label + (expected == null ? "" : ", equal cells"));
    }

    /** The greatest resident set of this process in MiB, as the kernel saw it; 0 where it does not say. */
    private static long residentPeak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }
}
