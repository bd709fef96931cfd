package dev.northing.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.IntervalMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportTicketsTest {

    @Test
    void widensTheIntervalWhereOrganizationsDiffer() {
        SupportTicketFigures figures = of(new SupportLoad("a", 4, 2), new SupportLoad("b", 0, 2));

        assertThat(figures.rate().value()).hasValue(1);
        // Both are expected to write 2: (4 + 4)/2 over one degree.
        assertThat(figures.dispersion().value()).hasValueCloseTo(4.0, within(1e-12));
        assertThat(figures.rate().interval())
                .hasValueSatisfying(interval -> assertThat(interval.method()).isEqualTo(IntervalMethod.DELTA_CLUSTER));
    }

    @Test
    void takesEvenTicketsForChance() {
        SupportTicketFigures figures = of(new SupportLoad("a", 3, 2), new SupportLoad("b", 2, 2));

        assertThat(figures.dispersion().value()).hasValueCloseTo(0.2, within(1e-12));
        // Garwood for 5 events is 1.6235 to 11.6683, over 4 weeks.
        assertThat(figures.rate().interval()).hasValueSatisfying(interval -> {
            assertThat(interval.method()).isEqualTo(IntervalMethod.GARWOOD);
            assertThat(interval.low()).isCloseTo(1.6235 / 4, within(5e-5));
            assertThat(interval.high()).isCloseTo(11.6683 / 4, within(5e-5));
        });
    }

    @Test
    void isUndefinedWithoutActiveWeeks() {
        SupportTicketFigures figures = of(new SupportLoad("a", 3, 0));

        assertThat(figures.rate().value()).isEmpty();
        assertThat(figures.rate().interval()).isEmpty();
        assertThat(figures.dispersion().value()).isEmpty();
        assertThat(of().rate().value()).isEmpty();
    }

    @Test
    void hasARateOfNoTickets() {
        SupportTicketFigures figures = of(new SupportLoad("a", 0, 3), new SupportLoad("b", 0, 3));

        assertThat(figures.rate().value()).hasValue(0);
        assertThat(figures.rate().interval()).isPresent();
        assertThat(figures.dispersion().value()).isEmpty();
    }

    @Test
    void refusesNegativeTickets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SupportLoad("a", -1, 1))
                .withMessage("tickets: -1, expected at least 0");
    }

    private static SupportTicketFigures of(SupportLoad... loads) {
        return SupportTickets.of("tickets", Health.WINDOW, List.of(loads));
    }
}
