package dev.northing.metrics.privacy;

import java.io.IOException;
import java.util.List;

/**
 * Keeps a ledger's entries beyond the life of the process.
 *
 * @since 0.1.0
 */
public interface LedgerStore {

    /**
     * Reads all entries.
     *
     * @return the entries in the order in which they were appended
     * @throws IOException if they cannot be read, or something other than an unfinished last entry is damaged
     */
    List<LedgerEntry> load() throws IOException;

    /**
     * Adds an entry; it is on the disk when this returns.
     *
     * @param entry the entry
     * @throws IOException if it may not be kept; the ledger then gives no answer
     */
    void append(LedgerEntry entry) throws IOException;
}
