package dev.northing.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.Test;

class EventTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void keepsWhatItWasGiven() {
        Event event = Event.builder("build_finished")
                .time(NOON)
                .user("u-1")
                .organization("o-1")
                .with("outcome", "success")
                .with("duration_ms", 812)
                .with("load", 0.5)
                .with("cached", true)
                .with("started", NOON)
                .with("took", Duration.ofMillis(812))
                .build();

        assertThat(event.defects()).isEmpty();
        assertThat(event.name()).isEqualTo("build_finished");
        assertThat(event.time()).isEqualTo(NOON);
        assertThat(event.id()).isNull();
        assertThat(event.subject()).isEqualTo(new Subject("u-1", null, "o-1", null, null, null));
        assertThat(event.properties().find("outcome")).isEqualTo(PropertyValue.of("success"));
        assertThat(event.properties().find("duration_ms")).isEqualTo(PropertyValue.of(812));
        assertThat(event.properties().find("load")).isEqualTo(PropertyValue.of(0.5));
        assertThat(event.properties().find("cached")).isEqualTo(PropertyValue.of(true));
        assertThat(event.properties().find("started")).isEqualTo(PropertyValue.of(NOON));
        assertThat(event.properties().find("took")).isEqualTo(PropertyValue.of(Duration.ofMillis(812)));
        assertThat(event.properties().find("absent")).isNull();
    }

    @Test
    void takesEveryIdentifierByItsOwnName() {
        Event event = Event.builder("e")
                .user("1")
                .anonymous("2")
                .organization("3")
                .project("4")
                .session("5")
                .device("6")
                .build();

        assertThat(event.subject()).isEqualTo(new Subject("1", "2", "3", "4", "5", "6"));
        assertThat(Event.builder("e").subject(event.subject()).build()).isEqualTo(event);
        assertThat(Arrays.stream(Identifier.values()).map(event.subject()::find))
                .containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void isEqualWhateverTheOrderInWhichPropertiesWereGiven() {
        Event one = Event.builder("e").with("a", 1).with("b", 2).with("c", 3).build();
        Event other = Event.builder("e").with("c", 3).with("a", 1).with("b", 2).build();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(Event.builder("e").with("a", 1).build());
    }

    @Test
    void keepsTheLaterOfTwoValuesOfOneName() {
        Event event = Event.builder("e")
                .with("b", 1)
                .with("a", 1)
                .with("b", 2)
                .with("b", 3)
                .build();

        assertThat(event.properties().size()).isEqualTo(2);
        assertThat(event.properties().find("b")).isEqualTo(PropertyValue.of(3));
    }

    @Test
    void leavesOutNullValuesWithoutADefect() {
        Event event = Event.builder("e")
                .with("text", (String) null)
                .with("time", (Instant) null)
                .with("span", (Duration) null)
                .with("list", (List<?>) null)
                .with("map", (Map<String, ?>) null)
                .with("typed", (PropertyValue) null)
                .user(null)
                .time(null)
                .id(null)
                .build();

        assertThat(event).isEqualTo(Event.builder("e").build());
    }

    @Test
    void remembersAnEmptyNameAsADefect() {
        assertThat(defectsOf(Event.builder(""))).containsExactly(EventDefect.Kind.NAME_EMPTY);
        assertThat(defectsOf(Event.builder(null))).containsExactly(EventDefect.Kind.NAME_EMPTY);
        assertThat(defectsOf(Event.builder("e").with(null, 1))).containsExactly(EventDefect.Kind.NAME_EMPTY);
    }

    @Test
    void takesNamesOfAtMost256Characters() {
        String longest = "n".repeat(EventLimits.MAX_NAME_LENGTH);

        assertThat(EventLimits.MAX_NAME_LENGTH).isEqualTo(256);
        assertThat(defectsOf(Event.builder(longest).with(longest, 1))).isEmpty();
        assertThat(defectsOf(Event.builder(longest + "n"))).containsExactly(EventDefect.Kind.NAME_TOO_LONG);
        assertThat(defectsOf(Event.builder("e").with("n".repeat(1_000_000), 1)))
                .containsExactly(EventDefect.Kind.NAME_TOO_LONG);
    }

    @Test
    void refusesNamesThatCouldForgeALogLineOrATypedValue() {
        for (String name : List.of("a\nb", "a\u0000", "\u007f", "a\ud800", "\udc00b")) {
            assertThat(defectsOf(Event.builder(name))).containsExactly(EventDefect.Kind.NAME_MALFORMED);
            assertThat(defectsOf(Event.builder("e").with(name, 1))).containsExactly(EventDefect.Kind.NAME_MALFORMED);
        }
        assertThat(defectsOf(Event.builder("e").with("@instant", 1))).containsExactly(EventDefect.Kind.NAME_MALFORMED);
        assertThat(defectsOf(Event.builder("@e \uD83D\uDE00 ü"))).isEmpty();
    }

    @Test
    void takesAtMost255Properties() {
        Event.Builder builder = Event.builder("e");
        for (int i = 0; i < EventLimits.MAX_PROPERTIES; i++) {
            builder.with("p" + i, i);
        }

        assertThat(EventLimits.MAX_PROPERTIES).isEqualTo(255);
        assertThat(builder.build().properties().size()).isEqualTo(255);
        assertThat(defectsOf(builder.with("p7", "again"))).isEmpty();
        assertThat(builder.build().properties().find("p7")).isEqualTo(PropertyValue.of("again"));
        assertThat(defectsOf(builder.with("one more", 1))).containsExactly(EventDefect.Kind.TOO_MANY_PROPERTIES);
    }

    @Test
    void takesAtMost8LevelsOfValues() {
        assertThat(EventLimits.MAX_NESTING).isEqualTo(8);
        assertThat(defectsOf(Event.builder("e").with("p", nestedLists(7)))).isEmpty();
        assertThat(Event.builder("e")
                        .with("p", nestedLists(7))
                        .build()
                        .properties()
                        .depth())
                .isEqualTo(8);
        assertThat(defectsOf(Event.builder("e").with("p", nestedLists(8)))).containsExactly(EventDefect.Kind.TOO_DEEP);
    }

    @Test
    void countsTheLevelsOfTypedValuesInsideOfPlainOnes() {
        PropertyValue sevenLevels = Event.builder("e")
                .with("p", nestedLists(6))
                .build()
                .properties()
                .value(0);

        assertThat(defectsOf(Event.builder("e").with("p", List.of(sevenLevels))))
                .isEmpty();
        assertThat(defectsOf(Event.builder("e").with("p", List.of(List.of(sevenLevels)))))
                .containsExactly(EventDefect.Kind.TOO_DEEP);
        assertThat(defectsOf(Event.builder("e").with("p", Map.of("k", Map.of("l", sevenLevels)))))
                .containsExactly(EventDefect.Kind.TOO_DEEP);
    }

    @Test
    void refusesAStructureThatContainsItselfAtOnce() {
        List<Object> list = new ArrayList<>();
        Collections.addAll(list, list, list, list, list, list, list, list, list, list, list);
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);

        assertThat(defectsOf(Event.builder("e").with("p", list))).containsExactly(EventDefect.Kind.TOO_DEEP);
        assertThat(defectsOf(Event.builder("e").with("p", map))).containsExactly(EventDefect.Kind.TOO_DEEP);
    }

    @Test
    void refusesAStructureWhoseSharedPartsWouldExplode() {
        List<?> list = List.of("x");
        for (int level = 0; level < 6; level++) {
            list = Collections.nCopies(EventLimits.MAX_PROPERTIES, list);
        }

        assertThat(defectsOf(Event.builder("e").with("p", list))).containsExactly(EventDefect.Kind.TOO_LARGE);
    }

    @Test
    void refusesAnUnreadableTextWithoutReadingIt() {
        String huge = "x".repeat(10_000_000);

        assertThat(defectsOf(Event.builder("e").with("p", huge))).containsExactly(EventDefect.Kind.TOO_LARGE);
        assertThat(defectsOf(Event.builder("e").with("p", List.of(huge)))).containsExactly(EventDefect.Kind.TOO_LARGE);
    }

    @Test
    void refusesNumbersThatJsonCannotSay() {
        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(defectsOf(Event.builder("e").with("p", number))).containsExactly(EventDefect.Kind.NOT_FINITE);
            assertThat(defectsOf(Event.builder("e").with("p", List.of((float) number))))
                    .containsExactly(EventDefect.Kind.NOT_FINITE);
            assertThatIllegalArgumentException().isThrownBy(() -> PropertyValue.of(number));
        }
    }

    @Test
    void refusesTimesThatRfc3339CannotSay() {
        Instant year10000 = Instant.parse("+10000-01-01T00:00:00Z");
        Instant beforeChrist = Instant.parse("0000-01-01T00:00:00Z").minusNanos(1);

        for (Instant time : List.of(year10000, beforeChrist, Instant.MIN, Instant.MAX)) {
            assertThat(defectsOf(Event.builder("e").time(time))).containsExactly(EventDefect.Kind.TIME_OUT_OF_RANGE);
            assertThat(defectsOf(Event.builder("e").with("p", time)))
                    .containsExactly(EventDefect.Kind.TIME_OUT_OF_RANGE);
            assertThat(defectsOf(Event.builder("e").with("p", List.of(time))))
                    .containsExactly(EventDefect.Kind.TIME_OUT_OF_RANGE);
            assertThatIllegalArgumentException().isThrownBy(() -> PropertyValue.of(time));
        }
        assertThat(defectsOf(Event.builder("e").time(year10000.minusNanos(1)))).isEmpty();
    }

    @Test
    void convertsPlainValuesInListsAndMaps() {
        Event event = Event.builder("e")
                .with("p", List.of("text", 1, 2L, (short) 3, (byte) 4, 1.5f, 2.5d, true, NOON, Duration.ZERO))
                .with("q", Map.of("unit", Thread.State.NEW, "inner", Map.of("k", new StringBuilder("v"))))
                .build();

        assertThat(event.defects()).isEmpty();
        assertThat(event.properties().find("p"))
                .isEqualTo(new PropertyValue.ListValue(List.of(
                        PropertyValue.of("text"),
                        PropertyValue.of(1),
                        PropertyValue.of(2),
                        PropertyValue.of(3),
                        PropertyValue.of(4),
                        PropertyValue.of(1.5),
                        PropertyValue.of(2.5),
                        PropertyValue.of(true),
                        PropertyValue.of(NOON),
                        PropertyValue.of(Duration.ZERO))));
        Properties inner = Properties.of(Map.of("k", PropertyValue.of("v")));
        assertThat(event.properties().find("q"))
                .isEqualTo(new PropertyValue.MapValue(Properties.of(
                        Map.of("unit", PropertyValue.of("NEW"), "inner", new PropertyValue.MapValue(inner)))));
    }

    @Test
    void leavesOutNullEntriesOfMapsAndRefusesNullElementsOfLists() {
        Map<String, Object> map = new HashMap<>();
        map.put("absent", null);
        map.put("present", 1);
        List<Object> list = new ArrayList<>();
        list.add(null);

        assertThat(Event.builder("e").with("p", map).build().properties().find("p"))
                .isEqualTo(new PropertyValue.MapValue(Properties.of(Map.of("present", PropertyValue.of(1)))));
        assertThat(defectsOf(Event.builder("e").with("p", list))).containsExactly(EventDefect.Kind.UNSUPPORTED_TYPE);
    }

    @Test
    void refusesValuesThatHaveNoPropertyType() {
        for (Object value :
                List.of(new Object(), new BigDecimal("1e1000000000"), new int[] {1}, Map.of(1, 2), new DoubleAdder())) {
            assertThat(defectsOf(Event.builder("e").with("p", List.of(value))))
                    .containsExactly(EventDefect.Kind.UNSUPPORTED_TYPE);
        }
    }

    @Test
    void takesAtMost255ElementsAndEntries() {
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i <= EventLimits.MAX_PROPERTIES; i++) {
            map.put("k" + i, i);
        }

        assertThat(defectsOf(Event.builder("e").with("p", Collections.nCopies(255, 1))))
                .isEmpty();
        assertThat(defectsOf(Event.builder("e").with("p", Collections.nCopies(256, 1))))
                .containsExactly(EventDefect.Kind.TOO_MANY_PROPERTIES);
        assertThat(defectsOf(Event.builder("e").with("p", map))).containsExactly(EventDefect.Kind.TOO_MANY_PROPERTIES);
    }

    @Test
    void refusesIdentifiersThatAreEmptyLongOrForged() {
        assertThat(EventLimits.MAX_IDENTIFIER_LENGTH).isEqualTo(256);
        assertThat(defectsOf(Event.builder("e").user("u".repeat(256)))).isEmpty();
        for (String id : List.of("", "u".repeat(257), "a\rb")) {
            assertThat(defectsOf(Event.builder("e").user(id))).containsExactly(EventDefect.Kind.IDENTIFIER_MALFORMED);
            assertThatIllegalArgumentException().isThrownBy(() -> Subject.EMPTY.with(Identifier.USER, id));
        }
    }

    @Test
    void countsRepeatedNamesOnce() {
        Event.Builder builder = Event.builder("e");
        for (int i = 0; i < 200; i++) {
            builder.with("again", i);
        }
        for (int i = 0; i < 254; i++) {
            builder.with("p" + i, i);
        }
        Event full = builder.with("again", "last").build();

        assertThat(full.defects()).isEmpty();
        assertThat(full.properties().size()).isEqualTo(EventLimits.MAX_PROPERTIES);
        assertThat(full.properties().find("again")).isEqualTo(PropertyValue.of("last"));
        assertThat(full.properties().find("p253")).isEqualTo(PropertyValue.of(253));
    }

    @Test
    void takesAtMost16384ValuesInAll() {
        List<?> many = Collections.nCopies(60, Collections.nCopies(250, 1));
        Event.Builder builder = Event.builder("e").with("p", many);

        assertThat(EventLimits.MAX_VALUES).isEqualTo(16_384);
        assertThat(builder.build().properties().count()).isEqualTo(60 * 251 + 1);
        assertThat(defectsOf(builder.with("q", many))).containsExactly(EventDefect.Kind.TOO_LARGE);
        PropertyValue value = builder.build().properties().value(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PropertyValue.ListValue(List.of(value, value)))
                .withMessageContaining("16384");
        assertThat(defectsOf(Event.builder("e").with("p", List.of(value, value))))
                .containsExactly(EventDefect.Kind.TOO_LARGE);
        Properties entries = Event.builder("e").with("p", many).build().properties();
        assertThat(new PropertyValue.MapValue(entries).count()).isEqualTo(entries.count() + 1);
    }

    @Test
    void survivesCollectionsThatChangeOrThrowWhileTheyAreRead() {
        List<Object> changing = new ArrayList<>(List.of(1, 2));
        changing.set(0, new AbstractList<Object>() {
            @Override
            public Object get(int index) {
                changing.add(index);
                return index;
            }

            @Override
            public int size() {
                return 1;
            }
        });

        assertThat(defectsOf(Event.builder("e").with("p", changing)))
                .containsExactly(EventDefect.Kind.UNSUPPORTED_TYPE);
    }

    @Test
    void takesNullForNobodyAndRefusesANullIdentifier() {
        assertThat(Event.builder("e").subject(null).user("u").build().subject().user())
                .isEqualTo("u");
        assertThat(defectsOf(Event.builder("e").identifier(null, "")))
                .containsExactly(EventDefect.Kind.IDENTIFIER_MALFORMED);
    }

    @Test
    void refusesToStampATimeThatRfc3339CannotSay() {
        Instant year12000 = Instant.parse("+12000-01-01T00:00:00Z");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Event.builder("e").build().stamped(new EventId(1, 2), year12000));
        assertThat(EventLimits.isWithinTime(EventLimits.MIN_TIME)).isTrue();
        assertThat(EventLimits.isWithinTime(EventLimits.MAX_TIME)).isTrue();
        assertThat(EventLimits.isWithinTime(EventLimits.MAX_TIME.plusNanos(1))).isFalse();
    }

    @Test
    void remembersAFewDefectsAndNoMore() {
        Event.Builder builder = Event.builder("e");
        for (int i = 0; i < 100_000; i++) {
            builder.with("p" + i, Double.NaN);
        }

        assertThat(builder.build().defects()).hasSize(8);
        assertThat(builder.build().defects().get(0)).isEqualTo(new EventDefect(EventDefect.Kind.NOT_FINITE, "p0"));
    }

    @Test
    void shortensAndCleansThePlaceOfADefect() {
        EventDefect defect = new EventDefect(EventDefect.Kind.NAME_MALFORMED, "a\nb\u2028" + "x".repeat(100));

        assertThat(defect.place()).isEqualTo("a?b?" + "x".repeat(60)).hasSize(EventDefect.MAX_PLACE_LENGTH);
    }

    @Test
    void replacesLoneSurrogatesAndKeepsPairs() {
        assertThat(PropertyValue.of("a\ud800b\udc00\ud83d\ude00"))
                .isEqualTo(PropertyValue.of("a\ufffdb\ufffd\ud83d\ude00"));
        assertThat(PropertyValue.of("\ud800")).isEqualTo(PropertyValue.of("\ufffd"));
    }

    @Test
    void stampsOnlyWhatIsMissing() {
        EventId id = new EventId(1, 2);
        EventId other = new EventId(3, 4);
        Event plain = Event.builder("e").build();
        Event timed = Event.builder("e").time(NOON).build();

        assertThat(plain.stamped(id, NOON).id()).isEqualTo(id);
        assertThat(plain.stamped(id, NOON).time()).isEqualTo(NOON);
        assertThat(timed.stamped(id, Instant.EPOCH).time()).isEqualTo(NOON);
        assertThat(timed.stamped(id, NOON).stamped(other, Instant.EPOCH)).isEqualTo(timed.stamped(id, NOON));
    }

    @Test
    void neverPrintsAValue() {
        Event event = Event.builder("e")
                .user("secret-user")
                .with("p", "secret-text")
                .with("l", List.of("secret-element", 4711, 4.711, true, Instant.EPOCH, Duration.ofDays(4711)))
                .with("m", Map.of("k", "secret-entry"))
                .build();

        String printed = event + " " + event.subject() + " " + event.properties();
        for (int i = 0; i < event.properties().size(); i++) {
            printed += event.properties().value(i);
        }
        assertThat(printed).doesNotContain("secret").doesNotContain("4711").contains("user", "p", "l", "m");
        assertThat(new PropertyValue.ListValue(List.of(PropertyValue.of("secret"))))
                .hasToString("list");
        assertThat(PropertyValue.of(4711)).hasToString("integer");
        assertThat(PropertyValue.of(4.5)).hasToString("number");
        assertThat(PropertyValue.of(true)).hasToString("boolean");
        assertThat(PropertyValue.of(NOON)).hasToString("timestamp");
        assertThat(PropertyValue.of(Duration.ZERO)).hasToString("duration");
    }

    @Test
    void mapsValuesAndLeavesOutThoseThatBecomeNull() {
        Properties properties = Event.builder("e")
                .with("a", 1)
                .with("b", 2)
                .with("c", 3)
                .build()
                .properties();

        Properties kept = properties.map(i -> i == 1 ? null : properties.value(i));

        assertThat(kept.size()).isEqualTo(2);
        assertThat(kept.find("b")).isNull();
        assertThat(properties.map(properties::value)).isSameAs(properties);
        assertThat(properties.map(i -> i == 0 ? PropertyValue.of(true) : properties.value(i)))
                .hasToString("Properties[a, b, c]")
                .satisfies(changed -> assertThat(changed.find("a")).hasToString("boolean"));
        assertThat(properties.map(i -> null)).isEqualTo(Properties.EMPTY);
        List<String> seen = new ArrayList<>();
        kept.forEach((name, value) -> seen.add(name + value));
        assertThat(seen).containsExactly("ainteger", "cinteger");
    }

    @Test
    void refusesToBuildPropertiesWithADefect() {
        PropertiesBuilder builder = Properties.builder().with("p", Double.NaN);

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage("property p: NOT_FINITE");
    }

    private static List<EventDefect.Kind> defectsOf(Event.Builder builder) {
        return builder.build().defects().stream().map(EventDefect::kind).toList();
    }

    /** A scalar inside of {@code depth} lists: {@code depth + 1} levels. */
    private static List<?> nestedLists(int depth) {
        List<?> list = List.of(1);
        for (int i = 1; i < depth; i++) {
            list = List.of(list);
        }
        return list;
    }
}
