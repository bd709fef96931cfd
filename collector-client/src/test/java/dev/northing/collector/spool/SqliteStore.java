package dev.northing.collector.spool;

import dev.northing.core.privacy.Purpose;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The oracle: the same promises, kept by a database.
 *
 * <p>Everything that is stored is a row; what the reader holds is what stands below a mark. The quota counts payloads.
 */
final class SqliteStore implements EventStore {

    private final Connection connection;
    private final SpoolSettings settings;
    private final AgeGuard age;
    private final Books books = new Books();
    private final long origin;
    private long sequence;
    private long mark;
    private boolean closed;

    SqliteStore(Path file, SpoolSettings settings) {
        this.settings = settings;
        this.age = new AgeGuard(settings.time(), settings.limits().maxAge());
        this.origin = settings.random().nextLong();
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            run("PRAGMA synchronous=OFF");
            run("CREATE TABLE IF NOT EXISTS event (id INTEGER PRIMARY KEY AUTOINCREMENT, origin, sequence, context,"
                    + " payload BLOB, purpose, epoch, subject, important, created)");
            books.recover(number("SELECT count(*) FROM event"), 0, 0);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private int run(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private long number(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public long origin() {
        return origin;
    }

    @Override
    public int append(List<EventRecord> events) {
        if (closed) {
            return 0;
        }
        run("BEGIN");
        for (EventRecord event : events) {
            run(
                    "INSERT INTO event (origin, sequence, context, payload, purpose, epoch, subject, important, created)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    origin,
                    ++sequence,
                    settings.context(),
                    event.payload(),
                    event.purpose().id(),
                    event.consentEpoch(),
                    event.subjectTag(),
                    event.important(),
                    event.createdMillis());
        }
        run("COMMIT");
        books.append(events.size());
        while (number("SELECT coalesce(sum(length(payload)), 0) FROM event WHERE id > ?", mark)
                > settings.limits().quotaBytes()) {
            lose(StoreLoss.QUOTA, "id = (SELECT min(id) FROM event WHERE id > ?)", mark);
        }
        return events.size();
    }

    private long lose(StoreLoss reason, String which, Object... values) {
        int lost = run("DELETE FROM event WHERE " + which, values);
        books.lose(reason, lost);
        return lost;
    }

    @Override
    public void maintain() {
        lose(StoreLoss.EXPIRED, "id > ? AND created < ?", mark, age.oldestMillis());
    }

    @Override
    public long durableThrough() {
        return sequence;
    }

    @Override
    public StoredBatch read(int maxEvents, long maxBytes) {
        maintain();
        Filling filling = new Filling(maxEvents, maxBytes, age.oldestMillis());
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM event WHERE id > ? ORDER BY id")) {
            statement.setLong(1, mark);
            try (ResultSet row = statement.executeQuery()) {
                return fill(filling, row);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private StoredBatch fill(Filling filling, ResultSet row) throws SQLException {
        long of = 0;
        String context = "";
        boolean first = true;
        while (row.next() && (first || of == row.getLong("origin"))) {
            EventRecord event = new EventRecord(
                    row.getBytes("payload"),
                    new Purpose(row.getString("purpose")),
                    row.getInt("epoch"),
                    row.getLong("subject"),
                    row.getBoolean("important"),
                    row.getLong("created"));
            if (!filling.hasRoom(event.payload().length)) {
                break;
            }
            filling.add(row.getLong("sequence"), event);
            of = row.getLong("origin");
            context = row.getString("context");
            mark = row.getLong("id");
            first = false;
        }
        return filling.batch(of, context);
    }

    @Override
    public void acknowledge(long ofOrigin, long through) {
        books.acknowledge(
                run("DELETE FROM event WHERE origin = ? AND sequence <= ? AND id <= ?", ofOrigin, through, mark));
    }

    @Override
    public void rewind() {
        mark = 0;
    }

    @Override
    public ErasureReport erase(Erasure erasure) {
        if (erasure instanceof Erasure.OfPurpose of) {
            return erased("purpose = ? AND epoch <= ?", of.purpose().id(), of.throughEpoch());
        } else if (erasure instanceof Erasure.OfSubject of) {
            return erased("subject = ?", of.subjectTag());
        }
        return erased("true");
    }

    private ErasureReport erased(String which, Object... values) {
        return new ErasureReport(lose(StoreLoss.ERASED, which, values), true);
    }

    @Override
    public StoreStats stats() {
        return books.stats();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                connection.close();
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
