package dev.northing.collector.spool;

import java.nio.file.Path;
import java.util.Random;

class MemoryStoreContractTest extends EventStoreContract {

    private final Random random = new Random(5);

    @Override
    EventStore open() {
        return new MemoryStore(Spools.settings(Path.of("unused"), FsyncPolicy.NONE, time, random));
    }

    @Override
    boolean survivesClosing() {
        return false;
    }

    @Override
    int moreThanTheQuota() {
        return 200;
    }
}
