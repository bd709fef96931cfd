package dev.northing.report;

/** Makes text harmless wherever it is shown: no character that only commands a terminal, a parser or the direction. */
final class PlainText {

    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /** The same text on one line, with control characters, lone surrogates and direction marks replaced. */
    static String of(String text) {
        int clean = 0;
        while (clean < text.length() && text.charAt(clean) >= ' ' && text.charAt(clean) < 0x7F) {
            clean++;
        }
        return clean == text.length() ? text : replaced(text);
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> out.appendCodePoint(shown(point)));
        return out.toString();
    }

    private static int shown(int point) {
        if (point == '\n' || point == '\r' || point == '\t' || point == 0x2028 || point == 0x2029) {
            return ' ';
        }
        return commands(point) ? REPLACEMENT : point;
    }

    private static boolean commands(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || (point & 0xFFFE) == 0xFFFE
                || point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0xFEFF;
    }
}
