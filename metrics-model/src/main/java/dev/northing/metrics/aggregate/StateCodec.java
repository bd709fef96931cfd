package dev.northing.metrics.aggregate;

import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Encodes states as versioned, checked bytes and refuses those of anything else.
 *
 * <p>The frame, all fixed numbers big-endian: the four bytes {@code NSTA}, a frame version of one byte, the kind's
 * name, its version, its definition, the body with its length, and the CRC-32C of everything before it in four bytes.
 * {@code StateCodecTest} holds an example byte by byte.
 *
 * <p>Safe for use by many threads.
 *
 * @param <S> the state
 * @since 0.1.0
 */
public final class StateCodec<S> {

    private static final byte[] MAGIC = {'N', 'S', 'T', 'A'};
    private static final int FRAME_VERSION = 1;
    private static final int CHECKSUM_BYTES = Integer.BYTES;

    private final StateKind kind;
    private final StateBody<S> body;

    private StateCodec(StateKind kind, StateBody<S> body) {
        this.kind = kind;
        this.body = body;
    }

    /**
     * Puts the frame of a kind around a body.
     *
     * @param kind what the states are
     * @param body how their content is written
     * @param <S> the state
     * @return the codec
     */
    public static <S> StateCodec<S> of(StateKind kind, StateBody<S> body) {
        return new StateCodec<>(Objects.requireNonNull(kind, "kind"), Objects.requireNonNull(body, "body"));
    }

    /**
     * What the states of this codec are.
     *
     * @return the kind that every encoded state names
     */
    public StateKind kind() {
        return kind;
    }

    /**
     * How the content of the states is written.
     *
     * @return the body inside the frame
     */
    public StateBody<S> body() {
        return body;
    }

    /**
     * Encodes a state.
     *
     * @param state the state, unchanged in meaning
     * @return its canonical bytes
     */
    public byte[] encode(S state) {
        StateWriter content = new StateWriter();
        body.write(state, content);
        StateWriter frame = new StateWriter();
        frame.raw(MAGIC);
        frame.unsigned(FRAME_VERSION);
        frame.text(kind.name());
        frame.unsigned(kind.version());
        frame.text(kind.definition());
        frame.bytes(content.toBytes());
        frame.fixedInt(checksum(frame.toBytes()));
        return frame.toBytes();
    }

    /**
     * Decodes a state.
     *
     * @param bytes what {@link #encode} returned
     * @return a state of its own, whose encoding is {@code bytes}
     * @throws StateFormatException if the bytes are cut short or damaged, or are of another kind, version or definition
     */
    public S decode(byte[] bytes) {
        StateReader reader = frame(bytes);
        requireKind(reader);
        byte[] content = reader.bytes();
        requireEnd(reader);
        StateReader contentReader = new StateReader(content, 0, content.length);
        S state = body.read(contentReader);
        requireEnd(contentReader);
        return state;
    }

    private static StateReader frame(byte[] bytes) {
        int end = bytes.length - CHECKSUM_BYTES;
        if (end < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new StateFormatException("state: no state begins here, expected the bytes NSTA and a frame");
        }
        StateWriter expected = new StateWriter();
        expected.fixedInt(checksum(Arrays.copyOf(bytes, end)));
        if (!Arrays.equals(expected.toBytes(), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new StateFormatException(
                    "state: the checksum does not match, the bytes are cut short or damaged; compute the state again");
        }
        return new StateReader(bytes, MAGIC.length, end);
    }

    private void requireKind(StateReader reader) {
        requireSame("frame version", reader.unsigned(), (long) FRAME_VERSION);
        requireSame("kind", reader.text(), kind.name());
        requireSame("version", reader.unsigned(), (long) kind.version());
        requireSame("definition", reader.text(), kind.definition());
    }

    private static void requireSame(String field, Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new StateFormatException("state " + field + ": " + found + ", expected " + expected);
        }
    }

    private static void requireEnd(StateReader reader) {
        if (!reader.atEnd()) {
            throw reader.malformed("more bytes follow than the state needs");
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
