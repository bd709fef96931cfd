package dev.northing.metrics.read;

/**
 * Says how far reading has come.
 *
 * <p>Immutable.
 *
 * @param rows the rows read so far
 * @param bytes the bytes of the files read so far, compressed if they are
 * @param totalBytes the bytes of all files
 * @since 0.1.0
 */
public record ReadProgress(long rows, long bytes, long totalBytes) {

    /**
     * Accepts any progress.
     *
     * @param rows the rows read so far
     * @param bytes the bytes read so far
     * @param totalBytes the bytes of all files
     */
    public ReadProgress {}
}
