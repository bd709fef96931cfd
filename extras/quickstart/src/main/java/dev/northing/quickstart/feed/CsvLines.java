package dev.northing.quickstart.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits comma-separated values as RFC 4180 describes them, one record at a time. Confined to one thread. */
final class CsvLines {

    /** Characters of one record at most: a missing quote must not swallow the file. */
    static final int MAX_RECORD_LENGTH = 1 << 20;

    private final BufferedReader text;
    private long line;
    private long recordLine;

    CsvLines(BufferedReader text) {
        this.text = text;
    }

    /** The line, counted from 1, on which the last record began. */
    long line() {
        return recordLine;
    }

    /** Returns the next record that is not an empty line, or null at the end. */
    @Nullable
    List<String> next() throws IOException, FeedException {
        String first = readLine();
        while (first != null && first.isEmpty()) {
            first = readLine();
        }
        if (first == null) {
            return null;
        }
        recordLine = line;
        StringBuilder record = new StringBuilder(first);
        boolean isInsideQuotes = hasOddQuotes(first);
        while (isInsideQuotes) {
            String more = readLine();
            if (more == null || record.length() + more.length() > MAX_RECORD_LENGTH) {
                throw new FeedException("line " + recordLine + ": a quoted field does not end; close the quote");
            }
            record.append('\n').append(more);
            isInsideQuotes = !hasOddQuotes(more);
        }
        return split(record);
    }

    private @Nullable String readLine() throws IOException {
        String next = text.readLine();
        if (next == null) {
            return null;
        }
        line++;
        return line == 1 && next.startsWith("\uFEFF") ? next.substring(1) : next;
    }

    private static boolean hasOddQuotes(String line) {
        return line.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static List<String> split(CharSequence record) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == '"' && quoted && i + 1 < record.length() && record.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
