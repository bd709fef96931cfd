package dev.northing.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.stats.Proportion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserEngagementTest {

    @ParameterizedTest
    @CsvSource({"49, RED", "50, YELLOW", "79, YELLOW", "80, GREEN"})
    void gradesTheActiveShare(long active, Grade grade) {
        GradedFigure engagement = UserEngagement.of("engagement", Health.WINDOW, new Proportion(active, 100));

        assertThat(engagement.grade()).hasValue(grade);
        assertThat(engagement.figure().value()).hasValue(active / 100.0);
        assertThat(engagement.figure().interval()).isPresent();
    }

    @Test
    void isUndefinedWithoutBillableUsers() {
        GradedFigure engagement = UserEngagement.of("engagement", Health.WINDOW, new Proportion(0, 0));

        assertThat(engagement.figure().value()).isEmpty();
        assertThat(engagement.grade()).isEmpty();
    }
}
