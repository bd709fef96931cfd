package dev.northing.core.dictionary.account;

import dev.northing.core.dictionary.account.Document.Block;
import dev.northing.core.dictionary.account.Document.Bullets;
import dev.northing.core.dictionary.account.Document.Heading;
import dev.northing.core.dictionary.account.Document.Paragraph;
import dev.northing.core.dictionary.account.Document.Table;
import dev.northing.core.source.SafeText;
import java.util.List;
import java.util.stream.Collectors;

/** A document as Markdown; everything in it is plain text to a reader of Markdown. */
final class MarkdownPage {

    /** What means something anywhere in a line; a backslash takes its meaning. */
    private static final String MARKUP = "\\`*_[]|~#";

    /** What means something at the beginning of a line. */
    private static final String LEADING = "+-=";

    private final StringBuilder out = new StringBuilder();

    MarkdownPage(Document document) {
        out.append("# ").append(escaped(document.title())).append('\n');
        document.blocks().forEach(this::add);
    }

    String text() {
        return out.toString();
    }

    private void add(Block block) {
        out.append('\n');
        if (block instanceof Heading heading) {
            out.append("#".repeat(heading.level()))
                    .append(' ')
                    .append(escaped(heading.text()))
                    .append('\n');
        } else if (block instanceof Paragraph paragraph) {
            out.append(escaped(paragraph.text())).append('\n');
        } else if (block instanceof Bullets bullets) {
            bullets.items()
                    .forEach(item -> out.append("- ").append(escaped(item)).append('\n'));
        } else if (block instanceof Table table) {
            add(table.head());
            out.append("|").append(" --- |".repeat(table.head().size())).append('\n');
            table.rows().forEach(this::add);
        }
    }

    private void add(List<String> cells) {
        out.append(cells.stream().map(MarkdownPage::escaped).collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    static String escaped(String text) {
        StringBuilder plain = new StringBuilder(text.length() + 16);
        SafeText.escaped(text.replace('\n', ' ')).chars().forEach(c -> append(plain, (char) c));
        return plain.toString().replace("://", "\\://");
    }

    private static void append(StringBuilder plain, char c) {
        switch (c) {
            case '&' -> plain.append("&amp;");
            case '<' -> plain.append("&lt;");
            case '>' -> plain.append("&gt;");
            default -> plain.append(needsBackslash(plain, c) ? "\\" : "").append(c);
        }
    }

    private static boolean needsBackslash(StringBuilder plain, char c) {
        return MARKUP.indexOf(c) >= 0
                || (plain.length() == 0 && LEADING.indexOf(c) >= 0)
                || ((c == '.' || c == ')') && isNumberOrWeb(plain));
    }

    /** A number at the beginning and a point behind it make a list; {@code www} and a point make a link. */
    private static boolean isNumberOrWeb(StringBuilder plain) {
        int length = plain.length();
        boolean web = length >= 3 && plain.substring(length - 3).equalsIgnoreCase("www");
        return web || plain.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
