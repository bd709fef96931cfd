package dev.northing.metrics.read;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.northing.core.error.EncodingException;
import dev.northing.core.event.EventLimits;
import dev.northing.core.json.EventReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** Files of one event a line, read one after another. */
final class NdjsonFiles {

    private static final byte[] HEADER = "{\"format\":\"".getBytes(US_ASCII);
    private static final byte[] KNOWN_HEADER = "{\"format\":\"northing-events/1\"".getBytes(US_ASCII);
    private static final int MOST_BYTES = 2 * EventLimits.MAX_EVENT_BYTES;

    private final List<Path> files;
    private final Intake intake;
    private final Consumer<? super ReadProgress> progress;
    private final EventReader reader = new EventReader();
    private long totalBytes;
    private long bytesBefore;
    private long lastLine;

    NdjsonFiles(List<Path> files, Intake intake, Consumer<? super ReadProgress> progress) {
        this.files = files;
        this.intake = intake;
        this.progress = progress;
    }

    ReadReport read() throws IOException {
        for (Path file : files) {
            totalBytes += Files.size(file);
        }
        for (Path file : files) {
            read(file);
            bytesBefore += Files.size(file);
        }
        progress.accept(new ReadProgress(intake.rows(), bytesBefore, totalBytes));
        return intake.report();
    }

    private void read(Path path) throws IOException {
        intake.beginFile();
        lastLine = 0;
        try (LogFile file = LogFile.open(path)) {
            read(file);
        } catch (ZipException | EOFException broken) {
            String name = String.valueOf(path.getFileName());
            intake.refuse("expected compressed content to go on", name, lastLine + 1);
        }
    }

    private void read(LogFile file) throws IOException {
        ByteLines lines = new ByteLines(file.content(), MOST_BYTES);
        while (lines.next()) {
            lastLine = lines.line();
            take(lines, file.name());
            if (intake.rows() % EventLogReader.ROWS_BETWEEN_PROGRESS == 0) {
                progress.accept(new ReadProgress(intake.rows(), bytesBefore + file.bytesRead(), totalBytes));
            }
        }
    }

    private void take(ByteLines lines, String file) {
        if (lines.isTooLong()) {
            intake.refuse("expected at most " + MOST_BYTES + " bytes", file, lines.line());
        } else if (lines.line() == 1 && begins(lines, HEADER)) {
            if (!begins(lines, KNOWN_HEADER)) {
                intake.refuse("expected the format northing-events/1", file, 1);
            }
        } else {
            takeEvent(lines, file);
        }
    }

    private void takeEvent(ByteLines lines, String file) {
        try {
            intake.take(reader.read(lines.bytes(), lines.offset(), lines.length()), file, lines.line());
        } catch (EncodingException noEvent) {
            intake.refuse(lines.isTorn() ? "torn: the last line has no end" : reason(noEvent), file, lines.line());
        }
    }

    /** Without the place within the line, so that like rows have like reasons. */
    private static String reason(EncodingException noEvent) {
        String message = String.valueOf(noEvent.getMessage());
        int place = message.indexOf(" at line ");
        int end = message.indexOf(": ", Math.max(0, place));
        return place < 0 || end < 0 ? message : message.substring(0, place) + message.substring(end);
    }

    private static boolean begins(ByteLines lines, byte[] prefix) {
        int end = lines.offset() + prefix.length;
        return lines.length() >= prefix.length
                && Arrays.equals(lines.bytes(), lines.offset(), end, prefix, 0, prefix.length);
    }
}
