package dev.northing.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.northing.core.dictionary.FilterCondition.EqualTo;
import dev.northing.core.dictionary.FilterCondition.Exists;
import dev.northing.core.dictionary.FilterCondition.In;
import dev.northing.core.dictionary.FilterCondition.NotIn;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.LegalBasis;
import dev.northing.core.privacy.Purpose;
import dev.northing.core.privacy.ScrubAction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Every field of Northing's own format, read from one bundle. */
class StrictProfileTest {

    private static final DictionaryLoad BUNDLE = Fixtures.load(Profile.STRICT, "strict/bundle.yml");

    @Test
    void readsItsOwnFormatWithoutAWord() {
        assertThat(BUNDLE.findings()).isEmpty();
        assertThat(BUNDLE.dictionary().owners().values())
                .containsExactly(
                        new Owner("ci", List.of("ci@example.com")),
                        new Owner("growth", List.of("growth@example.com", "#growth")));
    }

    @Test
    void readsTheSameFromJson() {
        DictionaryLoad json = Fixtures.load(Profile.STRICT, "strict/bundle.json");

        assertThat(json.findings()).isEmpty();
        assertThat(json.dictionary()).isEqualTo(BUNDLE.dictionary());
    }

    @Test
    void readsWhatEventsHaveInCommonWithMetrics() {
        EventDefinition event = event();

        assertThat(event.description()).isEqualTo("A build came to its end");
        assertThat(event.identifiers()).containsExactly("organization", "project", "user");
        assertThat(event.optionalIdentifiers()).containsExactly("device");
        assertThat(event.ownership())
                .isEqualTo(new Ownership("ci", List.of("builds@example.com"), List.of("continuous_integration")));
        assertThat(event.lifecycle())
                .isEqualTo(new Lifecycle(
                        Status.ACTIVE,
                        "16.10",
                        "https://example.com/changes/1",
                        null,
                        null,
                        null,
                        new Expiry.OnDate(LocalDate.of(2027, 6, 30)),
                        null,
                        List.of(),
                        null,
                        "1-0-2"));
        assertThat(event.governance())
                .isEqualTo(new Governance(
                        DataCategory.OPERATIONAL,
                        Purpose.PRODUCT_ANALYTICS,
                        LegalBasis.LEGITIMATE_INTERESTS,
                        OptionalInt.of(400),
                        List.of("https://example.com/reviews/1")));
        assertThat(event.priority()).isEqualTo(Priority.NORMAL);
        assertThat(event.samplingRate()).isEqualTo(0.5);
        assertThat(event.tiers()).containsExactly("free", "premium");
        assertThat(event.tags()).containsExactly("builds");
        assertThat(event.waivers()).containsExactly(new Waiver("P005", "branch names are dropped anyway"));
        assertThat(event.extensions()).isEmpty();
    }

    @Test
    void takesTextWithDeclaredValuesForAnEnum() {
        PropertyDefinition outcome = property("outcome");

        assertThat(outcome.type()).isEqualTo(PropertyType.ENUM);
        assertThat(outcome.required()).isTrue();
        assertThat(outcome.constraints().allowedValues()).containsExactly("success", "failure");
        assertThat(outcome.privacy().classification()).isEqualTo(Classification.INTERACTION);
    }

    @Test
    void readsBoundsUnitsAndExamples() {
        PropertyDefinition cost = property("cost");

        assertThat(cost.constraints().min()).isEqualTo(BigDecimal.ZERO);
        assertThat(cost.constraints().max()).isEqualTo(new BigDecimal("1.5"));
        assertThat(cost.unit()).isEqualTo("USD");
        assertThat(cost.nullable()).isTrue();
        assertThat(cost.examples()).containsExactly("0.1", "1");
        assertThat(cost.privacy())
                .isEqualTo(new PropertyPrivacy(Classification.TECHNICAL, null, OptionalInt.of(30), "org"));
    }

    @Test
    void readsHandlingWithItsSettings() {
        assertThat(property("branch").constraints().maxLength()).hasValue(120);
        assertThat(property("branch").constraints().pattern()).isEqualTo("a git ref");
        assertThat(property("branch").privacy())
                .isEqualTo(new PropertyPrivacy(
                        Classification.FREE_TEXT,
                        new Handling(ScrubAction.TRUNCATE, Map.of("max", "12")),
                        OptionalInt.empty(),
                        null));
    }

    @Test
    void readsListsAndMaps() {
        assertThat(property("stages").items()).satisfies(items -> {
            assertThat(items.name()).isEqualTo("items");
            assertThat(items.constraints().maxLength()).hasValue(40);
        });
        assertThat(property("runner").entries())
                .extracting(PropertyDefinition::name, PropertyDefinition::type)
                .containsExactly(tuple("cpus", PropertyType.INTEGER), tuple("version", PropertyType.STRING));
    }

    @Test
    void takesOverWhatASharedPropertySays() {
        PropertyDefinition plan = property("plan");

        assertThat(plan.ref()).isEqualTo("plan");
        assertThat(plan.description()).isEqualTo("The plan of the organization");
        assertThat(plan.type()).isEqualTo(PropertyType.ENUM);
        assertThat(plan.constraints().allowedValues()).containsExactly("free");
        assertThat(plan.constraints().open()).isFalse();
        assertThat(plan.privacy().classification()).isEqualTo(Classification.ORGANIZATION);
        assertThat(plan.privacy().handling()).isEqualTo(new Handling(ScrubAction.KEEP, Map.of()));
    }

    @Test
    void readsFiltersOfEveryForm() {
        MetricRule rule =
                metric("builds.active_organizations").measurement().rules().get(0);

        assertThat(rule.event()).isEqualTo("build_finished");
        assertThat(rule.unique()).isEqualTo("organization");
        assertThat(rule.filter())
                .containsExactly(
                        Map.entry("branch", new Exists(true)),
                        Map.entry("cost", new NotIn(List.of(PropertyValue.of(0L), PropertyValue.of(0.5)))),
                        Map.entry("outcome", new EqualTo(PropertyValue.of("success"))),
                        Map.entry("plan", new In(List.of(PropertyValue.of("premium"), PropertyValue.of("ultimate")))));
    }

    @Test
    void readsWindowsTargetsAndIndicators() {
        MetricDefinition metric = metric("builds.active_organizations");

        assertThat(metric.name()).isEqualTo("Weekly Active Builds");
        assertThat(metric.kind()).isEqualTo(MetricKind.UNIQUE);
        assertThat(metric.unit()).isEqualTo("{organization}");
        assertThat(metric.measurement().timeFrames()).containsExactly(TimeFrame.SEVEN_DAYS);
        assertThat(metric.measurement().window()).isEqualTo(new MetricWindow(MetricWindow.Anchor.ISO_WEEK, 1));
        assertThat(metric.target())
                .isEqualTo(new MetricTarget(MetricTarget.Comparison.AT_LEAST, new BigDecimal("1.2"), "2027-01-01"));
        assertThat(metric.indicators()).containsExactly("north_star");
        assertThat(metric.lifecycle().expires()).isEqualTo(new Expiry.Never());
    }

    @Test
    void readsOperatorsAndReplacements() {
        MetricDefinition metric = metric("builds.seconds");

        assertThat(metric.measurement().rules().get(0).operator())
                .isEqualTo(new MetricOperator(MetricOperator.Function.SUM, "seconds"));
        assertThat(metric.reportKeys())
                .containsExactly("builds.seconds_weekly", "builds.seconds_monthly", "builds.seconds");
        assertThat(metric.lifecycle().status()).isEqualTo(Status.DEPRECATED);
        assertThat(metric.lifecycle().deprecated()).isEqualTo(new Deprecation("renamed", "use builds.minutes"));
        assertThat(metric.lifecycle().replaces()).containsExactly("builds.time");
        assertThat(metric.lifecycle().replacedBy()).isEqualTo("builds.minutes");
    }

    @Test
    void readsComposedMetrics() {
        Measurement ratio = metric("builds.share").measurement();
        Measurement conversion = metric("activation").measurement();

        assertThat(ratio.numerator()).isEqualTo("builds.active_organizations");
        assertThat(ratio.denominator()).isEqualTo("organizations");
        assertThat(ratio.percentile()).isEqualTo(new BigDecimal("99.9"));
        assertThat(conversion.from()).containsExactly(new MetricRule("signup", null, Map.of(), null));
        assertThat(conversion.to())
                .containsExactly(new MetricRule(
                        "build_finished", null, Map.of("outcome", new EqualTo(PropertyValue.of("success"))), null));
        assertThat(conversion.within()).isEqualTo("7d");
        assertThat(conversion.brackets()).containsExactly(30, 90);
        assertThat(conversion.inputs()).containsExactly("builds.share");
        assertThat(conversion.instrumentationClass()).isEqualTo("ActivationMetric");
        assertThat(conversion.options()).isEqualTo("{\"a\":{},\"b\":[1,\"2\",null,true]}");
        assertThat(conversion.valueJsonSchema()).isEqualTo("schemas/activation.json");
    }

    @Test
    void knowsWhereEveryFieldStands() {
        DefinitionSource source = BUNDLE.sources().events().get(0).source();

        assertThat(source.file()).isEqualTo("dev/northing/core/dictionary/strict/bundle.yml");
        assertThat(source.start()).hasToString("14:3");
        assertThat(source.at("action")).hasToString("14:3");
        assertThat(source.at("identifiers[1]")).hasToString("16:33");
        assertThat(source.at("since")).hasToString("21:12").isEqualTo(source.at("milestone"));
        assertThat(source.at("properties.cost.max")).hasToString("47:14");
        assertThat(source.at("properties.cost.class")).hasToString("51:26");
        assertThat(source.at("properties.runner.entries.cpus.min")).hasToString("69:38");
        assertThat(source.at("properties.runner.entries.cpus.max")).hasToString("69:11");
        assertThat(source.at("no_lint[0].rule")).hasToString("34:15");

        DefinitionSource metric = BUNDLE.sources().metrics().get(0).source();
        assertThat(metric.at("events[0].filter.plan.in[1]")).hasToString("98:32");
        assertThat(metric.at("target.by")).hasToString("92:40");
    }

    private static EventDefinition event() {
        return BUNDLE.dictionary().events().get("build_finished");
    }

    private static PropertyDefinition property(String name) {
        return event().properties().get(name);
    }

    private static MetricDefinition metric(String key) {
        return BUNDLE.dictionary().metrics().get(key);
    }
}
