package dev.northing.collector.spool;

import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Events of 700 bytes per second into and out of the store, beside the bare write of the same bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SpoolBenchmark {

    private static final int GROUP = 256;
    private static final int PAYLOAD_BYTES = 700;
    private static final int BATCH = 500;
    private static final long BATCH_BYTES = 450 << 10;

    /** When events are forced. */
    @Param({"NONE", "INTERVAL", "GROUP"})
    public FsyncPolicy policy;

    private Path folder;
    private List<EventRecord> group;
    private SegmentStore store;
    private FileChannel bare;
    private ByteBuffer bareGroup;

    /** Opens a store in a new directory. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        folder = Files.createTempDirectory("northing-spool");
        group = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < GROUP; i++) {
            byte[] payload = new byte[PAYLOAD_BYTES];
            random.nextBytes(payload);
            group.add(new EventRecord(payload, Purpose.PRODUCT_ANALYTICS, 1, i, false, System.currentTimeMillis()));
        }
        SpoolSettings.Limits limits = new SpoolSettings.Limits(
                SpoolSettings.Limits.STANDARD.quotaBytes(), 4 << 20, Duration.ofSeconds(60), Duration.ofDays(7), 0);
        store = SegmentStore.open(new SpoolSettings(
                folder.resolve("spool"),
                "\"application\":\"ci\"",
                policy,
                limits,
                SpoolSettings.Time.system(),
                random));
        bare = FileChannel.open(folder.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        bareGroup = ByteBuffer.allocateDirect(GROUP * (PAYLOAD_BYTES + RecordCodec.HEADER_BYTES));
    }

    /** Removes everything. */
    @TearDown(Level.Iteration)
    public void close() throws IOException {
        store.close();
        bare.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The store, with nobody reading: the quota takes the oldest segments. */
    @Benchmark
    @OperationsPerInvocation(GROUP)
    public int append() {
        int taken = store.append(group);
        store.maintain();
        return taken;
    }

    /** The store, read and acknowledged batch by batch. */
    @Benchmark
    @OperationsPerInvocation(GROUP)
    public long appendAndDeliver() {
        store.append(group);
        long read = 0;
        StoredBatch batch = store.read(BATCH, BATCH_BYTES);
        while (!batch.isEmpty()) {
            read += batch.events().size();
            store.acknowledge(batch.origin(), batch.lastSequence());
            batch = store.read(BATCH, BATCH_BYTES);
        }
        return read;
    }

    /** The floor: the same bytes, written and nothing else, in files of the same size. */
    @Benchmark
    @OperationsPerInvocation(GROUP)
    public long bareWrite() throws IOException {
        bareGroup.clear();
        long position = bare.size() > (64 << 20) ? 0 : bare.size();
        if (position == 0) {
            bare.truncate(0);
        }
        return bare.write(bareGroup, position);
    }
}
