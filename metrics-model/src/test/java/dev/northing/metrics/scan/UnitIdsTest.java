package dev.northing.metrics.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitIdsTest {

    @Test
    void numbersIdsInTheOrderOfTheirFirstSight() {
        UnitIds ids = new UnitIds();

        assertThat(ids.number("acme")).isZero();
        assertThat(ids.number("other")).isEqualTo(1);
        assertThat(ids.number("acme")).isZero();
        assertThat(ids.size()).isEqualTo(2);
        assertThat(ids.id(1)).isEqualTo("other");
        assertThat(ids.find("other")).hasValue(1);
        assertThat(ids.find("unknown")).isEmpty();
        assertThat(ids.size()).isEqualTo(2);
    }

    @Test
    void givesEveryTextBack() {
        UnitIds ids = new UnitIds();
        List<String> texts =
                List.of("a", "\u00e9", "\u20ac", "\uD83D\uDE00", "\uD800", "\0", "a\u00e9\u20ac", "x".repeat(5_000));
        texts.forEach(ids::number);

        for (int i = 0; i < texts.size(); i++) {
            assertThat(ids.id(i)).isEqualTo(texts.get(i));
            assertThat(ids.number(texts.get(i))).isEqualTo(i);
        }
    }

    @Test
    void agreesWithAMap() {
        Random random = new Random(3);
        UnitIds ids = new UnitIds();
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            String id = "unit-" + random.nextInt(40_000) + "-" + "y".repeat(random.nextInt(20));
            expected.putIfAbsent(id, expected.size());

            assertThat(ids.number(id)).isEqualTo(expected.get(id));
        }
        assertThat(ids.size()).isEqualTo(expected.size());
        expected.forEach((id, number) -> assertThat(ids.id(number)).isEqualTo(id));
    }

    @Test
    void holdsIdsLongerThanAPage() {
        UnitIds ids = new UnitIds();
        String text = "z".repeat(3 << 20);
        ids.number("a");
        ids.number(text);
        ids.number("b");

        assertThat(ids.id(1)).isEqualTo(text);
        assertThat(ids.id(2)).isEqualTo("b");
    }

    @Test
    void refusesWhatHasNoNumber() {
        UnitIds ids = new UnitIds();

        assertThatIllegalArgumentException().isThrownBy(() -> ids.number("")).withMessageContaining("unit: empty");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> ids.id(0));
    }
}
