package dev.northing.core.source;

import java.util.Locale;

/** Text from a dictionary's author, made safe to print: one line, no hidden characters, no novel. */
public final class SafeText {

    /** UTF-16 units of a name that a message shows. */
    public static final int MAX_NAME_LENGTH = 120;

    private SafeText() {}

    /** A name in quotes, cut when it is too long to read. */
    public static String quoted(String name) {
        String shown = name.length() <= MAX_NAME_LENGTH ? name : name.substring(0, MAX_NAME_LENGTH) + "...";
        return "'" + escaped(shown) + "'";
    }

    /** Escapes what could break a line, steer a terminal or hide text; escaping twice changes nothing more. */
    public static String escaped(String text) {
        if (text.codePoints().noneMatch(SafeText::isHidden)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> appendVisibly(out, point));
        return out.toString();
    }

    private static void appendVisibly(StringBuilder out, int point) {
        if (!isHidden(point)) {
            out.appendCodePoint(point);
            return;
        }
        for (char unit : Character.toChars(point)) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
    }

    private static boolean isHidden(int point) {
        if (point >= ' ' && point < 0x7f) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
