package dev.northing.core.source;

import dev.northing.core.dictionary.SourcePosition;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns a file's bytes into text: UTF-8 and nothing else, with or without a byte order mark. */
public final class SourceText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceText() {}

    /** Decodes and checks a file; a byte order mark is taken off and does not count for columns. */
    public static String decode(byte[] bytes) throws UnreadableSourceException {
        if (bytes.length > SourceLimits.MAX_FILE_BYTES) {
            throw tooLarge();
        }
        refuseSixteenBits(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        String text = withoutMark(out.flip().toString());
        refuseControls(text);
        if (result.isError()) {
            throw new UnreadableSourceException(
                    "S001",
                    positionOf(text, text.length()),
                    "byte " + in.position() + " of the file is not UTF-8: save the file as UTF-8");
        }
        return text;
    }

    /** The refusal of a file by its size alone. */
    public static UnreadableSourceException tooLarge() {
        return new UnreadableSourceException(
                "S012",
                SourcePosition.START,
                "larger than " + SourceLimits.MAX_FILE_BYTES
                        + " bytes, so the file is not read: split it into several");
    }

    private static void refuseSixteenBits(byte[] bytes) throws UnreadableSourceException {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF && (bytes[0] & 0xFE) == 0xFE) {
            throw new UnreadableSourceException("S001", SourcePosition.START, "the file is UTF-16: save it as UTF-8");
        }
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static void refuseControls(String text) throws UnreadableSourceException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isRefused(c)) {
                throw new UnreadableSourceException(
                        "S001",
                        positionOf(text, i),
                        String.format(
                                        "control character U+%04X: this is not a text file, or a character that no",
                                        (int) c)
                                + " editor shows has slipped in; remove it");
            }
        }
    }

    private static boolean isRefused(char c) {
        return (c < ' ' && c != '\t' && c != '\n' && c != '\r')
                || (c >= '\u007F' && c <= '\u009F' && c != '\u0085')
                || c >= '\uFFFE';
    }

    /** The place of a character, with LF, CRLF and CR ending a line. */
    static SourcePosition positionOf(String text, int index) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < index; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                line++;
                lineStart = i + 1;
            }
        }
        return new SourcePosition(line, index - lineStart + 1);
    }
}
