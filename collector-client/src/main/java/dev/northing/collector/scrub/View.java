package dev.northing.collector.scrub;

import java.util.Arrays;

/**
 * A decoded form of a text that knows for every character where its encoded form stands.
 *
 * <p>Confined to one thread.
 */
final class View {

    private final StringBuilder text;
    private int[] starts;
    private int[] ends;

    View(int capacity) {
        text = new StringBuilder(capacity);
        starts = new int[capacity];
        ends = new int[capacity];
    }

    void add(char c, int start, int end) {
        int at = text.length();
        if (at == starts.length) {
            starts = Arrays.copyOf(starts, at * 2 + 1);
            ends = Arrays.copyOf(ends, at * 2 + 1);
        }
        starts[at] = start;
        ends[at] = end;
        text.append(c);
    }

    void add(CharSequence decoded, int start, int end) {
        for (int i = 0; i < decoded.length(); i++) {
            add(decoded.charAt(i), start, end);
        }
    }

    String text() {
        return text.toString();
    }

    int length() {
        return text.length();
    }

    /** Where the encoded form of the character begins. */
    int start(int at) {
        return starts[at];
    }

    /** Where the encoded form of the character ends. */
    int end(int at) {
        return ends[at];
    }
}
