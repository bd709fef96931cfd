package dev.northing.collector.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.0/24",
        "203.0.113.77/32, 203.0.113.0/24",
        "' 10.1.2.3 ', 10.1.2.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
        "2001:db8::1, 2001:db8::/48",
        "[2001:db8:aaaa:bbbb::1], 2001:db8:aaaa::/48",
        "fe80::1%eth0, fe80::/48",
        "::ffff:198.51.100.7, 198.51.100.0/24",
        "::ffff:c633:6407, 198.51.100.0/24",
        "::1, ::/48",
        "::, ::/48",
        "1:2:3:4:5:6:198.51.100.7, 1:2:3::/48",
    })
    void cutsAnAddressToItsNetwork(String text, String network) {
        IpAddress address = IpAddress.parse(text);
        assertThat(address).isNotNull();
        assertThat(address.network(24, 48)).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.x",
                "1..2.3",
                "example.org",
                "1.2.3.4:80",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "g::1",
                "1:2:3:4:5:6:7:",
                "1.2.3.4::",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "١.٢.٣.٤",
                "+1.2.3.4",
            })
    void readsNothingElse(String text) {
        assertThat(IpAddress.parse(text)).isNull();
    }

    @Test
    void readsWhatJavaWritesAndWritesWhatJavaReads() throws UnknownHostException {
        long seed = 20261122;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(bytes);
            for (int zeros = random.nextInt(bytes.length); zeros > 0; zeros--) {
                bytes[random.nextInt(bytes.length)] = 0;
            }
            InetAddress java = InetAddress.getByAddress(bytes);
            IpAddress read = IpAddress.parse(java.getHostAddress());
            assertThat(read).as("seed " + seed).isNotNull();
            assertThat(InetAddress.getByName(read.toString()))
                    .as("seed " + seed)
                    .isEqualTo(java);
        }
    }
}
