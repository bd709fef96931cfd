package dev.northing.collector.transform;

/**
 * SipHash-2-4 of a text's UTF-16 units under a secret key, 128 bits: finds a pseudonym again without keeping the value.
 *
 * <p>Whoever does not know the key can neither guess a value from it nor make two values collide. Immutable.
 */
record Fingerprint(long low, long high) {

    static Fingerprint of(String text, long key0, long key1) {
        Sip sip = new Sip(key0, key1);
        int whole = text.length() & ~3;
        for (int i = 0; i < whole; i += 4) {
            sip.take(word(text, i, i + 4));
        }
        return sip.finish(word(text, whole, text.length()), text.length() << 1);
    }

    /** Of bytes, as the published vectors have it. */
    static Fingerprint of(byte[] bytes, long key0, long key1) {
        Sip sip = new Sip(key0, key1);
        int whole = bytes.length & ~7;
        for (int i = 0; i < whole; i += 8) {
            sip.take(word(bytes, i, i + 8));
        }
        return sip.finish(word(bytes, whole, bytes.length), bytes.length);
    }

    private static long word(String text, int from, int to) {
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = (word << 16) | text.charAt(i);
        }
        return word;
    }

    private static long word(byte[] bytes, int from, int to) {
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = (word << 8) | (bytes[i] & 0xff);
        }
        return word;
    }

    @Override
    public int hashCode() {
        return (int) low;
    }

    /** The four words of state, as its authors define them. */
    private static final class Sip {

        private long v0;
        private long v1;
        private long v2;
        private long v3;

        Sip(long key0, long key1) {
            v0 = key0 ^ 0x736f6d6570736575L;
            v1 = key1 ^ 0x646f72616e646f6dL ^ 0xee;
            v2 = key0 ^ 0x6c7967656e657261L;
            v3 = key1 ^ 0x7465646279746573L;
        }

        void take(long word) {
            v3 ^= word;
            rounds(2);
            v0 ^= word;
        }

        Fingerprint finish(long rest, int length) {
            take(((long) length << 56) | rest);
            v2 ^= 0xee;
            rounds(4);
            long low = v0 ^ v1 ^ v2 ^ v3;
            v1 ^= 0xdd;
            rounds(4);
            return new Fingerprint(low, v0 ^ v1 ^ v2 ^ v3);
        }

        private void rounds(int count) {
            for (int i = 0; i < count; i++) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
        }
    }
}
