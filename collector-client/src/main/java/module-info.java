/** From track() to the wire. */
module dev.northing.collector {
    requires transitive dev.northing.core;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires org.slf4j;
    requires okhttp3;
    requires com.github.benmanes.caffeine;
    requires static com.github.luben.zstd_jni;

    exports dev.northing.collector;
    exports dev.northing.collector.consent;
    exports dev.northing.collector.scrub;
    exports dev.northing.collector.spool;
    exports dev.northing.collector.transport;
}
