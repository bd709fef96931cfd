package dev.northing.collector;

/**
 * How OTLP requests are written; every receiver has to read both.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum OtlpEncoding {
    /** Protobuf's binary form: smaller, and what most receivers are used to. */
    PROTOBUF,
    /** Protobuf's JSON form: to be read by people, too. */
    JSON
}
