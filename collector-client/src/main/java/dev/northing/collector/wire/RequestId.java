package dev.northing.collector.wire;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names a request by a UUID, for receivers that ask for one: the same for the same key. */
final class RequestId {

    private RequestId() {}

    /** A UUID of version 3, which is a digest of the key. */
    static String uuid(String idempotencyKey) {
        return UUID.nameUUIDFromBytes(idempotencyKey.getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
