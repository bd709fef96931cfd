package dev.northing.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenseUtilizationTest {

    private static final LicenseUtilization LICENSES = LicenseUtilization.of("license");

    @ParameterizedTest
    @CsvSource({
        "99, 2, RED", "100, 2, YELLOW", "500, 2, YELLOW", "501, 2, GREEN", "751, 5, GREEN",
        "99, 6, RED", "500, 6, RED", "501, 6, YELLOW", "750, 6, YELLOW", "751, 8, GREEN",
        "500, 9, RED", "750, 9, RED", "751, 9, GREEN", "751, 90, GREEN"
    })
    void gradesByTheAgeOfTheSubscription(long billable, long months, Grade grade) {
        LicenseFigures figures = LICENSES.figures(new SeatUse(billable, 1_000, months), Health.WINDOW);

        assertThat(figures.grade()).hasValue(grade);
        assertThat(figures.utilization().value()).hasValue(billable / 1_000.0);
    }

    @ParameterizedTest
    @CsvSource({"90, EXPANSION", "89, NONE", "75, NONE", "74, CONTRACTION_RISK"})
    void readsASignalOffTheSeats(long billable, SeatSignal signal) {
        assertThat(LICENSES.figures(new SeatUse(billable, 100, 12), Health.WINDOW)
                        .signal())
                .isEqualTo(signal);
        assertThat(LicenseUtilization.EXPANSION_FROM).isEqualTo(0.9);
        assertThat(LicenseUtilization.CONTRACTION_BELOW).isEqualTo(0.75);
    }

    @Test
    void gradesNothingBeforeTheSecondMonth() {
        LicenseFigures figures = LICENSES.figures(new SeatUse(1, 100, 1), Health.WINDOW);

        assertThat(figures.grade()).isEmpty();
        assertThat(figures.signal()).isEqualTo(SeatSignal.NONE);
        assertThat(figures.utilization().value()).hasValue(0.01);
    }

    @Test
    void countsSeatsToBuyAndToReclaim() {
        assertThat(LICENSES.figures(new SeatUse(120, 100, 3), Health.WINDOW).seatsToBuy())
                .isEqualTo(20);
        assertThat(LICENSES.figures(new SeatUse(120, 100, 3), Health.WINDOW)
                        .utilization()
                        .value())
                .hasValue(1.2);
        assertThat(LICENSES.figures(new SeatUse(70, 100, 3), Health.WINDOW).seatsToReclaim())
                .isEqualTo(30);
    }

    @Test
    void isUndefinedWithoutPurchasedSeats() {
        LicenseFigures figures = LICENSES.figures(new SeatUse(5, 0, 12), Health.WINDOW);

        assertThat(figures.utilization().value()).isEmpty();
        assertThat(figures.grade()).isEmpty();
        assertThat(figures.signal()).isEqualTo(SeatSignal.NONE);
        assertThat(figures.seatsToBuy()).isEqualTo(5);
    }

    @Test
    void countsWholeCalendarMonths() {
        LocalDate start = LocalDate.of(2026, 1, 31);

        assertThat(SeatUse.since(1, 1, start, LocalDate.of(2026, 3, 30)).ageMonths())
                .isEqualTo(1);
        assertThat(SeatUse.since(1, 1, start, LocalDate.of(2026, 3, 31)).ageMonths())
                .isEqualTo(2);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeatUse(-1, 1, 1))
                .withMessage("billable: -1, expected at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeatUse.since(1, 1, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 1)))
                .withMessage("asOf: 2026-01-01, expected a date not before the start 2026-02-01");
        AgeBands two = LicenseUtilization.DEFAULT_AGES.get(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LicenseUtilization("d", List.of(two, two)))
                .withMessage("ages: 2, expected at least 3");
    }
}
