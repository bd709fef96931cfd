package dev.northing.metrics.privacy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Keeps a ledger in one text file: a line for each entry, forced to the disk, with a checksum.
 *
 * <p>The file is locked while it is open, so that two processes cannot spend one budget twice. A last line without its
 * end is what a crash leaves; its answer was never given, so it is cut off. Any other damage is an error: a ledger that
 * forgets what was spent is worse than none.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class LedgerFile implements LedgerStore, AutoCloseable {

    private static final String VERSION = "northing-ledger-1";
    private static final int FIELDS = 9;
    private static final String SEPARATOR = " ";

    private final FileChannel channel;

    private LedgerFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a file, and creates it if there is none.
     *
     * @param file the file; its folder exists
     * @return the opened file
     * @throws IOException if it cannot be opened, or another process or ledger has it open
     */
    public static LedgerFile open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            requireLocked(channel.tryLock(), file);
            return new LedgerFile(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void requireLocked(FileLock lock, Path file) throws IOException {
        if (lock == null) {
            throw new IOException("the ledger is in use by another process, close it first: " + file.getFileName());
        }
    }

    @Override
    public synchronized List<LedgerEntry> load() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // Reads until the file's end.
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n') + 1;
        // Everything but the torn end is ASCII, so characters are bytes.
        List<LedgerEntry> entries = entries(text.substring(0, end));
        channel.truncate(end);
        return entries;
    }

    private static List<LedgerEntry> entries(String text) throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        for (String line : text.lines().toList()) {
            try {
                entries.add(entry(line));
            } catch (IllegalArgumentException e) {
                throw new IOException("the ledger is damaged in line " + (entries.size() + 1) + ": restore it", e);
            }
        }
        return entries;
    }

    @Override
    public synchronized void append(LedgerEntry entry) throws IOException {
        long start = channel.size();
        try {
            ByteBuffer line = ByteBuffer.wrap((line(entry) + "\n").getBytes(StandardCharsets.US_ASCII));
            while (line.hasRemaining()) {
                channel.write(line, start + line.position());
            }
            channel.force(true);
        } catch (IOException e) {
            // Half a line before the next one would make both unreadable.
            channel.truncate(start);
            throw e;
        }
    }

    private static String line(LedgerEntry entry) {
        String body = String.join(
                SEPARATOR,
                VERSION,
                encoded(entry.dataset()),
                encoded(entry.window()),
                encoded(entry.part()),
                entry.fingerprint(),
                entry.loss().epsilon().toPlainString(),
                entry.loss().delta().toPlainString(),
                String.join(",", entry.answer().stream().map(String::valueOf).toList()));
        return body + SEPARATOR + checksum(body);
    }

    private static LedgerEntry entry(String line) {
        String[] fields = line.split(SEPARATOR, -1);
        int body = line.lastIndexOf(SEPARATOR);
        if (fields.length != FIELDS
                || !fields[0].equals(VERSION)
                || !fields[FIELDS - 1].equals(checksum(line.substring(0, body)))) {
            throw new IllegalArgumentException("no entry of " + VERSION);
        }
        PrivacyLoss loss = new PrivacyLoss(new BigDecimal(fields[5]), new BigDecimal(fields[6]));
        return new LedgerEntry(
                decoded(fields[1]), decoded(fields[2]), decoded(fields[3]), fields[4], loss, numbers(fields[7]));
    }

    private static List<Long> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(Long::valueOf).toList();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static String checksum(String body) {
        CRC32C sum = new CRC32C();
        sum.update(body.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
