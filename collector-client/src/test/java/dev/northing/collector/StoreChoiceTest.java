package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.spool.SpoolSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StoreChoiceTest {

    private static StoreChoice keeping(Duration maxAge) {
        StoreChoice choice = new StoreChoice();
        choice.limits(new SpoolSettings.Limits(64 << 20, 4 << 20, Duration.ofMinutes(1), maxAge, 0));
        return choice;
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 90, 1", "P7D, 90, 1", "P7D, 7, 1", "P7DT1S, 7, 2", "P7D, 1, 7", "P100D, 30, 4"})
    void anEventWaitsPastAsManyEndsOfEpochsAsItsAgeAllows(Duration maxAge, int epochDays, int epochs) {
        assertThat(keeping(maxAge).waitingEpochs(epochDays)).isEqualTo(epochs);
    }

    @Test
    void theSearchGoesBackAYearOfDaysAtMost() {
        assertThat(keeping(Duration.ofDays(100_000)).waitingEpochs(1))
                .isEqualTo(StoreChoice.MAX_WAITING_EPOCHS)
                .isEqualTo(366);
    }

    @Test
    void withoutLimitsTheStandardAgeCounts() {
        assertThat(new StoreChoice().waitingEpochs(1)).as("seven days").isEqualTo(7);
    }
}
