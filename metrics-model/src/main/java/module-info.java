/** From events to figures. */
module dev.northing.metrics {
    requires transitive dev.northing.core;
    requires static transitive org.jspecify;

    exports dev.northing.metrics;
    exports dev.northing.metrics.activation;
    exports dev.northing.metrics.aggregate;
    exports dev.northing.metrics.forecast;
    exports dev.northing.metrics.health;
    exports dev.northing.metrics.lifetime;
    exports dev.northing.metrics.northstar;
    exports dev.northing.metrics.priority;
    exports dev.northing.metrics.quality;
    exports dev.northing.metrics.read;
    exports dev.northing.metrics.retention;
    exports dev.northing.metrics.revenue;
    exports dev.northing.metrics.scan;
    exports dev.northing.metrics.signals;
    exports dev.northing.metrics.stats;
    exports dev.northing.metrics.survey;
    exports dev.northing.metrics.usage;
}
