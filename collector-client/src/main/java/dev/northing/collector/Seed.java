package dev.northing.collector;

import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Where a client's randomness starts: in the operating system's own, read at once.
 *
 * <p>A generator spreads retries and makes ids unique; nothing secret depends on it. A {@link SecureRandom} would cost a start some 15 ms,
 * since it loads the security providers first.
 */
final class Seed {

    /** Where Linux, macOS and other Unix systems give away randomness without waiting. */
    private static final File DEVICE = new File("/dev/urandom");

    private Seed() {}

    static RandomGenerator freshGenerator() {
        return new SplittableRandom(read(DEVICE));
    }

    static long read(File device) {
        try (DataInputStream in = new DataInputStream(new FileInputStream(device))) {
            return in.readLong();
        } catch (IOException otherSystem) {
            return new SecureRandom().nextLong();
        }
    }

    /** Fills an array with a secret. */
    static void fill(byte[] secret) {
        try (DataInputStream in = new DataInputStream(new FileInputStream(DEVICE))) {
            in.readFully(secret);
        } catch (IOException otherSystem) {
            new SecureRandom().nextBytes(secret);
        }
    }
}
