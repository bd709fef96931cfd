package dev.northing.collector;

import dev.northing.collector.wire.CommonFacts;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose telemetry it is. Immutable. */
record Application(String name, String version) {

    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._+/-]{0,99}");

    Application {
        check("name", name);
        check("version", version);
    }

    private static void check(String what, String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new ConfigurationException("application " + what
                    + ": give 1 to 100 letters, digits, spaces and ._+-/, starting with a letter or digit");
        }
    }

    CommonFacts facts(MetricDictionary dictionary) {
        return new CommonFacts(
                name,
                version,
                "java/".concat(Integer.toString(Runtime.version().feature())),
                "northing-java/".concat(libraryVersion()),
                () -> dictionary.fingerprint().hex());
    }

    private static String libraryVersion() {
        Properties library = new Properties();
        try (@Nullable InputStream file = Application.class.getResourceAsStream("library.properties")) {
            if (file != null) {
                library.load(file);
            }
        } catch (IOException unreadable) {
            return "unknown";
        }
        return library.getProperty("version", "unknown");
    }
}
