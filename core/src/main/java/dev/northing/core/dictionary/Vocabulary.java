package dev.northing.core.dictionary;

import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.LegalBasis;
import dev.northing.core.privacy.ScrubAction;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words that a field takes.
 *
 * @param words the words, as messages list them
 * @param constants what each word stands for, in the same order
 * @param <E> what the words stand for
 */
record Vocabulary<E>(List<String> words, List<E> constants) {

    static final Vocabulary<MetricKind> KINDS = of(MetricKind.values(), MetricKind::key);
    static final Vocabulary<ValueType> VALUE_TYPES = of(ValueType.values(), ValueType::key);
    static final Vocabulary<Status> STATUSES = of(Status.values(), Status::key);
    static final Vocabulary<TimeFrame> TIME_FRAMES = of(TimeFrame.values(), TimeFrame::key);
    static final Vocabulary<MetricWindow.Anchor> ANCHORS = of(MetricWindow.Anchor.values(), MetricWindow.Anchor::key);
    static final Vocabulary<MetricTarget.Comparison> COMPARISONS =
            of(MetricTarget.Comparison.values(), MetricTarget.Comparison::sign);
    static final Vocabulary<DataCategory> DATA_CATEGORIES = of(DataCategory.values(), DataCategory::key);
    static final Vocabulary<Priority> PRIORITIES = of(Priority.values(), Priority::key);
    static final Vocabulary<LegalBasis> LEGAL_BASES = of(LegalBasis.values(), LegalBasis::key);
    static final Vocabulary<PropertyType> PROPERTY_TYPES = of(PropertyType.values(), PropertyType::key);
    static final Vocabulary<Classification> CLASSES = of(Classification.values(), Classification::key);
    static final Vocabulary<ScrubAction> ACTIONS = of(ScrubAction.values(), ScrubAction::key);

    private static <E> Vocabulary<E> of(E[] constants, Function<E, String> word) {
        return new Vocabulary<>(Stream.of(constants).map(word).toList(), List.of(constants));
    }

    @Nullable
    E find(String word) {
        int index = words.indexOf(word);
        return index < 0 ? null : constants.get(index);
    }
}
