package dev.northing.metrics.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines without copying them, and passes over those that are longer than any event. */
final class ByteLines {

    private static final int FIRST_BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final int mostBytes;
    private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
    private int begin;
    private int end;
    private int offset;
    private int length;
    private long line;
    private boolean tooLong;
    private boolean torn;

    ByteLines(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    /** Goes to the next line that is not empty; false at the end. */
    boolean next() throws IOException {
        do {
            if (!advance()) {
                return false;
            }
        } while (length == 0 && !tooLong);
        return true;
    }

    byte[] bytes() {
        return buffer;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    /** Counted from 1. */
    long line() {
        return line;
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** Whether the line is the last and has no line feed. */
    boolean isTorn() {
        return torn;
    }

    private boolean advance() throws IOException {
        tooLong = false;
        int searched = 0;
        while (true) {
            int feed = feed(begin + searched);
            if (feed >= 0) {
                return cut(feed, feed + 1);
            }
            searched = end - begin;
            if (searched > mostBytes) {
                tooLong = true;
                begin = end;
                searched = 0;
            }
            if (!fill()) {
                torn = end > begin || tooLong;
                return torn && cut(end, end);
            }
        }
    }

    private int feed(int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean cut(int lineEnd, int next) {
        line++;
        offset = begin;
        length = lineEnd - begin;
        tooLong |= length > mostBytes;
        if (length > 0 && buffer[lineEnd - 1] == '\r') {
            length--;
        }
        begin = next;
        return true;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, begin, buffer, 0, end - begin);
        end -= begin;
        begin = 0;
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
        return read >= 0;
    }
}
