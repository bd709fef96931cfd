package dev.northing.collector.wire;

/**
 * What is the same for every event of one client, and therefore said once a batch or a file.
 *
 * <p>All texts are letters, digits, spaces and {@code ._+-/} only, so that they need no escaping anywhere. Immutable.
 *
 * @param application the application's name
 * @param applicationVersion the application's version
 * @param runtime the Java version, such as {@code java/17}
 * @param library the library's version, such as {@code northing-java/0.1.0}
 * @param dictionary the fingerprint of the dictionary, in hexadecimal
 * @since 0.1.0
 */
public record CommonFacts(
        String application, String applicationVersion, String runtime, String library, String dictionary) {

    /**
     * Returns the facts as JSON.
     *
     * @param format the name of the format they stand in
     * @return the members of an object, without braces
     */
    public String toJsonMembers(String format) {
        return toJsonMembers(format, toJsonMembers());
    }

    /**
     * Returns the facts as JSON, without the name of a format.
     *
     * @return the members of an object, without braces
     */
    public String toJsonMembers() {
        return "\"application\":\"" + application + "\",\"application_version\":\"" + applicationVersion
                + "\",\"runtime\":\"" + runtime + "\",\"library\":\"" + library + "\",\"dictionary\":\"" + dictionary
                + "\"";
    }

    static String toJsonMembers(String format, String facts) {
        return "\"format\":\"" + format + "\"," + facts;
    }
}
