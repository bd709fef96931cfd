package dev.northing.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class CompressorsTest {

    /** How a receiver reads what was compressed. */
    private interface Reader {
        InputStream open(InputStream compressed) throws IOException;
    }

    @Test
    void gzipIsReadBackByTheJdksOwnReader() throws IOException {
        try (Gzip gzip = new Gzip()) {
            assertReadsBack(gzip, GZIPInputStream::new);
            assertThat(gzip.encoding()).isEqualTo("gzip");
        }
        assertThat(Gzip.LEVEL).isEqualTo(3);
        assertThat(Compressor.MIN_BYTES).isEqualTo(1_024);
    }

    @Test
    void zstandardIsReadBackByItsOwnReader() throws IOException {
        try (Zstandard zstandard = new Zstandard()) {
            assertReadsBack(zstandard, ZstdInputStream::new);
            assertThat(zstandard.encoding()).isEqualTo("zstd");
        }
        assertThat(Zstandard.LEVEL).isEqualTo(1);
    }

    /** From nothing to much, half of it random; twice in a row, since the compressor and its target are used again. */
    private static void assertReadsBack(Compressor compressor, Reader reader) throws IOException {
        Random random = new Random(11);
        Bytes target = new Bytes();
        for (int size : new int[] {0, 1, 1_000, 8_191, 8_192, 100_000, 1_000_000}) {
            byte[] plain = new byte[size];
            random.nextBytes(plain);
            for (int i = 0; i < size / 2; i++) {
                plain[i] = 'a';
            }
            Bytes body = new Bytes().add(plain);
            compressor.compress(body, target);
            byte[] first = target.toByteArray();
            assertThat(reader.open(new ByteArrayInputStream(first)).readAllBytes())
                    .isEqualTo(plain);
            assertThat(first).hasSizeLessThan(size / 2 + size / 50 + 64);
            compressor.compress(body, target);
            assertThat(target.toByteArray()).isEqualTo(first);
        }
    }
}
