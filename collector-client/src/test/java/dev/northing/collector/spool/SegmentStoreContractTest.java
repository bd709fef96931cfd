package dev.northing.collector.spool;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;

class SegmentStoreContractTest extends EventStoreContract {

    private final Random random = new Random(5);

    @TempDir
    Path folder;

    @Override
    EventStore open() {
        return SegmentStore.open(settings());
    }

    SpoolSettings settings() {
        return Spools.settings(folder.resolve("spool"), FsyncPolicy.INTERVAL, time, random);
    }

    @Override
    int moreThanTheQuota() {
        return 200;
    }
}
