package dev.northing.collector;

import dev.northing.collector.spool.Erasure;
import dev.northing.collector.spool.ErasureReport;
import dev.northing.collector.spool.EventRecord;
import dev.northing.collector.spool.EventStore;
import dev.northing.collector.spool.FsyncPolicy;
import dev.northing.collector.spool.MemoryStore;
import dev.northing.collector.spool.SpoolSettings;
import dev.northing.collector.spool.StoreStats;
import dev.northing.collector.spool.StoredBatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A store in memory whose writing a test may delay, refuse or break. */
class FakeStore implements EventStore {

    private final MemoryStore events = new MemoryStore(new SpoolSettings(
            Path.of("unused"),
            "",
            FsyncPolicy.NONE,
            SpoolSettings.Limits.STANDARD,
            SpoolSettings.Time.system(),
            new Random(1)));

    @Override
    public long origin() {
        return events.origin();
    }

    @Override
    public int append(List<EventRecord> more) {
        return events.append(more);
    }

    @Override
    public void maintain() {
        events.maintain();
    }

    @Override
    public long durableThrough() {
        return events.durableThrough();
    }

    @Override
    public StoredBatch read(int maxEvents, long maxBytes) {
        return events.read(maxEvents, maxBytes);
    }

    @Override
    public void acknowledge(long origin, long sequence) {
        events.acknowledge(origin, sequence);
    }

    @Override
    public void rewind() {
        events.rewind();
    }

    @Override
    public ErasureReport erase(Erasure erasure) {
        return events.erase(erasure);
    }

    @Override
    public StoreStats stats() {
        return events.stats();
    }

    @Override
    public void close() {
        events.close();
    }
}
