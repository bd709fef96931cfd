/** The metric dictionary and the event. */
module dev.northing.core {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires org.slf4j;
    requires org.snakeyaml.engine;

    exports dev.northing.core.dictionary;
    exports dev.northing.core.dictionary.account;
    exports dev.northing.core.dictionary.lint;
    exports dev.northing.core.error;
    exports dev.northing.core.event;
    exports dev.northing.core.json;
    exports dev.northing.core.privacy;
    exports dev.northing.core.schema;
}
