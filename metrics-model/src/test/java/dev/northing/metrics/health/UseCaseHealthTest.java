package dev.northing.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UseCaseHealthTest {

    private static final UseCaseHealth CD = new UseCaseHealth("cd", UseCase.CD, UseCaseScoring.DEFAULT);

    @Test
    void scoresTheHandbooksExample() {
        UseCaseFigures figures = CD.figures(
                Map.of("deploy_users_per_seat", 0.1, "deployments_per_seat", 8.0, "deployment_success_rate", 0.5),
                Health.WINDOW);

        assertThat(figures.score().value()).hasValueCloseTo(70.83, within(0.005));
        assertThat(figures.grade()).hasValue(Grade.YELLOW);
        assertThat(figures.isAdopted()).isFalse();
        assertThat(figures.coverage().value()).hasValue(1);
        assertThat(figures.nextStep())
                .hasValue(new NextStep("deploy_users_per_seat", Grade.GREEN, Border.beyond(0.12)));
    }

    @Test
    void neverTakesAMissingMeasureForRed() {
        UseCaseFigures figures = CD.figures(Map.of("deployments_per_seat", 8.0), Health.WINDOW);

        assertThat(figures.score().value()).hasValue(87.5);
        assertThat(figures.isAdopted()).isTrue();
        assertThat(figures.coverage().numerator()).hasValue(1);
        assertThat(figures.coverage().denominator()).hasValue(3);
        assertThat(figures.missing()).containsExactly("deploy_users_per_seat", "deployment_success_rate");
        assertThat(figures.nextStep()).isEmpty();
    }

    @Test
    void namesTheWorstMeasureAsTheNextStep() {
        UseCaseFigures figures = CD.figures(
                Map.of("deploy_users_per_seat", 0.1, "deployments_per_seat", 1.0, "deployment_success_rate", 0.9),
                Health.WINDOW);

        assertThat(figures.nextStep()).hasValue(new NextStep("deployments_per_seat", Grade.YELLOW, Border.at(2)));
        assertThat(figures.grades()).containsEntry("deployments_per_seat", Grade.RED);
    }

    @Test
    void isUndefinedWithoutMeasures() {
        UseCaseFigures figures = CD.figures(Map.of(), Health.WINDOW);

        assertThat(figures.score().value()).isEmpty();
        assertThat(figures.grade()).isEmpty();
        assertThat(figures.isAdopted()).isFalse();
    }

    @Test
    void refusesAMeasureItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CD.figures(Map.of("builds_per_seat", 1.0), Health.WINDOW))
                .withMessage("measured: builds_per_seat, expected measures out of "
                        + "[deploy_users_per_seat, deployments_per_seat, deployment_success_rate]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CD.figures(Map.of("deployments_per_seat", Double.NaN), Health.WINDOW))
                .withMessage("value: NaN, expected a finite number");
    }

    @Test
    void refusesPointsBeyondAHundred() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UseCaseScoring(0, 50, 101, UseCaseScoring.DEFAULT.bands()))
                .withMessage("greenPoints: 101.0, expected points in [0, 100]");
    }
}
