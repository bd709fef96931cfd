/** From figures to a page that people read. */
module dev.northing.report {
    requires transitive dev.northing.metrics;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;

    exports dev.northing.report;
}
