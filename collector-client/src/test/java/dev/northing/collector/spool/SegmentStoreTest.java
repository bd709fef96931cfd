package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentStoreTest {

    private final ManualTime time = new ManualTime();
    private final ModelFs fs = new ModelFs();

    private SegmentStore open() {
        return SegmentStore.open(Spools.settings(Path.of("/spool"), FsyncPolicy.INTERVAL, time, new Random(1)), fs);
    }

    @Test
    void handsOutWhatWasAppended() {
        SegmentStore store = open();
        assertThat(store.append(Events.events(0, 10, time.millis()))).isEqualTo(10);
        assertThat(Events.readNumbers(store)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void handsOutAfterARestartWhatWasNotAcknowledged() {
        SegmentStore store = open();
        store.append(Events.events(0, 30, time.millis()));
        StoredBatch batch = store.read(12, 1 << 20);
        store.acknowledge(batch.origin(), batch.lastSequence());
        store.close();
        time.pass(Duration.ofSeconds(1));
        SegmentStore next = open();
        assertThat(Events.readNumbers(next)).hasSize(18).startsWith(12);
    }
}
