package dev.northing.collector.spool;

/** A store whose events are encrypted keeps every promise of one whose events are not. */
final class EncryptedStoreContractTest extends SegmentStoreContractTest {

    @Override
    EventStore open() {
        return SegmentStore.open(Spools.encrypted(settings()));
    }
}
