package dev.northing.core.dictionary;

import dev.northing.core.event.PropertyValue;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.LegalBasis;
import dev.northing.core.privacy.Purpose;
import dev.northing.core.privacy.ScrubAction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes dictionaries that use every field, from a seeded source. */
final class RandomDictionaries {

    private static final List<String> TEXTS = List.of(
            "",
            "plain",
            "é\u2028\"\\/",
            "\uD83D\uDE00",
            "a\nb\tc",
            "\u0000\u001F",
            "null",
            "1.0",
            "{}",
            "<&>",
            "\uFEFFx");

    private final RandomGenerator random;

    RandomDictionaries(RandomGenerator random) {
        this.random = random;
    }

    MetricDictionary next() {
        return MetricDictionary.of(
                constant(Profile.values()),
                some(4, this::metric),
                some(4, this::event),
                some(3, () -> property(text("property"), 3)),
                some(3, () -> new Owner(text("owner"), texts())));
    }

    private MetricDefinition metric() {
        return new MetricDefinition(
                text("metric."),
                text(),
                text(),
                constant(MetricKind.values()),
                constant(ValueType.values()),
                optionalText(),
                measurement(),
                ownership(),
                lifecycle(),
                governance(),
                optional(() -> new MetricTarget(constant(MetricTarget.Comparison.values()), decimal(), optionalText())),
                texts(),
                optional(this::share),
                texts(),
                texts(),
                waivers(),
                textsByName());
    }

    private EventDefinition event() {
        Map<String, PropertyDefinition> properties = new TreeMap<>();
        some(4, () -> property(text("p"), 3)).forEach(property -> properties.put(property.name(), property));
        return new EventDefinition(
                text("event_"),
                text(),
                texts(),
                texts(),
                properties,
                ownership(),
                lifecycle(),
                governance(),
                constant(Priority.values()),
                optional(this::share),
                texts(),
                texts(),
                waivers(),
                textsByName());
    }

    private Measurement measurement() {
        List<TimeFrame> frames = new ArrayList<>(some(3, () -> constant(TimeFrame.values())));
        frames.add(constant(TimeFrame.values()));
        return new Measurement(
                text(),
                frames,
                optional(() -> new MetricWindow(constant(MetricWindow.Anchor.values()), random.nextInt(9))),
                some(3, this::rule),
                optionalText(),
                optionalText(),
                texts(),
                optional(this::decimal),
                some(2, this::rule),
                some(2, this::rule),
                optionalText(),
                some(3, () -> random.nextInt(100)),
                optionalText(),
                optionalText(),
                optionalText());
    }

    private MetricRule rule() {
        Map<String, FilterCondition> filter = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            filter.put(text("f"), condition());
        }
        return new MetricRule(
                text(),
                optionalText(),
                filter,
                optional(() ->
                        new MetricOperator(constant(MetricOperator.Function.values()), "value" + random.nextInt(9))));
    }

    private FilterCondition condition() {
        return switch (random.nextInt(4)) {
            case 0 -> new FilterCondition.EqualTo(value());
            case 1 -> new FilterCondition.In(List.of(value(), value()));
            case 2 -> new FilterCondition.NotIn(List.of(value()));
            default -> new FilterCondition.Exists(random.nextBoolean());
        };
    }

    private PropertyValue value() {
        return switch (random.nextInt(4)) {
            case 0 -> PropertyValue.of(text());
            case 1 -> PropertyValue.of(random.nextLong() >> random.nextInt(64));
            case 2 -> PropertyValue.of(number());
            default -> PropertyValue.of(random.nextBoolean());
        };
    }

    private double number() {
        double any = Double.longBitsToDouble(random.nextLong());
        return random.nextBoolean() || !Double.isFinite(any) ? random.nextInt(100) : any;
    }

    private PropertyDefinition property(String name, int levels) {
        return new PropertyDefinition(
                name,
                text(),
                constant(PropertyType.values()),
                random.nextBoolean(),
                random.nextBoolean(),
                new Constraints(
                        texts(),
                        random.nextBoolean(),
                        optionalInt(),
                        optional(this::decimal),
                        optional(this::decimal),
                        optionalText()),
                levels == 0 ? null : optional(() -> property(text(), levels - 1)),
                levels == 0 ? List.of() : some(2, () -> property(text(), levels - 1)),
                optionalText(),
                texts(),
                new PropertyPrivacy(
                        optional(() -> constant(Classification.values())),
                        optional(() -> new Handling(constant(ScrubAction.values()), textsByName())),
                        optionalInt(),
                        optionalText()),
                optionalText());
    }

    private Ownership ownership() {
        return new Ownership(text(), texts(), texts());
    }

    private Lifecycle lifecycle() {
        return new Lifecycle(
                constant(Status.values()),
                optionalText(),
                optionalText(),
                optionalText(),
                optionalText(),
                optionalText(),
                optional(this::expiry),
                optional(() -> new Deprecation(text(), text())),
                texts(),
                optionalText(),
                optionalText());
    }

    private Expiry expiry() {
        return switch (random.nextInt(3)) {
            case 0 -> new Expiry.Never();
            case 1 -> new Expiry.OnDate(LocalDate.ofEpochDay(random.nextInt(40_000)));
            default -> new Expiry.InVersion(random.nextInt(30) + "." + random.nextInt(12));
        };
    }

    private Governance governance() {
        return new Governance(
                constant(DataCategory.values()),
                optional(() -> new Purpose("purpose_" + random.nextInt(9))),
                optional(() -> constant(LegalBasis.values())),
                optionalInt(),
                texts());
    }

    private List<Waiver> waivers() {
        return some(2, () -> new Waiver(text(), text()));
    }

    private Map<String, String> textsByName() {
        Map<String, String> texts = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            texts.put(text("x"), text());
        }
        return texts;
    }

    private List<String> texts() {
        return some(3, this::text);
    }

    private String text(String start) {
        return start + random.nextInt(50) + text();
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private @Nullable String optionalText() {
        return optional(this::text);
    }

    private BigDecimal decimal() {
        return BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(-30, 30));
    }

    private double share() {
        return 1 - random.nextDouble();
    }

    private OptionalInt optionalInt() {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(1000));
    }

    private <E> E constant(E[] constants) {
        return constants[random.nextInt(constants.length)];
    }

    private <V> @Nullable V optional(Supplier<V> value) {
        return random.nextBoolean() ? null : value.get();
    }

    private <V> List<V> some(int most, Supplier<V> value) {
        List<V> values = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            values.add(value.get());
        }
        return values;
    }
}
