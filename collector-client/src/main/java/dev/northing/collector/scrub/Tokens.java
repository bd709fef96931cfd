package dev.northing.collector.scrub;

/** Credentials that are known by their own form: JSON web tokens, PEM blocks, values behind a scheme or an option. */
final class Tokens {

    private static final String PEM = "-----BEGIN ";
    private static final String PEM_END = "-----END ";
    /** How long the label of a PEM block may be, in characters. */
    private static final int LONGEST_LABEL = 64;
    /** Shorter words behind {@code Bearer} are prose, in characters. */
    private static final int SHORTEST_BEARER = 8;

    private static final int SHORTEST_SEGMENT = 8;

    private Tokens() {}

    /** Three segments with points between them, the first of which begins like a JSON object in base 64. */
    static long jwt(String text, int start) {
        if (!text.startsWith("eyJ", start) && !text.startsWith("ewog", start)) {
            return Hit.NONE;
        }
        int first = segmentEnd(text, start);
        int second = Chars.is(text, first, '.') ? segmentEnd(text, first + 1) : first;
        if (first - start < SHORTEST_SEGMENT || second - first < SHORTEST_SEGMENT) {
            return Hit.NONE;
        }
        int end = second;
        while (Chars.is(text, end, '.') && Chars.isAlphanumeric(text, end + 1)) {
            end = segmentEnd(text, end + 1);
        }
        return Hit.of(start, end, Rule.SECRET_JWT);
    }

    private static int segmentEnd(String text, int from) {
        int i = from;
        while (i < text.length()
                && (Chars.isAlphanumeric(text.charAt(i)) || text.charAt(i) == '_' || text.charAt(i) == '-')) {
            i++;
        }
        return i;
    }

    /** A private key, up to its end or the text's. */
    static long pem(String text, int dash) {
        if (!text.startsWith(PEM, dash)) {
            return Hit.NONE;
        }
        int label = dash + PEM.length();
        int labelEnd = label;
        while (labelEnd < text.length() && labelEnd - label < LONGEST_LABEL && text.charAt(labelEnd) != '-') {
            labelEnd++;
        }
        if (!endsWithKey(text, label, labelEnd)) {
            return Hit.NONE;
        }
        int close = text.indexOf(PEM_END, labelEnd);
        int end = close < 0 ? text.length() : Math.min(text.length(), close + PEM_END.length() + labelEnd - label + 5);
        return Hit.of(dash, end, Rule.SECRET_PEM);
    }

    private static boolean endsWithKey(String text, int from, int to) {
        for (int i = from; i + 11 <= to; i++) {
            if (text.startsWith("PRIVATE KEY", i)) {
                return true;
            }
        }
        return false;
    }

    /** {@code Bearer …} and {@code Basic …} outside of a header. */
    static long bearer(String text, int start) {
        boolean bearer = text.regionMatches(true, start, "bearer ", 0, 7);
        boolean basic = !bearer && text.regionMatches(true, start, "basic ", 0, 6);
        if (!bearer && !basic) {
            return Hit.NONE;
        }
        int value = start + (bearer ? 7 : 6);
        int end = Values.end(text, value, (char) 0);
        boolean telling = end - value >= SHORTEST_BEARER && Values.isMixed(text, value, end);
        return telling && !Values.isPlaceholder(text, value, end) ? Hit.of(value, end, Rule.SECRET_HEADER) : Hit.NONE;
    }

    /** {@code --password …} and {@code -u user:…} on a command line. */
    static long argument(String text, int dash) {
        if (Chars.isWord(Chars.at(text, dash - 1)) || Chars.is(text, dash - 1, '-')) {
            return Hit.NONE;
        }
        if (text.startsWith("-u ", dash) || text.startsWith("--user ", dash)) {
            return userAndPassword(text, text.indexOf(' ', dash) + 1);
        }
        int key = dash + 1;
        int keyEnd = key;
        while (keyEnd - key < Cues.REACH && (Chars.isAlphanumeric(text, keyEnd) || Chars.is(text, keyEnd, '-'))) {
            keyEnd++;
        }
        if (!Chars.is(text, dash + 1, '-')
                || !Chars.is(text, keyEnd, ' ')
                || (Cues.in(text, key, keyEnd) & Cues.SECRET) == 0) {
            return Hit.NONE;
        }
        int value = keyEnd + 1;
        char quote = Values.quote(text, value);
        int from = quote == 0 ? value : value + 1;
        int end = Values.end(text, from, quote);
        boolean option = Chars.is(text, value, '-');
        return end - from < 3 || option || Values.isPlaceholder(text, from, end)
                ? Hit.NONE
                : Hit.of(from, end, Rule.SECRET_ARGUMENT);
    }

    private static long userAndPassword(String text, int from) {
        int end = Values.end(text, from, (char) 0);
        for (int i = from; i < Math.min(end, from + LONGEST_LABEL); i++) {
            if (text.charAt(i) == ':' && i > from && end > i + 1 && !Values.isPlaceholder(text, i + 1, end)) {
                return Hit.of(i + 1, end, Rule.SECRET_ARGUMENT);
            }
        }
        return Hit.NONE;
    }
}
