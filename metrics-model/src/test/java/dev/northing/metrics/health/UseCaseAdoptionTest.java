package dev.northing.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.stats.Proportion;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UseCaseAdoptionTest {

    @ParameterizedTest
    @CsvSource({"25, RED", "26, GREEN"})
    void isAdoptedAboveAQuarterOfTheUsers(long users, Grade grade) {
        GradedFigure share = UseCaseAdoption.byUsers("scm", Health.WINDOW, new Proportion(users, 100));

        assertThat(share.grade()).hasValue(grade);
        assertThat(UseCaseAdoption.ADOPTED_ABOVE).isEqualTo(0.25);
    }

    @Test
    void countsGreenUseCases() {
        GradedFigure platform = UseCaseAdoption.ofPlatform(
                "platform",
                Health.WINDOW,
                Map.of(
                        "scm", Optional.of(Grade.GREEN),
                        "ci", Optional.of(Grade.GREEN),
                        "cd", Optional.of(Grade.RED),
                        "security", Optional.empty()));

        assertThat(platform.figure().value()).hasValue(2);
        assertThat(platform.figure().n()).isEqualTo(3);
        assertThat(platform.grade()).hasValue(Grade.RED);
    }

    @Test
    void takesThreeForASuccess() {
        GradedFigure platform = UseCaseAdoption.ofPlatform(
                "platform",
                Health.WINDOW,
                Map.of("a", Optional.of(Grade.GREEN), "b", Optional.of(Grade.GREEN), "c", Optional.of(Grade.GREEN)));

        assertThat(platform.grade()).hasValue(Grade.GREEN);
        assertThat(UseCaseAdoption.SUCCESSFUL_FROM).isEqualTo(3);
    }

    @Test
    void isUndefinedWhereNothingApplies() {
        GradedFigure platform =
                UseCaseAdoption.ofPlatform("platform", Health.WINDOW, Map.of("security", Optional.empty()));

        assertThat(platform.figure().value()).isEmpty();
        assertThat(platform.grade()).isEmpty();
        assertThat(UseCaseAdoption.byUsers("scm", Health.WINDOW, new Proportion(0, 0))
                        .grade())
                .isEmpty();
    }
}
