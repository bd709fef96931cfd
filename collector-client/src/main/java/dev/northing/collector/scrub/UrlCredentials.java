package dev.northing.collector.scrub;

/** User names and passwords before the host of a URL. */
final class UrlCredentials {

    /** How long an authority may be, in characters. */
    private static final int LONGEST_AUTHORITY = 512;

    private static final String ENDS = "/?# \t\r\n\"'<>`\\";

    private UrlCredentials() {}

    /** From the colon of {@code ://} on. */
    static long match(String text, int colon) {
        if (!text.startsWith("//", colon + 1) || !Chars.isAlphanumeric(text, colon - 1)) {
            return Hit.NONE;
        }
        int from = colon + 3;
        int at = -1;
        for (int i = from; i < text.length() && i - from < LONGEST_AUTHORITY; i++) {
            char c = text.charAt(i);
            if (c == '@') {
                at = i;
            } else if (ENDS.indexOf(c) >= 0) {
                break;
            }
        }
        boolean service = at - from == 3 && text.startsWith("git", from);
        boolean template = Chars.is(text, from, '[') || Chars.is(text, from, '{') || Chars.is(text, from, '<');
        return at > from && !service && !template ? Hit.of(from, at, Rule.URL_USERINFO) : Hit.NONE;
    }
}
