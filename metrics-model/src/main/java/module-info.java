/** From events to figures. */
module dev.northing.metrics {
    requires transitive dev.northing.core;
    requires static transitive org.jspecify;

    exports dev.northing.metrics;
    exports dev.northing.metrics.activation;
    exports dev.northing.metrics.aggregate;
    exports dev.northing.metrics.priority;
    exports dev.northing.metrics.read;
    exports dev.northing.metrics.retention;
    exports dev.northing.metrics.scan;
    exports dev.northing.metrics.stats;
    exports dev.northing.metrics.usage;
}
