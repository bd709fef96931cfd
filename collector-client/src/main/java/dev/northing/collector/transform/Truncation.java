package dev.northing.collector.transform;

/** Keeps the first code points of a text. Immutable. */
record Truncation(int max) implements Treatment.TextTreatment {

    @Override
    public String treat(String text) {
        boolean fits = text.length() <= max || text.codePointCount(0, text.length()) <= max;
        return fits ? text : text.substring(0, text.offsetByCodePoints(0, max));
    }
}
