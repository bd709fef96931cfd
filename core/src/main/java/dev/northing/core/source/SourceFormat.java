package dev.northing.core.source;

/** The languages that definitions are written in. */
public enum SourceFormat {
    /** JSON. */
    JSON,
    /** YAML. */
    YAML;

    /**
     * Recognizes the language by the text itself: past the opening brackets, JSON goes on with a quote or closes them
     * again, or nothing follows.
     */
    public static SourceFormat of(String text) {
        int at = 0;
        boolean bracket = false;
        while (at < text.length() && isBracketOrBlank(text.charAt(at))) {
            bracket |= text.charAt(at) == '{' || text.charAt(at) == '[';
            at++;
        }
        if (!bracket) {
            return YAML;
        }
        return at == text.length() || "\"]}".indexOf(text.charAt(at)) >= 0 ? JSON : YAML;
    }

    private static boolean isBracketOrBlank(char c) {
        return c == '{' || c == '[' || c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
