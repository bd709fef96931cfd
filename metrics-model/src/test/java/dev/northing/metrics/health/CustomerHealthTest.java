package dev.northing.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.RandomLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerHealthTest {

    private static final Instant AS_OF = RandomLogs.AS_OF;
    private static final Instant LONG_AGO = AS_OF.minus(Duration.ofDays(400));
    private static final CustomerHealth HEALTH = new CustomerHealth("health", HealthModel.DEFAULT);
    private static final List<String> PRODUCT = List.of("license", "user_engagement", "scm", "ci", "devsecops", "cd");

    @Test
    void givesTheWeightOfMissingGroupsToTheOthers() {
        List<HealthReading> readings = new ArrayList<>();
        PRODUCT.forEach(measure -> readings.add(fresh(measure, 80)));
        readings.add(fresh("sentiment", 60));

        CustomerHealthFigures figures = judge(readings);

        assertThat(figures.score().value()).hasValueCloseTo((50 * 80 + 25 * 60) / 75.0, within(1e-12));
        assertThat(figures.coverage().value()).hasValueCloseTo(0.75, within(1e-12));
        assertThat(figures.grade()).hasValue(Grade.YELLOW);
        assertThat(figures.missing()).containsExactly("outcomes", "voice_of_customer", "meetings", "support");
    }

    @Test
    void givesTheWeightOfAMissingMeasureToItsGroup() {
        // License weighs 30 and CI 15: their group of weight 50 stands at (30 x 90 + 15 x 60)/45 = 80.
        CustomerHealthFigures figures = judge(List.of(fresh("license", 90), fresh("ci", 60), fresh("outcomes", 20)));

        assertThat(figures.score().value()).hasValueCloseTo((50 * 80 + 10 * 20) / 60.0, within(1e-12));
        assertThat(figures.coverage().value()).hasValueCloseTo((50 * 0.45 + 10) / 100, within(1e-12));
        // Outcomes lack 80 of 100 at a weight of 1/6, CI 40 at 5/18, the license 10 at 5/9.
        assertThat(figures.contributions())
                .extracting(HealthContribution::measure)
                .containsExactly("outcomes", "ci", "license");
        assertThat(figures.contributions().get(1).lost()).isCloseTo(40 * 5 / 18.0, within(1e-12));
    }

    @Test
    void letsARedSentimentMakeTheWholeRed() {
        List<HealthReading> readings = new ArrayList<>(List.of(fresh("sentiment", 49)));
        PRODUCT.forEach(measure -> readings.add(fresh(measure, 100)));

        CustomerHealthFigures figures = judge(readings);

        assertThat(figures.score().value().orElseThrow()).isGreaterThan(80);
        assertThat(figures.grade()).hasValue(Grade.RED);
        assertThat(figures.overridden()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "license, 60, true, false",
        "license, 61, false, false",
        "support, 30, true, false",
        "support, 31, false, false",
        "sentiment, 90, true, false",
        "sentiment, 91, true, true",
        "sentiment, 120, true, true",
        "sentiment, 121, false, false"
    })
    void forgetsWhatIsTooOld(String measure, int days, boolean counts, boolean stale) {
        CustomerHealthFigures figures =
                judge(List.of(new HealthReading(measure, 80, AS_OF.minus(Duration.ofDays(days)))));

        assertThat(figures.score().value().isPresent()).isEqualTo(counts);
        assertThat(figures.stale().contains(measure)).isEqualTo(stale);
        assertThat(figures.missing().contains(measure)).isNotEqualTo(counts);
    }

    @Test
    void takesTheLastReadingThatIsKnown() {
        CustomerHealthFigures figures = judge(List.of(
                new HealthReading("ci", 10, AS_OF.minusSeconds(20)),
                new HealthReading("ci", 70, AS_OF.minusSeconds(10)),
                new HealthReading("ci", 90, AS_OF)));

        assertThat(figures.score().value()).hasValueCloseTo(70.0, within(1e-12));
    }

    @Test
    void gradesNobodyInTheFirstThirtyDays() {
        List<HealthReading> readings = List.of(fresh("ci", 90));
        Instant young = AS_OF.minus(Duration.ofDays(30)).plusMillis(1);

        assertThat(HEALTH.figures(readings, young, AS_OF).grade()).isEmpty();
        assertThat(HEALTH.figures(readings, young, AS_OF).score().value()).isPresent();
        assertThat(HEALTH.figures(readings, AS_OF.minus(Duration.ofDays(30)), AS_OF)
                        .grade())
                .hasValue(Grade.GREEN);
    }

    @Test
    void isUndefinedWithoutReadings() {
        CustomerHealthFigures figures = judge(List.of());

        assertThat(figures.score().value()).isEmpty();
        assertThat(figures.grade()).isEmpty();
        assertThat(figures.coverage().value()).hasValue(0);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void doesNotDependOnTheOrderOfReadings(long seed) {
        Random random = new Random(seed);
        List<HealthReading> readings = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String measure = PRODUCT.get(random.nextInt(PRODUCT.size()));
            readings.add(new HealthReading(
                    measure, random.nextInt(101), AS_OF.minus(Duration.ofDays(random.nextInt(4) * 20L))));
        }
        List<HealthReading> shuffled = new ArrayList<>(readings);
        Collections.shuffle(shuffled, random);

        CustomerHealthFigures figures = judge(readings);

        assertThat(judge(shuffled)).isEqualTo(figures);
        assertThat(figures.contributions().stream()
                        .mapToDouble(HealthContribution::weight)
                        .sum())
                .isCloseTo(figures.contributions().isEmpty() ? 0 : 1, within(1e-12));
    }

    @Test
    void refusesWhatTheModelDoesNotHave() {
        assertThat(HealthReading.BEST).isEqualTo(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> judge(List.of(fresh("mood", 50))))
                .withMessage("readings: mood, expected measures of the model");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fresh("ci", 100.1))
                .withMessage("score: 100.1, expected a score in [0, 100]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthMeasure.lasting("ci", 0, 1))
                .withMessage("weight: 0.0, expected a positive finite number");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new HealthModel(HealthModel.DEFAULT.groups(), HealthModel.DEFAULT.bands(), Set.of("mood"), 30))
                .withMessage("overriding: [mood], expected measures of the model");
    }

    private static CustomerHealthFigures judge(List<HealthReading> readings) {
        return HEALTH.figures(readings, LONG_AGO, AS_OF);
    }

    private static HealthReading fresh(String measure, double score) {
        return new HealthReading(measure, score, AS_OF.minusSeconds(1));
    }
}
