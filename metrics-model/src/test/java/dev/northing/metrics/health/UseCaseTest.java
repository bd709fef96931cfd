package dev.northing.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UseCaseTest {

    @ParameterizedTest
    @CsvSource({
        "git_users_per_seat, 0.10, 0.11, 0.33, 0.34",
        "builds_per_seat, 2, 2.1, 40, 40.1",
        "scanner_users_per_seat, 0.05, 0.06, 0.19, 0.20",
        "scans_per_pipeline, 0.09, 0.10, 0.50, 0.51",
        "scanner_kinds, 1, 2, 2, 3",
        "deploy_users_per_seat, 0.04, 0.05, 0.12, 0.13",
        "deployments_per_seat, 1.9, 2, 7, 7.1",
        "deployment_success_rate, 0.24, 0.25, 0.80, 0.81"
    })
    void gradesByTheHandbook(String measure, double red, double firstYellow, double lastYellow, double green) {
        GradeBands bands = Stream.of(UseCase.SCM, UseCase.CI, UseCase.SECURITY, UseCase.CD)
                .flatMap(useCase -> useCase.measures().stream())
                .filter(known -> known.name().equals(measure))
                .findFirst()
                .orElseThrow()
                .bands();

        assertThat(bands.grade(red)).isEqualTo(Grade.RED);
        assertThat(bands.grade(firstYellow)).isEqualTo(Grade.YELLOW);
        assertThat(bands.grade(lastYellow)).isEqualTo(Grade.YELLOW);
        assertThat(bands.grade(green)).isEqualTo(Grade.GREEN);
    }

    @Test
    void refusesAMeasureTwice() {
        UseCaseMeasure measure = UseCase.SCM.measures().get(0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UseCase("x", List.of(measure, measure)))
                .withMessage("measures: git_users_per_seat twice, expected each name once");
    }
}
