package dev.northing.collector.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.northing.core.error.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryTransportTest {

    private static final String HEADER = "{\"format\":\"northing-events/1\"}\n";

    @TempDir
    private Path root;

    private static TransportRequest lines(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new TransportRequest(Map.of(), bytes, bytes.length, 1);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private Path directory() {
        return root.resolve("a/b");
    }

    private DirectoryTransport transport(String instance, long maxFileBytes) {
        return new DirectoryTransport(directory(), () -> HEADER, instance, maxFileBytes);
    }

    @Test
    void writesAHeaderLineAndThenEveryBatch() throws IOException {
        try (DirectoryTransport transport = transport("ab", 10_000)) {
            assertThat(transport.send(lines("{\"n\":1}\n")).status()).isEqualTo(200);
            // Before it is closed: what was delivered can be read.
            assertThat(files(directory()))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent(HEADER + "{\"n\":1}\n"));
            transport.send(lines("{\"n\":2}\n{\"n\":3}\n"));
        }
        assertThat(files(directory()))
                .singleElement()
                .satisfies(file -> assertThat(file)
                        .hasContent(HEADER + "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n")
                        .hasFileName("northing-000000000001-ab.ndjson"));
    }

    @Test
    void createsNoFileBeforeThereIsAnEvent() throws IOException {
        transport("ab", 100).close();
        assertThat(files(directory())).isEmpty();
    }

    @Test
    void beginsANewFileWhenOneIsFullAndNamesSortInTheOrderOfWriting() throws IOException {
        try (DirectoryTransport transport = transport("ab", HEADER.length() + 16)) {
            for (int i = 0; i < 25; i++) {
                transport.send(lines("{\"n\":%03d}\n".formatted(i)));
            }
        }
        StringBuilder all = new StringBuilder();
        for (Path file : files(directory())) {
            assertThat(Files.size(file)).isLessThanOrEqualTo(HEADER.length() + 16);
            all.append(Files.readString(file).substring(HEADER.length()));
        }
        assertThat(files(directory())).hasSizeGreaterThan(10);
        assertThat(all.toString().lines()).hasSize(25).isSorted();
    }

    @Test
    void goesOnBehindTheFilesThatAreThereWhoeverWroteThem() throws IOException {
        for (String instance : List.of("ff", "00", "ff")) {
            try (DirectoryTransport transport = transport(instance, 1_000)) {
                transport.send(lines("{}\n"));
            }
        }
        Files.createFile(directory().resolve("northing-999999999999-ab.ndjson"));
        Files.createFile(directory().resolve("northing-12-ab.ndjson"));
        Files.createFile(directory().resolve("something else"));
        try (DirectoryTransport transport = transport("ab", 1_000)) {
            transport.send(lines("{}\n"));
        }
        assertThat(files(directory()))
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "northing-000000000001-ff.ndjson",
                        "northing-000000000002-00.ndjson",
                        "northing-000000000003-ff.ndjson",
                        "northing-000000000004-ab.ndjson");
    }

    @Test
    void keepsDirectoryAndFilesToTheirOwner() throws IOException {
        try (DirectoryTransport transport = transport("ab", 1_000)) {
            transport.send(lines("{}\n"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("a"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(files(directory()).get(0))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesASymbolicLinkAFileAndADirectoryThatOthersMayWriteTo() throws IOException {
        Path real = Files.createDirectory(root.resolve("real"));
        Path link = Files.createSymbolicLink(root.resolve("link"), real);
        Path file = Files.createFile(root.resolve("file"));
        Path open = Files.createDirectory(root.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwx---"));
        for (Path each : List.of(link, file, open)) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> new DirectoryTransport(each, () -> HEADER, "ab"))
                    .withMessageContaining(each.toString());
        }
        assertThat(files(real)).isEmpty();
    }

    @Test
    void writesNothingThroughALinkThatTookTheDirectorysPlace() throws IOException {
        Path other = Files.createDirectory(root.resolve("other"));
        try (DirectoryTransport transport = transport("ab", 1_000)) {
            Files.delete(directory());
            Files.createSymbolicLink(directory(), other);
            assertThatThrownBy(() -> transport.send(lines("{}\n"))).isInstanceOf(IOException.class);
        }
        assertThat(files(other)).isEmpty();
    }

    @Test
    void makesTheDirectoryAgainWhenItIsGone() throws IOException {
        try (DirectoryTransport transport = transport("ab", 1_000)) {
            Files.delete(directory());
            transport.send(lines("{}\n"));
        }
        assertThat(files(directory())).hasSize(1);
    }

    @Test
    void goesOnInANewFileAfterAWriteThatFailed() throws IOException {
        try (DirectoryTransport transport = transport("ab", 1_000)) {
            transport.send(lines("{\"n\":1}\n"));
            // An interrupted thread closes the channel under its write: the nearest thing to a failing disk.
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> transport.send(lines("{\"n\":2}\n"))).isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
            transport.send(lines("{\"n\":2}\n"));
        }
        List<Path> files = files(directory());
        assertThat(files).hasSize(2);
        assertThat(files.get(0)).hasContent(HEADER + "{\"n\":1}\n");
        assertThat(files.get(1)).hasContent(HEADER + "{\"n\":2}\n");
    }

    @Test
    void isDoneAfterClosing() {
        DirectoryTransport transport = transport("ab", 1_000);
        transport.close();
        transport.close();
        assertThat(transport).hasToString("DirectoryTransport");
    }
}
