package dev.northing.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeBandsTest {

    @ParameterizedTest
    @CsvSource({"0.1, RED", "0.100001, YELLOW", "0.33, YELLOW", "0.34, GREEN"})
    void leavesABorderThatMustBePassedToTheWorseGrade(double value, Grade grade) {
        assertThat(GradeBands.rising(Border.beyond(0.1), Border.beyond(0.33)).grade(value))
                .isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"0, GREEN", "5, GREEN", "6, YELLOW", "15, YELLOW", "16, RED"})
    void gradesFewerTicketsHigher(double tickets, Grade grade) {
        assertThat(SupportTickets.MONTHLY_BANDS.grade(tickets)).isEqualTo(grade);
    }

    @Test
    void hasNoGradeForWhatIsUndefined() {
        assertThat(UserEngagement.BANDS.grade(OptionalDouble.empty())).isEmpty();
    }

    @Test
    void seesADrop() {
        assertThat(Grade.YELLOW.isDropFrom(Grade.GREEN)).isTrue();
        assertThat(Grade.RED.isDropFrom(Grade.YELLOW)).isTrue();
        assertThat(Grade.RED.isDropFrom(Grade.RED)).isFalse();
        assertThat(Grade.GREEN.isDropFrom(Grade.RED)).isFalse();
    }

    @Test
    void refusesBordersOutOfOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradeBands.rising(Border.at(2), Border.at(1)))
                .withMessage("yellow: 2.0, expected a border no better than that of green, 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradeBands.falling(Border.at(1), Border.at(2)))
                .withMessageContaining("yellow");
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Border.at(Double.NaN))
                .withMessage("bound: NaN, expected a finite number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserEngagement.BANDS.grade(Double.NaN))
                .withMessage("value: NaN, expected a finite number");
    }
}
