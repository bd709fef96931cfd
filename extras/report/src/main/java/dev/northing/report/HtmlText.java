package dev.northing.report;

import org.jspecify.annotations.Nullable;

/** Escapes text for HTML and SVG, both between tags and in quoted attributes. */
final class HtmlText {

    private HtmlText() {}

    static String escaped(String text) {
        String plain = PlainText.of(text);
        StringBuilder out = null;
        for (int i = 0; i < plain.length(); i++) {
            String entity = entity(plain.charAt(i));
            if (entity != null && out == null) {
                out = new StringBuilder(plain.length() + 16).append(plain, 0, i);
            }
            if (out != null) {
                append(out, entity, plain.charAt(i));
            }
        }
        return out == null ? plain : out.toString();
    }

    private static void append(StringBuilder out, @Nullable String entity, char c) {
        if (entity == null) {
            out.append(c);
        } else {
            out.append(entity);
        }
    }

    private static @Nullable String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }
}
