package dev.northing.collector.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KillSwitchTest {

    @Test
    void doNotTrackIsOnForEveryValueThatIsNotANo() {
        for (String on : List.of("1", "true", "yes", " 1 ", "anything")) {
            assertThat(KillSwitch.find(Map.of("DO_NOT_TRACK", on))).contains(KillSwitch.DO_NOT_TRACK);
        }
        for (String off : List.of("", " ", "0", "false", "NO", "off")) {
            assertThat(KillSwitch.find(Map.of("DO_NOT_TRACK", off))).isEmpty();
        }
    }

    @Test
    void northingTelemetryIsTurnedOffByEveryNo() {
        for (String off : List.of("off", "OFF", "0", "false", "no", "disabled", " off ")) {
            assertThat(KillSwitch.find(Map.of("NORTHING_TELEMETRY", off))).contains(KillSwitch.NORTHING_TELEMETRY);
        }
        for (String on : List.of("", "on", "1", "true")) {
            assertThat(KillSwitch.find(Map.of("NORTHING_TELEMETRY", on))).isEmpty();
        }
    }

    @Test
    void nothingIsOffInAnEmptyEnvironment() {
        assertThat(KillSwitch.find(Map.of())).isEmpty();
    }
}
