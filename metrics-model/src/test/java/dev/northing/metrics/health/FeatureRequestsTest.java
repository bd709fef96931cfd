package dev.northing.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.Money;
import dev.northing.metrics.priority.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureRequestsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant NOW = Health.WINDOW.start();
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(28));

    @Test
    void ranksByCustomersBeforeRequests() {
        List<FeatureRequest> requests = new ArrayList<>(List.of(
                request("1", "cache", "a", NOW), request("2", "cache", "b", NOW), request("3", "cache", "b", NOW)));
        for (int i = 10; i < 15; i++) {
            requests.add(request("" + i, "dark_mode", "c", NOW));
        }

        List<RequestedTheme> ranked = ranking(Map.of()).rank(requests, Health.WINDOW);

        assertThat(ranked).extracting(RequestedTheme::theme).containsExactly("cache", "dark_mode");
        assertThat(ranked.get(0).requests().value()).hasValue(3);
        assertThat(ranked.get(0).organizations().value()).hasValue(0.5);
        assertThat(ranked.get(0).reach()).hasValue(Reach.MOST);
        assertThat(ranked.get(0).revenue()).isEqualTo(Money.ofMinor(300, "EUR"));
        assertThat(ranked.get(1).revenue()).isEqualTo(Money.ofMinor(0, "EUR"));
    }

    @Test
    void ranksByRevenueAmongAsManyCustomers() {
        List<RequestedTheme> ranked = ranking(Map.of())
                .rank(
                        List.of(
                                request("1", "x", "a", NOW),
                                request("2", "y", "b", NOW),
                                request("3", "z", "c", NOW),
                                request("4", "w", "d", NOW)),
                        Health.WINDOW);

        assertThat(ranked).extracting(RequestedTheme::theme).containsExactly("y", "x", "w", "z");
        // Two customers whose revenue is not known share a place.
        assertThat(ranked).extracting(RequestedTheme::rank).containsExactly(1, 2, 3, 3);
    }

    @Test
    void mergesDuplicates() {
        List<RequestedTheme> ranked = ranking(Map.of("old", "older", "older", "cache"))
                .rank(
                        List.of(
                                request("1", "old", "a", NOW),
                                request("2", "cache", "a", NOW),
                                request("2", "cache", "a", NOW)),
                        Health.WINDOW);

        assertThat(ranked).hasSize(1);
        assertThat(ranked.get(0).theme()).isEqualTo("cache");
        assertThat(ranked.get(0).requests().value()).hasValue(2);
        assertThat(ranked.get(0).revenue()).isEqualTo(Money.ofMinor(100, "EUR"));
    }

    @Test
    void growsAgainstTheWindowBefore() {
        List<RequestedTheme> ranked = ranking(Map.of())
                .rank(
                        List.of(
                                request("1", "x", "a", BEFORE),
                                request("2", "x", "a", NOW.minusMillis(1)),
                                request("3", "x", "a", NOW),
                                request("4", "x", "a", NOW),
                                request("5", "x", "a", NOW),
                                request("6", "x", "a", BEFORE.minusMillis(1)),
                                request("7", "y", "a", NOW)),
                        Health.WINDOW);

        assertThat(ranked.get(0).growth().value()).hasValue(0.5);
        assertThat(ranked.get(0).growth().interval()).isPresent();
        assertThat(ranked.get(1).growth().value()).isEmpty();
    }

    @Test
    void ranksNothing() {
        assertThat(ranking(Map.of()).rank(List.of(), Health.WINDOW)).isEmpty();
    }

    @Test
    void refusesACircleAndAForeignCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ranking(Map.of("a", "b", "b", "a")))
                .withMessageContaining("leads back to itself, expected an end of each chain");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureRequests("d", Map.of(), Map.of("a", Money.ofMinor(1, "USD")), EUR, 1))
                .withMessage("currency: USD, expected EUR as said; convert before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureRequests("d", Map.of(), Map.of("a", Money.ofMinor(-1, "EUR")), EUR, 1))
                .withMessage("revenue: -1, expected at least 0");
    }

    private static FeatureRequests ranking(Map<String, String> mergedInto) {
        Map<String, Money> revenue = Map.of("a", Money.ofMinor(100, "EUR"), "b", Money.ofMinor(200, "EUR"));
        return new FeatureRequests("requests", mergedInto, revenue, EUR, 4);
    }

    private static FeatureRequest request(String id, String theme, String organization, Instant time) {
        return new FeatureRequest(id, theme, organization, time);
    }
}
