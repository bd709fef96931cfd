package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file; reading and writing at a position are independent of each other. */
interface SpoolFile extends AutoCloseable {

    /** Writes all that remains in the buffer. */
    void write(ByteBuffer bytes, long position) throws IOException;

    /** Reads at least one byte into the buffer, or returns -1 at the end. */
    int read(ByteBuffer bytes, long position) throws IOException;

    /** Makes what was written survive the end of power. */
    void force() throws IOException;

    long size() throws IOException;

    @Override
    void close() throws IOException;

    /** Closes a file that is of no more use, whatever the disk says to it. */
    static void discard(SpoolFile file) {
        try {
            file.close();
        } catch (IOException notNeededAnyMore) {
            // What it held is written elsewhere or given up.
        }
    }
}
