package dev.northing.core.source;

/** Tells numbers from other text by the grammar of JSON; hand-written, since it runs for every plain scalar. */
final class NumberForm {

    private NumberForm() {}

    static boolean isNumber(String text) {
        int at = afterInteger(text, text.startsWith("-") ? 1 : 0);
        if (at > 0 && at < text.length() && text.charAt(at) == '.') {
            at = afterDigits(text, at + 1);
        }
        if (at > 0 && at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            at = afterDigits(text, afterSign(text, at + 1));
        }
        return at > 0 && at == text.length();
    }

    /** Returns -1 when there is no digit, or a zero leads more of them. */
    private static int afterInteger(String text, int from) {
        int end = afterDigits(text, from);
        return end > from + 1 && text.charAt(from) == '0' ? -1 : end;
    }

    private static int afterSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
    }

    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at == from ? -1 : at;
    }
}
