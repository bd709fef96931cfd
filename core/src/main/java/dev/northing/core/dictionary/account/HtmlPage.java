package dev.northing.core.dictionary.account;

import dev.northing.core.dictionary.account.Document.Block;
import dev.northing.core.dictionary.account.Document.Bullets;
import dev.northing.core.dictionary.account.Document.Heading;
import dev.northing.core.dictionary.account.Document.Paragraph;
import dev.northing.core.dictionary.account.Document.Table;
import dev.northing.core.source.SafeText;
import java.util.List;

/** A document as one HTML page; everything in it is text, and a browser is told to load nothing. */
final class HtmlPage {

    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;"
            + "padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;"
            + "padding:.3rem .5rem;text-align:left;vertical-align:top}th{background:#f2f2f2;color:#111}"
            + "td{overflow-wrap:anywhere}";

    private final StringBuilder out = new StringBuilder();

    HtmlPage(Document document) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .append("style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        line("title", document.title());
        out.append("<style>").append(STYLE).append("</style>\n</head>\n<body>\n");
        line("h1", document.title());
        document.blocks().forEach(this::add);
        out.append("</body>\n</html>\n");
    }

    String text() {
        return out.toString();
    }

    private void add(Block block) {
        if (block instanceof Heading heading) {
            line("h" + heading.level(), heading.text());
        } else if (block instanceof Paragraph paragraph) {
            line("p", paragraph.text());
        } else if (block instanceof Bullets bullets) {
            out.append("<ul>\n");
            bullets.items().forEach(item -> line("li", item));
            out.append("</ul>\n");
        } else if (block instanceof Table table) {
            out.append("<table>\n<thead>\n");
            row("th scope=\"col\"", "th", table.head());
            out.append("</thead>\n<tbody>\n");
            table.rows().forEach(cells -> row("td", "td", cells));
            out.append("</tbody>\n</table>\n");
        }
    }

    private void row(String open, String close, List<String> cells) {
        out.append("<tr>");
        for (String cell : cells) {
            out.append('<').append(open).append('>').append(escaped(cell));
            out.append("</").append(close).append('>');
        }
        out.append("</tr>\n");
    }

    private void line(String element, String text) {
        out.append('<').append(element).append('>').append(escaped(text));
        out.append("</").append(element).append(">\n");
    }

    static String escaped(String text) {
        return SafeText.escaped(text.replace('\n', ' '))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
