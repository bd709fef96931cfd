package dev.northing.collector.wire;

import java.nio.charset.StandardCharsets;

/** Takes JSON's escapes away and puts them on. */
final class JsonStrings {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int UNICODE_LENGTH = 6;
    private static final int HEX_RADIX = 16;

    private JsonStrings() {}

    /** The text that the inside of a JSON string stands for. */
    static String unescape(byte[] json, int from, int to) {
        Bytes out = new Bytes();
        addUnescaped(json, from, to, out);
        return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
    }

    /** Adds the text that the inside of a JSON string stands for, as UTF-8. */
    static void addUnescaped(byte[] json, int from, int to, Bytes out) {
        int copied = from;
        int at = from;
        while (at < to) {
            if (json[at] == '\\' && at + 1 < to) {
                out.add(json, copied, at);
                at = addEscape(json, at, to, out);
                copied = at;
            } else {
                at++;
            }
        }
        out.add(json, copied, to);
    }

    private static int addEscape(byte[] json, int at, int to, Bytes out) {
        byte c = json[at + 1];
        if (c == 'u' && at + UNICODE_LENGTH <= to) {
            return addUnicode(json, at, to, out);
        }
        out.add(
                switch (c) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> c;
                });
        return at + 2;
    }

    /** Two escapes may stand for one character beyond the first 65,536. */
    private static int addUnicode(byte[] json, int at, int to, Bytes out) {
        char first = unit(json, at);
        int next = at + UNICODE_LENGTH;
        boolean isPair = Character.isHighSurrogate(first)
                && next + UNICODE_LENGTH <= to
                && json[next] == '\\'
                && json[next + 1] == 'u';
        if (isPair) {
            out.add(new String(new char[] {first, unit(json, next)}));
            return next + UNICODE_LENGTH;
        }
        out.add(String.valueOf(first));
        return next;
    }

    private static char unit(byte[] json, int at) {
        int value = 0;
        for (int i = at + 2; i < at + UNICODE_LENGTH; i++) {
            value = value * HEX_RADIX + Math.max(0, Character.digit(json[i], HEX_RADIX));
        }
        return (char) value;
    }

    /** Adds UTF-8 as the inside of a JSON string. */
    static void addEscaped(byte[] text, int from, int to, Bytes out) {
        int copied = from;
        for (int at = from; at < to; at++) {
            byte c = text[at];
            if (c == '"' || c == '\\' || (c >= 0 && c < ' ')) {
                out.add(text, copied, at);
                addOne(c, out);
                copied = at + 1;
            }
        }
        out.add(text, copied, to);
    }

    private static void addOne(byte c, Bytes out) {
        out.add('\\');
        if (c == '"' || c == '\\') {
            out.add(c);
        } else {
            out.add('u').add('0').add('0').add(HEX[c >> 4]).add(HEX[c & 0xf]);
        }
    }

    /** A text as a JSON string, with its quotes; for what is written once. */
    static String quoted(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Bytes out = new Bytes();
        out.add('"');
        addEscaped(utf8, 0, utf8.length, out);
        out.add('"');
        return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
    }
}
