package dev.northing.metrics.northstar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PpiTest {

    private static final SupportingMetric INPUT = new SupportingMetric("pipelines", true, true);
    private static final SupportingMetric OUTPUT = new SupportingMetric("tickets", false, true);

    @Test
    void isCompleteWithEveryRequiredFieldAndAnswer() {
        Ppi ppi = new Ppi("smau", allRequired(), yes(), DataState.NEEDS_TRACKING, List.of(INPUT, OUTPUT));

        assertThat(ppi.missing()).isEmpty();
        assertThat(ppi.isComplete()).isTrue();
        assertThat(ppi.maturity()).isEqualTo(3);
        assertThat(ppi.unsupportive()).containsExactly(OUTPUT);
    }

    @Test
    void namesWhatIsMissingInTheOrderOfTheTemplate() {
        Map<PpiField, String> fields = allRequired();
        fields.remove(PpiField.TARGET);
        fields.remove(PpiField.KEY_BENEFIT);
        Map<PpiQuestion, Boolean> answers = yes();
        answers.remove(PpiQuestion.MEASURES_PROGRESS);

        Ppi ppi = new Ppi("smau", fields, answers, DataState.UNKNOWN, List.of());

        assertThat(ppi.missing()).containsExactly("key_benefit", "target", "measures_progress", "data");
        assertThat(ppi.maturity()).isEqualTo(2);
        assertThat(ppi.isComplete()).isFalse();
    }

    @Test
    void failsAQuestionThatWasAnsweredWithNo() {
        Map<PpiQuestion, Boolean> answers = yes();
        answers.put(PpiQuestion.SHOWS_CUSTOMER_VALUE, false);

        Ppi ppi = new Ppi("smau", allRequired(), answers, DataState.AVAILABLE, List.of());

        assertThat(ppi.missing()).isEmpty();
        assertThat(ppi.failed()).containsExactly(PpiQuestion.SHOWS_CUSTOMER_VALUE);
        assertThat(ppi.isComplete()).isFalse();
    }

    @Test
    void asksForEverythingOfAnEmptyRecord() {
        Ppi ppi = new Ppi("smau", Map.of(), Map.of(), DataState.UNKNOWN, List.of());

        // Thirteen fields of which two are optional, three questions and the data.
        assertThat(ppi.missing()).hasSize(11 + 3 + 1);
        assertThat(ppi.maturity()).isZero();
    }

    @Test
    void refusesABlankText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ppi("smau", Map.of(PpiField.WHY, " "), Map.of(), DataState.UNKNOWN, List.of()))
                .withMessage("why: blank, expected text that is not blank");
    }

    private static Map<PpiField, String> allRequired() {
        Map<PpiField, String> fields = new EnumMap<>(PpiField.class);
        Arrays.stream(PpiField.values()).filter(PpiField::isRequired).forEach(field -> fields.put(field, "said"));
        return fields;
    }

    private static Map<PpiQuestion, Boolean> yes() {
        Map<PpiQuestion, Boolean> answers = new EnumMap<>(PpiQuestion.class);
        Arrays.stream(PpiQuestion.values()).forEach(question -> answers.put(question, true));
        return answers;
    }
}
