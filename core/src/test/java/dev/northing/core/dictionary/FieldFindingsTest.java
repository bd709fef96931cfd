package dev.northing.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.northing.core.dictionary.lint.Finding;
import dev.northing.core.source.SourceLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the loader says about single fields. */
class FieldFindingsTest {

    private static final String EVENT = """
            action: a
            description: d
            owner: ci
            status: active
            data_category: optional
            version: 1-0-0
            """;

    private static final String METRIC = """
            key_path: k
            description: d
            kind: count
            value_type: number
            owner: ci
            status: active
            time_frame: all
            data_category: optional
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "desciption: x      | S003 7:1  | did you mean 'description'?",
                "taggs: [x]         | S003 7:1  | did you mean 'tags'?",
                "product_grup: x    | S003 7:1  | did you mean 'product_group'?",
                "nothing_like_it: x | S003 7:1  | correct its name, or remove it",
                "tags: {a: b}       | S004 7:7  | 'tags' is a mapping: expected text",
                "tags: [1]          | S004 7:8  | is a number: expected text; put it in quotes",
                "tags: [[x]]        | S004 7:8  | is a list: expected text",
                "retention_days: x  | S004 7:17 | is text: expected a number, without quotes",
                "retention_days: '9'| S004 7:17 | is text: expected a number, without quotes",
                "retention_days: 0  | S009 7:17 | expected a whole number of at least 1",
                "retention_days: 1.5| S009 7:17 | expected a whole number of at least 1",
                "retention_days: 1e99999999999 | S009 7:17 | out of range",
                "sampling: 0        | S009 7:11 | a share above 0 and at most 1",
                "sampling: 1.01     | S009 7:11 | a share above 0 and at most 1",
                "since: 16.10       | S005 7:8  | write \"16.10\"",
                "milestone: 14      | S005 7:12 | 'milestone' is not quoted",
                "expires: 2027-02-30| S009 7:10 | expected 'never', a date",
                "expires: soon      | S009 7:10 | expected 'never', a date",
                "purpose: Ads!      | S009 7:10 | lower-case letters",
                "legal_basis: none  | S009 7:14 | expected one of consent, contract",
                "legal_basis: consnt| S009 7:14 | did you mean 'consent'?",
                "priority: urgent   | S009 7:11 | expected one of normal, important",
                "priority: importnt | S009 7:11 | did you mean 'important'?",
                "priority: 1        | S009 7:11 | 'priority' is '1': expected one of normal",
                "priority: [x]      | S004 7:11 | is a list: expected one of normal, important",
                "priorty: important | S003 7:1  | did you mean 'priority'?",
                "deprecated: [x]    | S004 7:13 | expected a mapping",
                "no_lint: [{reason: x}] | S010 7:11 | 'rule' of 'no_lint[0]' is missing",
                "product_group: x   | S002 7:1  | says the same as 'owner' on line 3",
                "introduced_by: TODO| S006 7:16 | still 'TODO'",
                "introduced_by: ''  | S006 7:16 | is empty",
                "properties: x      | S004 7:13 | expected a mapping of names",
                "properties: [{type: string}] | S010 7:14 | 'name' is missing",
                "properties: {p: {}}| S010 7:17 | 'type' of 'properties.p' is missing",
                "properties: {p: ~} | S010 7:17 | 'type' of 'properties.p' is missing",
                "properties: {p: strng} | S009 7:17 | did you mean 'string'?",
                "properties: {p: scalar} | S009 7:17 | which checks nothing",
                "properties: {p: {type: integer, enum: [1]}} | S009 7:39 | use min and max",
                "properties: {p: {type: number, min: 2, max: 1}} | S009 7:37 | 'min' is above 'max'",
                "properties: {p: {type: string, required: 'true'}} | S004 7:42 | true or false, without quotes",
                "properties: {p: {type: string, handling: hash}} | S009 7:42 | write pseudonymize",
                "properties: {p: {type: string, handling: {max: 3}}} | S010 7:42 | what is done to the value",
                "properties: {p: {type: string, class: personal}} | S009 7:39 | expected one of technical",
                "properties: {p: {ref: plan}} | S009 7:23 | which no bundle defines",
                "properties: {p: {type: string, privcy: {}}} | S003 7:32 | did you mean 'privacy'?",
                "properties: {p: {type: string, privacy: x}} | S004 7:41 | expected a mapping",
                "internal_events: true | S003 7:1 | unknown field",
            })
    void saysWhatIsWrongWithAFieldOfAnEvent(String field, String place, String message) {
        assertSingleFinding(Fixtures.strict(EVENT + field.strip() + "\n"), place, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "priority: normal   | S003 9:1  | unknown field",
                "unit: 5            | S004 9:7  | put it in quotes",
                "data_source: redys | S009 9:14 | did you mean 'redis'?",
                "within: 7 days     | S009 9:9  | such as 7d",
                "percentile: 100    | S009 9:13 | above 0 and below 100",
                "percentile: abc    | S004 9:13 | expected a number",
                "brackets: [x]      | S004 9:12 | 'brackets[0]' is text: expected a number",
                "options: x         | S004 9:10 | expected a mapping of settings",
                "window: {lag_days: 1} | S010 9:9 | 'anchor' of 'window' is missing",
                "window: {anchor: isoweek} | S009 9:18 | did you mean 'iso_week'?",
                "window: 7d         | S004 9:9  | expected a mapping",
                "target: {op: '>='} | S010 9:9  | the target is left out",
                "target: {op: '=>', value: 1} | S009 9:14 | expected one of",
                "events: [{unique: user}] | S010 9:10 | name the event that the rule reads",
                "events: [{name: e, uniqe: user}] | S003 9:20 | did you mean 'unique'?",
                "events: [{name: e, operator: total}] | S009 9:30 | such as sum(value)",
                "events: [{name: e, filter: x}] | S004 9:28 | from properties to their values",
                "events: [{name: e, filter: {a: ~}}] | S004 9:32 | is nothing: expected text",
                "events: [{name: e, filter: {a: []}}] | S009 9:32 | a filter needs at least one",
                "events: [{name: e, filter: {a: 1e999}}] | S009 9:32 | out of range",
                "events: [{name: e, filter: {a: {in: [x], exists: true}}}] | S009 9:32 | exactly one of",
                "events: [[e]]      | S004 9:10 | expected a mapping",
                "performance_indicator_type: [[]] | S004 9:30 | expected text",
            })
    void saysWhatIsWrongWithAFieldOfAMetric(String field, String place, String message) {
        String text = METRIC + field.strip() + "\n";
        DictionaryLoad load = Fixtures.strict(text);
        List<Finding> others = load.findings().stream()
                .filter(finding -> !(finding.rule() + " " + finding.position()).equals(place))
                .toList();

        assertThat(others).allMatch(finding -> finding.rule().equals("S009"));
        assertThat(load.findings())
                .filteredOn(finding -> (finding.rule() + " " + finding.position()).equals(place))
                .extracting(Finding::message)
                .anyMatch(found -> found.contains(message));
        assertThat(load.dictionary().metrics()).containsOnlyKeys("k");
    }

    @Test
    void demandsWhatIsMandatoryInTheStrictProfileOnly() {
        DictionaryLoad strict = Fixtures.strict("action: a\n---\nkey_path: k\n");
        DictionaryLoad gitlab = Fixtures.gitlab("action: a\n---\nkey_path: k\n");

        assertThat(strict.findings()).allMatch(finding -> finding.level() == Finding.Level.ERROR);
        assertThat(strict.findings()).extracting(Finding::rule).containsOnly("S010");
        assertThat(missing(strict, 1)).containsExactlyInAnyOrder("description", "owner");
        assertThat(missing(strict, 3))
                .containsExactlyInAnyOrder("description", "owner", "kind", "value_type", "time_frame");
        assertThat(gitlab.findings()).allMatch(finding -> finding.level() == Finding.Level.WARNING);
        assertThat(missing(gitlab, 1)).containsExactlyInAnyOrder("description", "owner");
        assertThat(missing(gitlab, 3)).containsExactlyInAnyOrder("description", "owner", "value_type", "time_frame");
    }

    private static List<String> missing(DictionaryLoad load, int line) {
        return load.findings().stream()
                .filter(finding -> finding.position().line() == line)
                .map(finding -> finding.message().substring(1, finding.message().indexOf('\'', 1)))
                .toList();
    }

    @Test
    void isSternInTheStrictProfileAndLenientOtherwise() {
        String text = EVENT + "unheard_of: 1\nlegal_basis: whim\n";

        assertThat(Fixtures.strict(text).findings()).extracting(Finding::level).containsOnly(Finding.Level.ERROR);
        assertThat(Fixtures.gitlab(text).findings()).extracting(Finding::level).containsOnly(Finding.Level.WARNING);
    }

    @Test
    void keepsUnknownFieldsWithTheirPathAsCanonicalJson() {
        DictionaryLoad load = Fixtures.gitlab(
                EVENT + "team: {z: 1.50, a: [x, ~]}\nproperties: {label: {description: l, colour: red}}\n");

        assertThat(Fixtures.onlyEvent(load).extensions())
                .containsOnly(
                        Map.entry("properties.label.colour", "\"red\""),
                        Map.entry("team", "{\"a\":[\"x\",null],\"z\":1.50}"));
    }

    @Test
    void leavesOutWhatIsTooLongToBeCompiled() {
        DictionaryLoad load = Fixtures.gitlab(EVENT + "team: " + "x".repeat(64 * 1024 - 1) + "\n");

        assertThat(SourceLimits.MAX_JSON_LENGTH).isEqualTo(64 * 1024);
        assertThat(Fixtures.places(load)).containsExactly("S003 7:1", "S012 7:7");
        assertThat(Fixtures.onlyEvent(load).extensions()).isEmpty();
    }

    @Test
    void typesGitlabsPropertiesByTheirNames() {
        EventDefinition event = Fixtures.onlyEvent(Fixtures.gitlab(EVENT
                + "additional_properties:\n  label: {description: l}\n  property: {description: p}\n"
                + "  value: {description: v}\n  other: {description: o}\n"));

        assertThat(event.properties().values())
                .extracting(PropertyDefinition::name, PropertyDefinition::type, PropertyDefinition::required)
                .containsExactly(
                        tuple("label", PropertyType.STRING, false),
                        tuple("other", PropertyType.SCALAR, false),
                        tuple("property", PropertyType.STRING, false),
                        tuple("value", PropertyType.NUMBER, false));
    }

    @ParameterizedTest
    @CsvSource({
        "data_available, ACTIVE, 1",
        "implemented, ACTIVE, 1",
        "not_used, DEPRECATED, 1",
        "deprecated, DEPRECATED, 0",
        "broken, BROKEN, 0",
        "Removed, REMOVED, 1",
    })
    void understandsOlderStatuses(String word, Status status, int remarks) {
        DictionaryLoad load = Fixtures.gitlab("action: a\ndescription: d\nproduct_group: ci\nstatus: " + word + "\n");

        assertThat(Fixtures.onlyEvent(load).lifecycle().status()).isEqualTo(status);
        assertThat(load.findings()).hasSize(remarks).allMatch(finding -> finding.level() == Finding.Level.INFO);
    }

    @Test
    void prefersNewFieldsOverOldOnes() {
        DictionaryLoad load = Fixtures.gitlab("""
                action: a
                description: d
                product_group: ci
                tier: [gold]
                tiers: [free]
                product_category: old
                product_categories: [new]
                label_description: old
                additional_properties: {label: {description: new}}
                """);
        EventDefinition event = Fixtures.onlyEvent(load);

        assertThat(Fixtures.places(load)).containsExactly("S007 4:1", "S007 6:1", "S007 8:1");
        assertThat(event.tiers()).containsExactly("free");
        assertThat(event.ownership().categories()).containsExactly("new");
        assertThat(event.properties().get("label").description()).isEqualTo("new");
    }

    @Test
    void allowsReferencesOnlyToNarrow() {
        String bundle = """
                file_format: northing/1
                properties:
                  n: {type: number, min: 0, max: 10}
                  s: {type: string, max_length: 10}
                  e: {type: enum, enum: [a, b]}
                events:
                  x:
                    description: d
                    owner: ci
                    status: active
                    data_category: optional
                    version: 1-0-0
                    properties:
                      p: {ref: %s}
                """;

        for (String narrower :
                List.of("n, type: integer, min: 1, max: 9", "s, max_length: 5", "s, enum: [q]", "e, enum: [a]")) {
            assertThat(Fixtures.strict(bundle.formatted(narrower)).findings())
                    .as(narrower)
                    .isEmpty();
        }
        for (String wider : List.of(
                "n, type: string",
                "n, min: -1",
                "n, max: 11",
                "s, max_length: 11",
                "e, enum: [c]",
                "e, open_enum: true")) {
            assertThat(Fixtures.places(Fixtures.strict(bundle.formatted(wider))))
                    .as(wider)
                    .containsExactly("S015 14:10");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "events: [{name: e}]                       | COUNT",
                "events: [{name: e, unique: user.id}]      | UNIQUE",
                "events: [{name: e, operator: sum(value)}] | SUM",
                "events: [{name: e, operator: unique_totals(label)}] | COUNT",
                "numerator: a\\ndenominator: b              | RATIO",
                "percentile: 95                            | PERCENTILE",
                "from: [a]\\nto: [b]                        | CONVERSION",
                "from: [a]\\nbrackets: [30]                 | COHORT",
                "inputs: [a]                               | DERIVED",
                "data_source: redis_hll                    | UNIQUE",
                "data_source: system                       | SETTING",
                "data_source: database                     | COUNT",
            })
    void infersTheKindThatGitlabNeverSays(String fields, MetricKind kind) {
        String text = "key_path: k\ndescription: d\nproduct_group: g\nvalue_type: number\nstatus: active\n"
                + "time_frame: 28d\n" + fields.strip().replace("\\n", "\n") + "\n";

        assertThat(Fixtures.onlyMetric(Fixtures.gitlab(text)).kind()).isEqualTo(kind);
    }

    private static void assertSingleFinding(DictionaryLoad load, String place, String message) {
        assertThat(Fixtures.places(load)).as(load.findings().toString()).containsExactly(place);
        assertThat(load.findings().get(0).message()).contains(message).doesNotContain("\n");
        assertThat(load.dictionary().events()).containsOnlyKeys("a");
    }
}
