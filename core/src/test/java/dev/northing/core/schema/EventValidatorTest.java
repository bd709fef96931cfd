package dev.northing.core.schema;

import static dev.northing.core.schema.EventDefinitions.bounded;
import static dev.northing.core.schema.EventDefinitions.dictionary;
import static dev.northing.core.schema.EventDefinitions.event;
import static dev.northing.core.schema.EventDefinitions.limited;
import static dev.northing.core.schema.EventDefinitions.listOf;
import static dev.northing.core.schema.EventDefinitions.map;
import static dev.northing.core.schema.EventDefinitions.oneOf;
import static dev.northing.core.schema.EventDefinitions.property;
import static dev.northing.core.schema.EventDefinitions.required;
import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.Expiry;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.dictionary.Status;
import dev.northing.core.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventValidatorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);

    @Test
    void findsNothingWrongWithAnEventThatKeepsToItsDefinition() {
        EventDefinition definition = event(
                "e",
                List.of("user", "namespace"),
                required("text", PropertyType.STRING),
                property("whole", PropertyType.INTEGER),
                property("number", PropertyType.NUMBER),
                property("whole as number", PropertyType.NUMBER),
                property("on", PropertyType.BOOLEAN),
                property("at", PropertyType.TIMESTAMP),
                property("took", PropertyType.DURATION),
                oneOf("outcome", false, "success", "failure"),
                listOf("tags", property("tag", PropertyType.STRING)),
                listOf("any", null),
                map("commit", false, required("sha", PropertyType.STRING)));
        Event sound = Event.builder("e")
                .user("u")
                .organization("o")
                .with("text", "t")
                .with("whole", 1)
                .with("number", 1.5)
                .with("whole as number", 2)
                .with("on", true)
                .with("at", Instant.EPOCH)
                .with("took", Duration.ZERO)
                .with("outcome", "failure")
                .with("tags", List.of("a", "b"))
                .with("any", List.of("a", 1, true))
                .with("commit", Map.of("sha", "x"))
                .build();

        assertThat(validate(definition, sound)).isEmpty();
    }

    @Test
    void namesAnEventThatNobodyDeclared() {
        assertThat(validate(event("e", List.of()), Event.builder("other").build()))
                .containsExactly(new Violation.UndeclaredEvent());
    }

    @Test
    void reportsADefectAndNothingElse() {
        Event broken = Event.builder("unknown").with("p", Double.NaN).build();

        assertThat(validate(event("e", List.of()), broken))
                .singleElement()
                .isInstanceOfSatisfying(
                        Violation.Defective.class,
                        it -> assertThat(it.message()).isEqualTo("p: NOT_FINITE"));
    }

    @Test
    void refusesARemovedEvent() {
        EventDefinition removed = event("e", List.of(), Status.REMOVED, null);

        assertThat(validate(removed, Event.builder("e").build()))
                .containsExactly(new Violation.RemovedEvent("e", "16.10"));
    }

    @Test
    void takesDeprecatedAndBrokenEvents() {
        for (Status status : List.of(Status.DEPRECATED, Status.BROKEN)) {
            assertThat(validate(
                            event("e", List.of(), status, null),
                            Event.builder("e").build()))
                    .isEmpty();
        }
    }

    @Test
    void refusesAnExpiredEventFromItsDayOn() {
        Expiry today = new Expiry.OnDate(TODAY);
        Expiry tomorrow = new Expiry.OnDate(TODAY.plusDays(1));
        Event plain = Event.builder("e").build();

        assertThat(validate(event("e", List.of(), Status.ACTIVE, today), plain))
                .containsExactly(new Violation.ExpiredEvent("e", today));
        assertThat(validate(event("e", List.of(), Status.ACTIVE, tomorrow), plain))
                .isEmpty();
        assertThat(validate(event("e", List.of(), Status.ACTIVE, new Expiry.Never()), plain))
                .isEmpty();
    }

    @Test
    void refusesAnEventExpiredByVersionOnlyWhenTheVersionIsKnown() {
        Expiry end = new Expiry.InVersion("16.10");
        EventDefinition definition = event("e", List.of(), Status.ACTIVE, end);
        Event plain = Event.builder("e").build();

        assertThat(validate(definition, plain)).isEmpty();
        assertThat(new EventValidator(dictionary(definition), "16.9.4").validate(plain, TODAY))
                .isEmpty();
        assertThat(new EventValidator(dictionary(definition), "16.10").validate(plain, TODAY))
                .containsExactly(new Violation.ExpiredEvent("e", end));
        assertThat(new EventValidator(dictionary(definition), "17").validate(plain, TODAY))
                .containsExactly(new Violation.ExpiredEvent("e", end));
        assertThat(new EventValidator(dictionary(definition), "odd").validate(plain, TODAY))
                .isEmpty();
    }

    @Test
    void demandsTheIdentifiersOfTheDefinition() {
        EventDefinition definition = event("e", List.of("user", "namespace", "unknown kind"));

        assertThat(validate(definition, Event.builder("e").user("u").build()))
                .containsExactly(new Violation.MissingIdentifier("e", "organization"));
    }

    @Test
    void findsUndeclaredPropertiesAmongDeclaredOnes() {
        EventDefinition definition =
                event("e", List.of(), property("b", PropertyType.INTEGER), property("d", PropertyType.INTEGER));
        Event event = Event.builder("e")
                .with("a", 1)
                .with("b", 1)
                .with("c", 1)
                .with("d", 1)
                .with("e", 1)
                .build();

        assertThat(validate(definition, event))
                .containsExactly(
                        new Violation.UndeclaredProperty("a", "a"),
                        new Violation.UndeclaredProperty("c", "c"),
                        new Violation.UndeclaredProperty("e", "e"));
    }

    @Test
    void findsMissingRequiredPropertiesWhereverTheyWouldStand() {
        EventDefinition definition = event(
                "e",
                List.of(),
                required("a", PropertyType.INTEGER),
                property("b", PropertyType.INTEGER),
                required("c", PropertyType.INTEGER));

        assertThat(validate(definition, Event.builder("e").with("b", 1).build()))
                .containsExactly(new Violation.MissingProperty(null, "a"), new Violation.MissingProperty(null, "c"));
    }

    @Test
    void namesExpectedAndFoundTypes() {
        Event texts = Event.builder("e").with("p", "secret").build();

        assertThat(messages(property("p", PropertyType.INTEGER), texts))
                .containsExactly("p: expected an integer, got string");
        assertThat(messages(property("p", PropertyType.NUMBER), texts))
                .containsExactly("p: expected a number, got string");
        assertThat(messages(property("p", PropertyType.BOOLEAN), texts))
                .containsExactly("p: expected a boolean, got string");
        assertThat(messages(property("p", PropertyType.TIMESTAMP), texts))
                .containsExactly("p: expected a timestamp, got string");
        assertThat(messages(property("p", PropertyType.DURATION), texts))
                .containsExactly("p: expected a duration, got string");
        assertThat(messages(property("p", PropertyType.LIST), texts)).containsExactly("p: expected a list, got string");
        assertThat(messages(property("p", PropertyType.MAP), texts)).containsExactly("p: expected a map, got string");
        Event number = Event.builder("e").with("p", 1.5).build();
        assertThat(messages(property("p", PropertyType.STRING), number))
                .containsExactly("p: expected a string, got number");
        assertThat(messages(property("p", PropertyType.INTEGER), number))
                .containsExactly("p: expected an integer, got number");
        assertThat(messages(oneOf("p", true, "a"), number)).containsExactly("p: expected one of [a], got number");
    }

    @Test
    void keepsNumbersWithinTheirBoundsInclusively() {
        PropertyDefinition percent = bounded("p", PropertyType.NUMBER, "0", "100");
        for (double number : new double[] {0, 100, 50.5}) {
            assertThat(messages(percent, Event.builder("e").with("p", number).build()))
                    .isEmpty();
        }
        for (double number : new double[] {-Double.MIN_VALUE, Math.nextUp(100.0), 1e300}) {
            assertThat(messages(percent, Event.builder("e").with("p", number).build()))
                    .containsExactly("p: expected 0 to 100");
        }
        assertThat(messages(percent, Event.builder("e").with("p", 101).build()))
                .containsExactly("p: expected 0 to 100");
        assertThat(messages(
                        bounded("p", PropertyType.INTEGER, "1", null),
                        Event.builder("e").with("p", 0).build()))
                .containsExactly("p: expected at least 1");
        assertThat(messages(
                        bounded("p", PropertyType.INTEGER, null, "1"),
                        Event.builder("e").with("p", 2).build()))
                .containsExactly("p: expected at most 1");
    }

    @Test
    void understandsBoundsThatNoLongHolds() {
        Event least = Event.builder("e").with("p", Long.MIN_VALUE).build();
        Event greatest = Event.builder("e").with("p", Long.MAX_VALUE).build();

        assertThat(messages(bounded("p", PropertyType.INTEGER, "-1e30", "1e30"), least))
                .isEmpty();
        assertThat(messages(bounded("p", PropertyType.INTEGER, "-1e30", "1e30"), greatest))
                .isEmpty();
        assertThat(messages(bounded("p", PropertyType.INTEGER, "1e30", null), greatest))
                .hasSize(1);
        assertThat(messages(bounded("p", PropertyType.INTEGER, null, "-1e30"), least))
                .hasSize(1);
        assertThat(messages(
                        bounded("p", PropertyType.INTEGER, "0.5", "1.5"),
                        Event.builder("e").with("p", 1).build()))
                .isEmpty();
        assertThat(messages(
                        bounded("p", PropertyType.INTEGER, "1.5", "1.9"),
                        Event.builder("e").with("p", 1).build()))
                .hasSize(1);
    }

    @Test
    void keepsTextsAndListsWithinTheirLength() {
        assertThat(messages(
                        limited("p", PropertyType.STRING, 3),
                        Event.builder("e").with("p", "abc").build()))
                .isEmpty();
        assertThat(messages(
                        limited("p", PropertyType.STRING, 3),
                        Event.builder("e").with("p", "abcd").build()))
                .containsExactly("p: expected at most 3 characters or elements");
        assertThat(messages(
                        limited("p", PropertyType.LIST, 1),
                        Event.builder("e").with("p", List.of(1, 2)).build()))
                .containsExactly("p: expected at most 1 characters or elements");
    }

    @Test
    void takesOtherValuesOfAnOpenEnumWithinItsLength() {
        Event other = Event.builder("e").with("p", "other").build();

        assertThat(messages(oneOf("p", false, "a", "b"), other)).containsExactly("p: expected one of [a, b]");
        assertThat(messages(oneOf("p", true, "a", "b"), other)).isEmpty();
        assertThat(messages(
                        oneOf("p", true, "a"),
                        Event.builder("e").with("p", "far too long").build()))
                .containsExactly("p: expected at most 8 characters or elements");
    }

    @Test
    void looksIntoListsAndMaps() {
        EventDefinition definition = event(
                "e",
                List.of(),
                listOf("ids", property("id", PropertyType.INTEGER)),
                map(
                        "commit",
                        false,
                        required("sha", PropertyType.STRING),
                        listOf("files", limited("f", PropertyType.STRING, 2))));
        Event event = Event.builder("e")
                .with("ids", List.of(1, "x", 2, true))
                .with("commit", Map.of("files", List.of("ok", "long"), "author", "secret"))
                .build();

        assertThat(validate(definition, event))
                .containsExactly(
                        new Violation.UndeclaredProperty("commit", "commit.author"),
                        new Violation.TooLong("commit", "commit.files[1]", 2),
                        new Violation.MissingProperty("commit", "commit.sha"),
                        new Violation.WrongType("ids", "ids[1]", "an integer", "string"),
                        new Violation.WrongType("ids", "ids[3]", "an integer", "boolean"));
    }

    @Test
    void takesTextNumbersAndBooleansWhereNoFileTellsTheType() {
        PropertyDefinition scalar = limited("p", PropertyType.SCALAR, 3);

        assertThat(messages(scalar, Event.builder("e").with("p", "abc").build()))
                .isEmpty();
        assertThat(messages(scalar, Event.builder("e").with("p", 1).build())).isEmpty();
        assertThat(messages(scalar, Event.builder("e").with("p", 1.5).build())).isEmpty();
        assertThat(messages(scalar, Event.builder("e").with("p", true).build())).isEmpty();
        assertThat(messages(scalar, Event.builder("e").with("p", "abcd").build()))
                .hasSize(1);
        assertThat(messages(scalar, Event.builder("e").with("p", Instant.EPOCH).build()))
                .containsExactly("p: expected text, a number or a boolean, got timestamp");
    }

    @Test
    void takesNoStructureInAListWhoseElementsAreNotDeclared() {
        assertThat(messages(
                        listOf("p", null),
                        Event.builder("e")
                                .with("p", List.of(1, Map.of("k", 1), List.of(1)))
                                .build()))
                .containsExactly("p[1]: expected a scalar, got map", "p[2]: expected a scalar, got list");
    }

    @Test
    void doesNotOfferToLeaveOutWhatTheEventCannotDoWithout() {
        EventDefinition definition = event(
                "e",
                List.of(),
                required("a", PropertyType.INTEGER),
                map("m", true, property("k", PropertyType.INTEGER)));
        Event event = Event.builder("e")
                .with("a", "x")
                .with("m", Map.of("k", "x"))
                .with("extra", 1)
                .build();

        assertThat(validate(definition, event)).extracting(Violation::property).containsExactly(null, "extra", null);
    }

    @Test
    void neverRepeatsAValueOrAnUndeclaredName() {
        EventDefinition definition = event("e", List.of(), property("p", PropertyType.INTEGER));
        Event event = Event.builder("e")
                .with("p", "secret")
                .with("secret-name", "secret")
                .build();

        assertThat(validate(definition, event)).extracting(Violation::message).noneMatch(it -> it.contains("secret"));
        assertThat(validate(definition, event)).noneMatch(it -> it.toString().contains("secret"));
        assertThat(validate(definition, Event.builder("secret").build()))
                .extracting(Violation::message)
                .containsExactly("event is not declared; expected an event of the dictionary");
    }

    @Test
    void keepsAFewViolationsOfAPropertyThatIsOutAnyway() {
        EventDefinition definition = event(
                "e",
                List.of(),
                listOf("ids", property("id", PropertyType.INTEGER)),
                listOf("tags", property("tag", PropertyType.INTEGER)));
        Event event = Event.builder("e")
                .with("ids", Collections.nCopies(255, "x"))
                .with("tags", Collections.nCopies(255, "x"))
                .build();

        assertThat(validate(definition, event))
                .hasSize(2 * Violations.MAX_PER_PROPERTY)
                .extracting(Violation::property)
                .contains("ids", "tags");
    }

    @Test
    void shortensTheLongestPaths() {
        EventDefinition definition = event("e", List.of());
        Event event = Event.builder("e")
                .with("p".repeat(256), Map.of("q".repeat(256), 1))
                .build();
        EventDefinition nested = event("e", List.of(), map("p".repeat(256), false));

        assertThat(validate(definition, event)).hasSize(1);
        assertThat(validate(nested, event))
                .singleElement()
                .isInstanceOfSatisfying(
                        Violation.UndeclaredProperty.class,
                        it -> assertThat(it.path()).hasSize(256));
    }

    private static List<Violation> validate(EventDefinition definition, Event event) {
        return new EventValidator(dictionary(definition)).validate(event, TODAY);
    }

    private static List<String> messages(PropertyDefinition property, Event event) {
        return validate(event("e", List.of(), property), event).stream()
                .map(Violation::message)
                .toList();
    }
}
