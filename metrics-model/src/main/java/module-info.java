/** From events to figures. */
module dev.northing.metrics {
    requires transitive dev.northing.core;
    requires static transitive org.jspecify;
}
