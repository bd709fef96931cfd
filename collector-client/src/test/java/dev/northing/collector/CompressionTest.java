package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.wire.Attempt;
import dev.northing.collector.wire.CommonFacts;
import dev.northing.collector.wire.Compressor;
import dev.northing.collector.wire.NorthingBatchFormat;
import dev.northing.core.error.ConfigurationException;
import dev.northing.core.privacy.Purpose;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class CompressionTest {

    private static final Attempt FIRST = new Attempt(1, Instant.EPOCH, "key");

    private static TransportRequest request(Requests requests, int bytes) {
        return requests.request(parcel(bytes), FIRST);
    }

    private static Parcel parcel(int bytes) {
        Parcel parcel = new Parcel(1);
        parcel.batch().start(0, Long.MAX_VALUE);
        byte[] event = ("{\"a\":\"" + "x".repeat(bytes) + "\"}").getBytes(StandardCharsets.US_ASCII);
        parcel.batch().add(event, Purpose.PRODUCT_ANALYTICS);
        parcel.start();
        return parcel;
    }

    private static Requests requests(Compression compression) {
        return new Requests(new NorthingBatchFormat(new CommonFacts("a", "1", "java/17", "l", "d")), compression);
    }

    @Test
    void eachWayNamesItsEncodingAndNoneNamesNothing() {
        try (Requests plain = requests(Compression.NONE);
                Requests gzip = requests(Compression.GZIP);
                Requests zstd = requests(Compression.ZSTD)) {
            assertThat(request(plain, 5_000).headers()).doesNotContainKey("Content-Encoding");
            assertThat(request(gzip, 5_000).headers()).containsEntry("Content-Encoding", "gzip");
            assertThat(request(zstd, 5_000).headers()).containsEntry("Content-Encoding", "zstd");
        }
    }

    @Test
    void smallBodiesAreSentAsTheyAre() {
        try (Requests zstd = requests(Compression.ZSTD)) {
            assertThat(request(zstd, 10).headers()).doesNotContainKey("Content-Encoding");
        }
    }

    @Test
    void stopsWhenTheReceiverCannotReadIt() {
        try (Requests zstd = requests(Compression.ZSTD)) {
            request(zstd, 5_000);
            zstd.stopCompressing();
            assertThat(request(zstd, 5_000).headers()).doesNotContainKey("Content-Encoding");
        }
    }

    @Test
    void opensWhatItIsCalled() {
        try (Compressor gzip = Compression.GZIP.open();
                Compressor zstd = Compression.ZSTD.open()) {
            assertThat(gzip.encoding()).isEqualTo("gzip");
            assertThat(zstd.encoding()).isEqualTo("zstd");
        }
    }

    @Test
    void saysWhichLibraryIsMissingAndHowToAddIt() {
        ClassLoader without = ClassLoader.getPlatformClassLoader();
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Compression.ZSTD.check(without))
                .withMessageContaining("com.github.luben:zstd-jni")
                .withMessageContaining("choose gzip");
        assertThatCode(() -> Compression.GZIP.check(without)).doesNotThrowAnyException();
        assertThatCode(Compression.ZSTD::check).doesNotThrowAnyException();
    }

    @Test
    void belongsToAnEndpoint() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Clients.unplaced(new RecordingTransport())
                        .memoryOnly()
                        .compression(Compression.GZIP)
                        .build())
                .withMessageContaining("endpoint(address)");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> TelemetryClient.builder()
                        .application("a", "1")
                        .dictionary(Definitions.builds())
                        .consentNotRequired("a test")
                        .directory(Path.of("never"))
                        .compression(Compression.ZSTD)
                        .build())
                .withMessageStartingWith("compression: ");
        assertThat(TelemetryClient.builder()
                        .endpoint(URI.create("https://example.org"))
                        .compression(Compression.ZSTD))
                .isNotNull();
    }
}
