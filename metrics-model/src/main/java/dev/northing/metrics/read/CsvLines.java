package dev.northing.metrics.read;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits comma-separated values as RFC 4180 describes them, one record at a time. Confined to one thread. */
final class CsvLines {

    /** Characters of one record at most: a missing quote must not swallow the file. */
    static final int MAX_RECORD_LENGTH = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER_CHARACTERS = 1 << 15;

    private final Reader text;
    private final char[] buffer = new char[BUFFER_CHARACTERS];
    private int begin;
    private int end;
    private long line;
    private long recordLine;

    CsvLines(Reader text) {
        this.text = text;
    }

    /** The line, counted from 1, on which the last record began. */
    long line() {
        return recordLine;
    }

    /** Returns the next record that is not an empty line, or null at the end. */
    @Nullable
    List<String> next() throws IOException {
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
                throw new UnreadableLogException(
                        "line " + recordLine + ": a quoted field does not end; close the quote");
            }
            record.append('\n').append(more);
            isInsideQuotes = !hasOddQuotes(more);
        }
        return split(record);
    }

    private @Nullable String readLine() throws IOException {
        StringBuilder next = new StringBuilder();
        boolean atEnd = !readUpToFeed(next);
        if (atEnd && next.isEmpty()) {
            return null;
        }
        line++;
        if (!next.isEmpty() && next.charAt(next.length() - 1) == '\r') {
            next.setLength(next.length() - 1);
        }
        return next.substring(line == 1 && !next.isEmpty() && next.charAt(0) == BYTE_ORDER_MARK ? 1 : 0);
    }

    /** False if the text ends before there is a line feed. */
    private boolean readUpToFeed(StringBuilder into) throws IOException {
        while (true) {
            int feed = begin;
            while (feed < end && buffer[feed] != '\n') {
                feed++;
            }
            into.append(buffer, begin, feed - begin);
            begin = feed + 1;
            if (feed < end) {
                return true;
            }
            if (into.length() > MAX_RECORD_LENGTH) {
                throw new UnreadableLogException(
                        "line " + (line + 1) + ": longer than " + MAX_RECORD_LENGTH + " characters; is this CSV?");
            }
            end = text.read(buffer);
            begin = 0;
            if (end < 0) {
                end = 0;
                return false;
            }
        }
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
