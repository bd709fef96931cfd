package dev.northing.collector.spool;

import org.junit.jupiter.api.Tag;

/** A store whose events are encrypted keeps every promise of one whose events are not. */
@Tag("stress") // The crash model opens encrypted stores by default.
final class EncryptedStoreContractTest extends SegmentStoreContractTest {

    @Override
    EventStore open() {
        return SegmentStore.open(Spools.encrypted(settings()));
    }
}
