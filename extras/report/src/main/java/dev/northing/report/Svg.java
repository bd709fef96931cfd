package dev.northing.report;

/** Writes the elements of one drawing. Confined to one thread. */
final class Svg {

    /** How wide a drawing is in its own units; a phone shows it at three quarters of that. */
    static final double WIDTH = 460;

    /** About how wide a letter is. */
    static final double LETTER = 8;

    /** How much lower than its middle a line of text stands. */
    static final double BASELINE = 4.5;

    private final StringBuilder out = new StringBuilder();

    private Svg() {}

    /** A drawing that says what it is: {@code id} is unique on the page. */
    static Svg open(String id, double width, double height, String title) {
        Svg svg = new Svg();
        svg.out
                .append("<svg role=\"img\" viewBox=\"0 0 ")
                .append(place(width))
                .append(' ')
                .append(place(height))
                .append("\" aria-labelledby=\"")
                .append(id)
                .append("t ")
                .append(id)
                .append("d\"");
        if (width > WIDTH) {
            svg.out.append(" style=\"min-width:").append(place(width)).append("px\"");
        }
        svg.out.append("><title id=\"").append(id).append("t\">");
        svg.out.append(HtmlText.escaped(title)).append("</title>");
        svg.out.append("<desc id=\"").append(id).append("d\">");
        return svg;
    }

    /** Says in words what the drawing shows; called once, first. */
    Svg described(String description) {
        out.append(HtmlText.escaped(description)).append("</desc>");
        return this;
    }

    Svg text(String style, double x, double y, String text) {
        out.append("<text class=\"").append(style).append("\" x=\"").append(place(x));
        out.append("\" y=\"").append(place(y + BASELINE)).append("\">");
        out.append(HtmlText.escaped(text)).append("</text>");
        return this;
    }

    /** A text in a color of its own. */
    Svg text(String style, String fill, double x, double y, String text) {
        out.append("<text class=\"").append(style).append("\" fill=\"").append(fill);
        out.append("\" x=\"").append(place(x)).append("\" y=\"").append(place(y + BASELINE));
        out.append("\">").append(HtmlText.escaped(text)).append("</text>");
        return this;
    }

    Svg path(String style, CharSequence path) {
        out.append("<path class=\"")
                .append(style)
                .append("\" d=\"")
                .append(path)
                .append("\"/>");
        return this;
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return path(style, "M" + place(x1) + " " + place(y1) + "L" + place(x2) + " " + place(y2));
    }

    Svg rect(String attributes, double x, double y, double width, double height) {
        out.append("<rect ").append(attributes).append(" x=\"").append(place(x));
        out.append("\" y=\"").append(place(y)).append("\" width=\"").append(place(Math.max(0, width)));
        out.append("\" height=\"").append(place(height)).append("\"/>");
        return this;
    }

    Svg dot(String style, double x, double y) {
        out.append("<circle class=\"").append(style).append("\" cx=\"").append(place(x));
        out.append("\" cy=\"").append(place(y)).append("\" r=\"3\"/>");
        return this;
    }

    String close() {
        return out.append("</svg>").toString();
    }

    /** A text cut to what fits into a width. */
    static String fitted(String text, double width) {
        String plain = PlainText.of(text);
        int letters = (int) Math.max(1, width / LETTER);
        if (plain.codePointCount(0, plain.length()) <= letters) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, letters - 1)) + "\u2026";
    }

    /** A place with at most one decimal. */
    static String place(double number) {
        long tenths = Math.round(number * 10);
        long rest = Math.abs(tenths % 10);
        String whole = (tenths < 0 && tenths > -10 ? "-" : "") + tenths / 10;
        return rest == 0 ? whole : whole + "." + rest;
    }
}
