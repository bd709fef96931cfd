package dev.northing.collector.spool;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;

/** A store that writes only what is not delivered in time keeps the same promises. */
class MemoryPolicyContractTest extends EventStoreContract {

    private final Random random = new Random(5);

    @TempDir
    Path folder;

    @Override
    EventStore open() {
        return SegmentStore.open(Spools.settings(folder.resolve("spool"), FsyncPolicy.MEMORY, time, random));
    }

    @Override
    boolean isDurableAtOnce() {
        return false;
    }

    @Override
    int moreThanTheQuota() {
        return 200;
    }
}
