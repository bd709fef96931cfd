package dev.northing.collector.transform;

import dev.northing.core.privacy.ValueAction;

/** Puts a fixed number of symbols in the place of a text. Immutable. */
record Masking(int keepFirst, int keepLast, String symbols) implements Treatment.TextTreatment {

    static Masking of(ValueAction.Mask mask) {
        return new Masking(mask.keepFirst(), mask.keepLast(), mask.symbol().repeat(mask.length()));
    }

    @Override
    public String treat(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < 2 * (keepFirst + keepLast)) {
            return symbols;
        }
        int start = text.offsetByCodePoints(0, keepFirst);
        int end = text.offsetByCodePoints(text.length(), -keepLast);
        return text.substring(0, start) + symbols + text.substring(end);
    }
}
