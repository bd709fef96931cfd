package dev.northing.collector.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.Definitions;
import dev.northing.collector.PrivacyProfile;
import dev.northing.core.dictionary.Handling;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each action does to a value. */
final class TreatmentsTest {

    private static PropertyValue treat(ScrubAction action, Map<String, String> settings, PropertyValue value) {
        PropertyDefinition property =
                Definitions.property("p", PropertyType.STRING, false, Classification.TECHNICAL, null);
        return new Treatments(new Pseudonymizer(PrivacyProfile.STRICT)::domain)
                .of(new Handling(action, settings).toAction(), property, "p")
                .treat(value, 0);
    }

    private static String text(ScrubAction action, Map<String, String> settings, String value) {
        PropertyValue before = PropertyValue.of(value);
        PropertyValue after = treat(action, settings, before);
        if (after == null) {
            return "null";
        }
        assertThat(after == before).isEqualTo(after.equals(before));
        return ((PropertyValue.StringValue) after).value();
    }

    private static long whole(Map<String, String> settings, long value) {
        return ((PropertyValue.LongValue) treat(ScrubAction.BUCKET, settings, PropertyValue.of(value))).value();
    }

    private static double number(ScrubAction action, Map<String, String> settings, double value) {
        return ((PropertyValue.DoubleValue) treat(action, settings, PropertyValue.of(value))).value();
    }

    @ParameterizedTest
    @CsvSource({"alexandra, ****", "a, ****", "'', ****"})
    void masksAWholeTextWithoutTellingItsLength(String value, String expected) {
        assertThat(text(ScrubAction.MASK, Map.of(), value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"4111111111111111, 4######1111", "123456789, ######", "1234567890, 1######7890"})
    void masksTheMiddleOfATextThatIsLongEnough(String value, String expected) {
        Map<String, String> settings = Map.of("keep_first", "1", "keep_last", "4", "symbol", "#", "length", "6");
        assertThat(text(ScrubAction.MASK, settings, value)).isEqualTo(expected);
    }

    @Test
    void truncatesByCodePoints() {
        assertThat(text(ScrubAction.TRUNCATE, Map.of("max", "3"), "a😀b😀c")).isEqualTo("a😀b");
        assertThat(text(ScrubAction.TRUNCATE, Map.of("max", "5"), "a😀b😀c")).isEqualTo("a😀b😀c");
    }

    @Test
    void keepsListedValuesAndNoOthers() {
        Map<String, String> settings = Map.of("values", "[\"a\",\"b\"]", "other", "rest");
        assertThat(text(ScrubAction.ALLOW_VALUES, settings, "b")).isEqualTo("b");
        assertThat(text(ScrubAction.ALLOW_VALUES, settings, "B")).isEqualTo("rest");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "3, 2", "4, 4", "1023, 512", "-5, -4", "9223372036854775807, 4611686018427387904"})
    void putsWholeNumbersIntoBucketsOfPowersOfTwo(long value, long expected) {
        assertThat(whole(Map.of(), value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"999, 100", "1000, 1000", "9, 1", "-10, -10", "0, 0", "9223372036854775807, 1000000000000000000"})
    void putsWholeNumbersIntoBucketsOfPowersOfTen(long value, long expected) {
        assertThat(whole(Map.of("base", "10"), value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"49, 0", "50, 50", "149, 100", "-1, -50"})
    void putsNumbersIntoBucketsOfOneWidth(long value, long expected) {
        assertThat(whole(Map.of("width", "50"), value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-7, 1", "1, 1", "4, 1", "5, 5", "9, 5", "10, 10", "1000000, 10"})
    void putsNumbersIntoBucketsBetweenEdges(long value, long expected) {
        assertThat(whole(Map.of("edges", "[1,5,10]"), value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.25", "0.75, 0.5", "812.25, 512.0", "-0.3, -0.25", "0.0, 0.0", "1e-300, 7.466108948025751e-301"})
    void putsFractionsIntoBucketsBelowOneToo(double value, double expected) {
        assertThat(number(ScrubAction.BUCKET, Map.of(), value)).isEqualTo(expected);
    }

    @Test
    void putsANumberIntoABucketThatBeginsNotAboveIt() {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 3_000; i++) {
            double value = random.nextDouble() * Math.pow(10, random.nextInt(-20, 20));
            BigDecimal start = BigDecimal.valueOf(number(ScrubAction.BUCKET, Map.of("base", "3"), value));
            BigDecimal exact = BigDecimal.valueOf(value);
            assertThat(start.subtract(exact).signum() <= 0
                            || start.subtract(exact)
                                            .divide(exact, 9, java.math.RoundingMode.UP)
                                            .doubleValue()
                                    < 1e-8)
                    .as("seed %d: %s starts at %s", seed, exact, start)
                    .isTrue();
            assertThat(start.multiply(BigDecimal.valueOf(3.0000001))).isGreaterThan(exact);
        }
    }

    @Test
    void putsDurationsIntoBucketsOfSecondsAndInstantsIntoDays() {
        assertThat(treat(ScrubAction.BUCKET, Map.of(), PropertyValue.of(Duration.ofMillis(812_250))))
                .isEqualTo(PropertyValue.of(Duration.ofSeconds(512)));
        assertThat(treat(ScrubAction.BUCKET, Map.of(), PropertyValue.of(Duration.ofMillis(300))))
                .isEqualTo(PropertyValue.of(Duration.ofMillis(250)));
        assertThat(treat(ScrubAction.BUCKET, Map.of(), PropertyValue.of(Instant.parse("2026-03-01T12:34:56Z"))))
                .isEqualTo(PropertyValue.of(Instant.parse("2026-03-01T00:00:00Z")));
        assertThat(treat(ScrubAction.BUCKET, Map.of(), PropertyValue.of(true))).isEqualTo(PropertyValue.of(true));
        assertThat(treat(ScrubAction.BUCKET, Map.of(), PropertyValue.of("Portugal")))
                .isNull();
    }

    @Test
    void roundsTimesToAUnitAndNumbersToAStep() {
        Map<String, String> settings = Map.of("unit", "minute", "step", "0.5");
        assertThat(treat(ScrubAction.ROUND, settings, PropertyValue.of(Instant.parse("2026-03-01T12:34:56.7Z"))))
                .isEqualTo(PropertyValue.of(Instant.parse("2026-03-01T12:34:00Z")));
        assertThat(treat(ScrubAction.ROUND, settings, PropertyValue.of(Duration.ofSeconds(-61))))
                .isEqualTo(PropertyValue.of(Duration.ofMinutes(-2)));
        assertThat(number(ScrubAction.ROUND, settings, 812.3)).isEqualTo(812.5);
        assertThat(number(ScrubAction.ROUND, Map.of("step", "0.1"), 0.25)).isEqualTo(0.2);
        assertThat(treat(ScrubAction.ROUND, Map.of("step", "100"), PropertyValue.of(1_250)))
                .isEqualTo(PropertyValue.of(1_200));
        assertThat(treat(ScrubAction.ROUND, Map.of("step", "1000"), PropertyValue.of(Long.MAX_VALUE)))
                .isEqualTo(PropertyValue.of(9_223_372_036_854_775_000L));
        assertThat(treat(ScrubAction.ROUND, settings, PropertyValue.of("12:34")))
                .isNull();
    }

    @Test
    void cutsAddressesAndDropsWhatIsNone() {
        assertThat(text(ScrubAction.IP, Map.of("v4", "16"), "203.0.113.9")).isEqualTo("203.0.0.0/16");
        assertThat(text(ScrubAction.IP, Map.of(), "ada@example.org")).isEqualTo("null");
        assertThat(treat(ScrubAction.IP, Map.of(), PropertyValue.of(1))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "48.858370,2.294481 | 48.9,2.3",
                "-33.8567;151.2153 | -33.9,151.2",
                "PT | PT",
                "1.05 | 1.0",
                "Lisbon | null",
                "pt | null",
                "1e3,2 | null",
                "'' | null",
            })
    void makesPlacesCoarser(String value, String expected) {
        assertThat(text(ScrubAction.GEO, Map.of(), value)).isEqualTo(expected);
        assertThat(number(ScrubAction.GEO, Map.of("decimals", "0"), 48.85837)).isEqualTo(49);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://gitlab.example.com/users/ada/keys?tab=ci&token=s3cret#me |"
                        + " https://gitlab.example.com/users/{id}/keys?tab=ci",
                "HTTPS://ada:pw@GitLab.example.com:8443/ | https://gitlab.example.com/",
                "https://intranet.acme.example/users/ada/keys | https://{host}/users/{id}/keys",
                "http://10.1.2.3/x | http://{ip}/{path}",
                "http://[2001:db8::1]:80/x | http://{ip}/{path}",
                "http://localhost:3000 | http://{loopback}",
                "/users/ada/keys/?q=1 | /users/{id}/keys",
                "https://a@b@gitlab.example.com/x | https://gitlab.example.com/{path}",
                "https://evil\\@gitlab.example.com/x | https://{host}/{path}",
                "mailto:ada@example.org | null",
                "javascript://x | javascript://{host}",
                "users/ada | null",
                "https://gitlab.example.com?tab | https://gitlab.example.com?tab",
                "file:///home/ada/x | file:///{path}",
            })
    void keepsOfAWebAddressItsTemplate(String value, String expected) {
        Map<String, String> settings = Map.of(
                "hosts", "[\"gitlab.example.com\"]", "templates", "[\"/users/{id}/keys\"]", "query", "[\"tab\"]");
        assertThat(text(ScrubAction.URL, settings, value)).isEqualTo(expected);
    }

    @Test
    void dropsAQueryThatIsTooLongToBeASetting() {
        assertThat(text(ScrubAction.URL, Map.of("query", "tab"), "/x?tab=" + "a".repeat(64)))
                .isEqualTo("/{path}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/home/ada/work/App.java | ~/work/App.java",
                "/Users/Ada Lovelace/x | ~/x",
                "C:\\Users\\Jane Doe\\App.java | ~\\App.java",
                "C:\\Documents and Settings\\jane | ~",
                "/mnt/c/Users/jane/x | ~/x",
                "/var/home/ada/x | ~/x",
                "/root/.m2 | ~/.m2",
                "~ada/x | ~/x",
                "\\\\ada-laptop\\share\\x | \\share\\x",
                "file:///home/ada/x | ~/x",
                "file:///C:/Users/ada/x | ~/x",
                "/usr/lib/jvm | /usr/lib/jvm",
                "src/main/App.java | src/main/App.java",
                "/home | /home",
            })
    void leavesOutWhoseHomeItIs(String value, String expected) {
        assertThat(text(ScrubAction.PATH, Map.of(), value)).isEqualTo(expected);
    }

    @Test
    void keepsTheLastSegmentsOfAPath() {
        assertThat(text(ScrubAction.PATH, Map.of("keep_last", "2"), "/srv/acme/src/App.java"))
                .isEqualTo("src/App.java");
        assertThat(text(ScrubAction.PATH, Map.of("keep_last", "9"), "src/App.java"))
                .isEqualTo("src/App.java");
    }

    private static final String TRACE = """
            java.lang.IllegalStateException: user ada@example.org has no license
            \tat dev.acme/com.acme.Licenses.check(Licenses.java:42)
            \tat com.acme.Main$1.lambda$run$0(Main.java)
            a second line of the message, by Ada
            Caused by: java.io.IOException: /home/ada/license.txt
            \tat java.base@17/sun.nio.ch.FileDispatcher.read0(Native Method)
            \t... 3 more""";

    @Test
    void keepsOfATraceNeitherMessagesNorFiles() {
        assertThat(text(ScrubAction.STACK, Map.of(), TRACE)).isEqualTo("""
                        java.lang.IllegalStateException
                        at com.acme.Licenses.check:42
                        at com.acme.Main$1.lambda$run$0
                        Caused by: java.io.IOException
                        at sun.nio.ch.FileDispatcher.read0""");
        assertThat(text(ScrubAction.STACK, Map.of(), "Exception in thread \"Ada's thread\" a.B: x"))
                .isEqualTo("a.B");
        assertThat(text(ScrubAction.STACK, Map.of(), "no trace at all")).isEqualTo("null");
    }

    @Test
    void tellsTracesApartWhoseFramesAreCutOff() {
        Map<String, String> settings = Map.of("frames", "1", "hash", "true");
        String one = text(ScrubAction.STACK, settings, TRACE);
        String other = text(ScrubAction.STACK, settings, TRACE.replace("lambda$run$0", "lambda$run$1"));
        assertThat(one)
                .matches("java.lang.IllegalStateException\\n"
                        + "at com.acme.Licenses.check:42\\nCaused by: java.io.IOException\\n#[0-9a-f]{16}");
        assertThat(other).isNotEqualTo(one);
        assertThat(text(ScrubAction.STACK, settings, TRACE.replace("ada@", "bob@")))
                .isEqualTo(one);
    }

    @Test
    void putsAConstantOfThePropertysTypeInThePlaceOfAnyValue() {
        assertThat(treat(ScrubAction.CONSTANT, Map.of("value", "set"), PropertyValue.of(7)))
                .isEqualTo(PropertyValue.of("set"));
    }
}
