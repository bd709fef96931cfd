package dev.northing.collector;

import dev.northing.collector.transport.Transport;
import dev.northing.collector.wire.WireFormat;

/** Where batches go, and how they are written. Immutable. */
record Destination(WireFormat wire, Transport transport, Compression compression) {}
