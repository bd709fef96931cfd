package dev.northing.core.event;

import org.jspecify.annotations.Nullable;

/** The rules that names of events, properties and identifiers share. */
final class Names {

    private Names() {}

    /** Says what is wrong with an event's name, or null. */
    static EventDefect.@Nullable Kind defectOf(String name) {
        if (name.isEmpty()) {
            return EventDefect.Kind.NAME_EMPTY;
        }
        if (name.length() > EventLimits.MAX_NAME_LENGTH) {
            return EventDefect.Kind.NAME_TOO_LONG;
        }
        return isCleanText(name) ? null : EventDefect.Kind.NAME_MALFORMED;
    }

    /** Says what is wrong with a property's name, or null: {@code '@'} in front marks typed values in canonical JSON. */
    static EventDefect.@Nullable Kind propertyDefectOf(String name) {
        EventDefect.Kind kind = defectOf(name);
        return kind == null && name.charAt(0) == '@' ? EventDefect.Kind.NAME_MALFORMED : kind;
    }

    static boolean isIdentifier(String value) {
        return !value.isEmpty() && value.length() <= EventLimits.MAX_IDENTIFIER_LENGTH && isCleanText(value);
    }

    /** No control characters and no half of a surrogate pair. */
    private static boolean isCleanText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // One comparison for nearly every character: printable ASCII.
            if ((char) (c - ' ') >= 0x7f - ' ' && (Character.isISOControl(c) || isLoneSurrogate(text, i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the unit at {@code i} is a surrogate without its other half. */
    static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    static String printable(String text, int maxLength) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), maxLength));
        for (int i = 0; i < text.length() && i < maxLength; i++) {
            char c = text.charAt(i);
            out.append(
                    Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029' ? '?' : c);
        }
        return out.toString();
    }
}
