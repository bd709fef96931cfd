package dev.northing.collector.wire;

import java.util.function.Supplier;

/**
 * What is the same for every event of one client, and therefore said once a batch or a file.
 *
 * <p>All texts are letters, digits, spaces and {@code ._+-/} only, so that they need no escaping anywhere. The dictionary's
 * fingerprint is asked for when it is first written, since computing it would take most of a client's start. Immutable.
 *
 * @since 0.1.0
 */
public final class CommonFacts {

    private final String application;
    private final String applicationVersion;
    private final String runtime;
    private final String library;
    private final Supplier<String> dictionary;

    /**
     * Creates the facts.
     *
     * @param application the application's name
     * @param applicationVersion the application's version
     * @param runtime the Java version, such as {@code java/17}
     * @param library the library's version, such as {@code northing-java/0.1.0}
     * @param dictionary the fingerprint of the dictionary, in hexadecimal
     */
    public CommonFacts(
            String application, String applicationVersion, String runtime, String library, String dictionary) {
        this(application, applicationVersion, runtime, library, () -> dictionary);
    }

    /**
     * Creates the facts of a dictionary whose fingerprint may not be known yet.
     *
     * @param application the application's name
     * @param applicationVersion the application's version
     * @param runtime the Java version, such as {@code java/17}
     * @param library the library's version, such as {@code northing-java/0.1.0}
     * @param dictionary gives the fingerprint of the dictionary in hexadecimal, the same at each call, on any thread
     */
    public CommonFacts(
            String application,
            String applicationVersion,
            String runtime,
            String library,
            Supplier<String> dictionary) {
        this.application = application;
        this.applicationVersion = applicationVersion;
        this.runtime = runtime;
        this.library = library;
        this.dictionary = dictionary;
    }

    /**
     * Returns who sends, in the form of a {@code User-Agent} header.
     *
     * @return library, application and their versions
     */
    public String agent() {
        // Not by +, whose first use costs a start several milliseconds.
        return String.join("", library, " (", application, " ", applicationVersion, ")");
    }

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
                + "\",\"runtime\":\"" + runtime + "\",\"library\":\"" + library + "\",\"dictionary\":\""
                + dictionary.get() + "\"";
    }

    static String toJsonMembers(String format, String facts) {
        return "\"format\":\"" + format + "\"," + facts;
    }
}
