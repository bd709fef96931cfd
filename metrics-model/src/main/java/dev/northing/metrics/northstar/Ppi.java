package dev.northing.metrics.northstar;

import dev.northing.metrics.input.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Holds the record of a product performance indicator and checks it.
 *
 * <p>Source: PPI template of the product handbook. {@code PpiTest} holds the examples.
 *
 * <p>Immutable.
 *
 * @param definition the id of the indicator's definition, not blank
 * @param fields what it says in words; what is not there is missing
 * @param answers what the three questions were answered; what is not there was not asked
 * @param data whether there is data
 * @param supporting metrics that support it, may be empty
 * @since 0.1.0
 */
public record Ppi(
        String definition,
        Map<PpiField, String> fields,
        Map<PpiQuestion, Boolean> answers,
        DataState data,
        List<SupportingMetric> supporting) {

    private static final List<PpiField> MATURING = List.of(PpiField.DESCRIPTION, PpiField.TARGET, PpiField.CHART);

    /**
     * Accepts texts that are not blank and copies the collections.
     *
     * @param definition the id of the indicator's definition
     * @param fields what it says in words
     * @param answers what the three questions were answered
     * @param data whether there is data
     * @param supporting metrics that support it
     * @throws IllegalArgumentException if a text is blank; leave it out instead
     */
    public Ppi {
        Require.text("definition", definition);
        fields = Map.copyOf(fields);
        fields.forEach((field, text) -> Require.text(name(field), text));
        answers = Map.copyOf(answers);
        Objects.requireNonNull(data, "data");
        supporting = List.copyOf(supporting);
    }

    /**
     * What the record still needs.
     *
     * @return the names of missing fields and open questions and {@code data} if nobody has looked for it, in the order
     *     of the template; empty if the record is complete
     */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        Arrays.stream(PpiField.values())
                .filter(field -> field.isRequired() && !fields.containsKey(field))
                .forEach(field -> missing.add(name(field)));
        Arrays.stream(PpiQuestion.values())
                .filter(question -> !answers.containsKey(question))
                .forEach(question -> missing.add(name(question)));
        if (data == DataState.UNKNOWN) {
            missing.add("data");
        }
        return List.copyOf(missing);
    }

    /**
     * The questions that were answered with no: the indicator is the wrong one, however complete its record.
     *
     * @return those questions, in the order of the template
     */
    public List<PpiQuestion> failed() {
        return Arrays.stream(PpiQuestion.values())
                .filter(question -> !answers.getOrDefault(question, true))
                .toList();
    }

    /**
     * The supporting metrics that do not support it.
     *
     * @return those that are no input or do not move it
     */
    public List<SupportingMetric> unsupportive() {
        return supporting.stream().filter(metric -> !metric.supports()).toList();
    }

    /**
     * How mature the indicator is.
     *
     * @return how many of description, target and chart there are, in [0, 3]
     */
    public int maturity() {
        return (int) MATURING.stream().filter(fields::containsKey).count();
    }

    /**
     * Whether it can be used.
     *
     * @return true if nothing is missing and no question was answered with no
     */
    public boolean isComplete() {
        return missing().isEmpty() && failed().isEmpty();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
