package dev.northing.collector;

import dev.northing.collector.wire.Bytes;

/** The body of a request, once it is made, in buffers that are used again. Confined to one thread. */
final class Body {

    private final Bytes plain = new Bytes();
    private final Bytes compressed = new Bytes();
    private boolean made;
    private boolean isCompressed;

    boolean isMade() {
        return made;
    }

    boolean isCompressed() {
        return isCompressed;
    }

    /** What the wire has written. */
    Bytes plain() {
        return plain;
    }

    /** The same, compressed. */
    Bytes compressed() {
        return compressed;
    }

    /** What is sent. */
    Bytes sent() {
        return isCompressed ? compressed : plain;
    }

    void made(boolean asCompressed) {
        made = true;
        isCompressed = asCompressed;
    }

    /** Forgets the bytes and keeps the room. */
    void clear() {
        made = false;
        isCompressed = false;
        plain.clear();
        compressed.clear();
    }
}
