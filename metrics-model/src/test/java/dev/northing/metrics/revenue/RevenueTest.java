package dev.northing.metrics.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.Money;
import dev.northing.metrics.Note;
import dev.northing.metrics.aggregate.AggregatorContract;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RevenueTest extends AggregatorContract<MrrSnapshot, MrrLedger, RevenueFigures> {

    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @Override
    protected Revenue aggregator() {
        return new Revenue("nrr", ZoneOffset.UTC, 1, 100, 7);
    }

    @Override
    protected List<MrrSnapshot> randomEvents(Random random) {
        List<MrrSnapshot> snapshots = new ArrayList<>();
        for (YearMonth month : List.of(JANUARY, FEBRUARY, MARCH, MARCH.plusMonths(1))) {
            for (int customer = 0; customer < 5; customer++) {
                // One customer is there in every month; what it pays follows from who it is, as in one business.
                if (customer == 0 || random.nextBoolean()) {
                    long mrr = Math.floorMod((month + "/" + customer).hashCode(), 3) * 100L;
                    snapshots.add(snapshot(month, "c" + customer, "s", mrr, customer < 2 ? "pro" : "free", "web"));
                }
            }
        }
        snapshots.add(snapshots.get(0));
        return snapshots;
    }

    @Test
    void followsThePayersOfTheStart() {
        RevenueFigures figures = aggregator()
                .evaluate(
                        List.of(
                                paying(FEBRUARY, "a", 100),
                                paying(FEBRUARY, "b", 50),
                                paying(MARCH, "a", 130),
                                paying(MARCH, "b", 0),
                                paying(MARCH, "c", 70)),
                        APRIL);

        assertThat(figures.retention().net().value()).hasValueCloseTo(130.0 / 150, within(1e-15));
        assertThat(figures.retention().gross().value()).hasValueCloseTo(100.0 / 150, within(1e-15));
        assertThat(figures.retention().logoChurn().value()).hasValue(0.5);
        assertThat(figures.retention().concentration().value()).hasValue(1);
        assertThat(figures.mrr().value()).hasValue(200);
        assertThat(figures.growth().value()).hasValueCloseTo(50.0 / 150, within(1e-15));
        // Gained 70 new and 30 more, lost 50.
        assertThat(figures.quickRatio().value()).hasValue(2);
    }

    @Test
    void namesEveryMovementOnce() {
        RevenueFigures figures = aggregator()
                .evaluate(
                        List.of(
                                paying(JANUARY, "back", 10),
                                paying(JANUARY, "more", 10),
                                paying(JANUARY, "less", 10),
                                paying(JANUARY, "gone", 10),
                                paying(FEBRUARY, "more", 10),
                                paying(FEBRUARY, "less", 10),
                                paying(FEBRUARY, "gone", 10),
                                paying(MARCH, "back", 5),
                                paying(MARCH, "more", 17),
                                paying(MARCH, "less", 6),
                                paying(MARCH, "fresh", 3)),
                        APRIL);

        assertThat(figures.movements())
                .containsExactly(movements(FEBRUARY, 40, 0, 0, 0, 10, 0, 30), movements(MARCH, 30, 3, 7, 4, 10, 5, 31));
        // The customer that came back is not one of those who paid at the start.
        assertThat(figures.retention().net().numerator()).hasValue(23);
        assertThat(figures.retention().net().denominator()).hasValue(30);
    }

    @Test
    void netsTheSubscriptionsOfACustomer() {
        RevenueFigures figures = aggregator()
                .evaluate(
                        List.of(
                                snapshot(FEBRUARY, "a", "main", 100, "pro", "web"),
                                snapshot(FEBRUARY, "a", "add-on", 20, "extra", "sales"),
                                snapshot(MARCH, "a", "main", 80, "pro", "web"),
                                snapshot(MARCH, "a", "add-on", 50, "extra", "sales")),
                        APRIL);

        // Up by 30 and down by 20 is an expansion of 10; the larger subscription names plan and channel.
        assertThat(figures.movements()).containsExactly(movements(MARCH, 120, 0, 10, 0, 0, 0, 130));
        assertThat(figures.byPlan().get("pro").retention()).isEqualTo(figures.retention());
        assertThat(figures.byChannel().get("web").retention()).isEqualTo(figures.retention());
        assertThat(figures.byPlan().get("extra").retention().net().value()).isEmpty();
        assertThat(figures.byPlan().get("extra").growth().value()).hasValue(1.5);
    }

    @Test
    void keepsPlansAndChannelsApart() {
        RevenueFigures figures = aggregator()
                .evaluate(
                        List.of(
                                snapshot(FEBRUARY, "a", "s", 100, "pro", "web"),
                                snapshot(FEBRUARY, "b", "s", 40, "team", "web"),
                                snapshot(MARCH, "a", "s", 150, "pro", "web"),
                                snapshot(MARCH, "b", "s", 10, "team", "web")),
                        APRIL);

        assertThat(figures.byPlan().get("pro").retention().net().value()).hasValue(1.5);
        assertThat(figures.byPlan().get("pro").retention().gross().value()).hasValue(1);
        assertThat(figures.byPlan().get("team").retention().net().value()).hasValue(0.25);
        assertThat(figures.byChannel().get("web").retention().net())
                .isEqualTo(figures.retention().net());
    }

    @Test
    void dividesRevenueAmongPlansWithoutRemainder() {
        RevenueFigures figures = aggregator()
                .evaluate(
                        List.of(
                                snapshot(FEBRUARY, "a", "s", 100, "pro", "web"),
                                snapshot(FEBRUARY, "b", "s", 40, "team", "web"),
                                snapshot(MARCH, "a", "s", 150, "team", "web"),
                                snapshot(MARCH, "b", "s", 10, "team", "sales")),
                        APRIL);

        // The first customer went over to the other plan: it left one with nothing and is retained where it was.
        assertThat(figures.byPlan().get("pro").mrr().value()).hasValue(0);
        assertThat(figures.byPlan().get("pro").growth().value()).hasValue(-1);
        assertThat(figures.byPlan().get("pro").retention().net().value()).hasValue(1.5);
        assertThat(figures.byPlan().get("team").mrr().value()).hasValue(160);
        assertThat(figures.byPlan().get("team").growth().value()).hasValue(3);
        assertThat(figures.byChannel().get("sales").mrr().value()).hasValue(10);
        assertThat(figures.byChannel().get("sales").growth().value()).isEmpty();
        assertThat(figures.mrr().value()).hasValue(160);
    }

    @Test
    void givesRetentionAnIntervalThatDrawsCustomers() {
        List<MrrSnapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            snapshots.add(paying(FEBRUARY, "c" + i, 100));
            snapshots.add(paying(MARCH, "c" + i, i % 2 == 0 ? 100 : 0));
        }

        var interval = new Revenue("nrr", ZoneOffset.UTC, 1, 2_000, 1)
                .evaluate(snapshots, APRIL)
                .retention()
                .net()
                .interval()
                .orElseThrow();

        assertThat(interval.method()).isEqualTo(IntervalMethod.CLUSTER_BOOTSTRAP);
        // A mean of 40 halves and wholes varies by sqrt(1/4/40) = 0.079; 1.96 of it on both sides of 0.5.
        assertThat(interval.low()).isCloseTo(0.345, within(0.03));
        assertThat(interval.high()).isCloseTo(0.655, within(0.03));
    }

    @Test
    void leavesOutMonthsThatAreNotOver() {
        List<MrrSnapshot> snapshots = List.of(paying(FEBRUARY, "a", 10), paying(MARCH, "a", 20));

        RevenueFigures figures = aggregator().evaluate(snapshots, APRIL.minusMillis(1));

        assertThat(figures.mrr().value()).hasValue(10);
        assertThat(figures.mrr().noted(Note.SNAPSHOTS_AT_OR_AFTER_AS_OF)).isEqualTo(1);
        assertThat(figures.movements()).isEmpty();
        assertThat(figures.growth().value()).isEmpty();
    }

    @Test
    void isUndefinedWithoutRevenueAtTheStart() {
        RevenueFigures figures =
                aggregator().evaluate(List.of(paying(FEBRUARY, "trial", 0), paying(MARCH, "trial", 30)), APRIL);

        assertThat(figures.retention().net().value()).isEmpty();
        assertThat(figures.retention().gross().value()).isEmpty();
        assertThat(figures.retention().logoChurn().value()).isEmpty();
        assertThat(figures.growth().value()).isEmpty();
        assertThat(figures.quickRatio().value()).isEmpty();
        // The trial is not a customer yet, so its first payment is new business.
        assertThat(figures.movements()).containsExactly(movements(MARCH, 0, 30, 0, 0, 0, 0, 30));
    }

    @Test
    void hasNoRevenueWithoutSnapshots() {
        RevenueFigures figures = aggregator().evaluate(List.of(), APRIL);

        assertThat(figures.mrr().value()).isEmpty();
        assertThat(figures.movements()).isEmpty();
    }

    @Test
    void refusesAMonthWithoutSnapshots() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        aggregator().evaluate(List.of(paying(JANUARY, "a", 10), paying(MARCH, "a", 10)), APRIL))
                .withMessage("month: 2026-02 has no snapshot, expected one at least for every month from 2026-01 to "
                        + "2026-03; an amount of 0 says that nobody paid");
    }

    @Test
    void refusesNegativeRevenue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> paying(MARCH, "a", -1))
                .withMessage("mrr: -1, expected at least 0");
    }

    @Test
    void refusesASecondCurrency() {
        MrrLedger state = aggregator().create();
        aggregator().add(state, paying(MARCH, "a", 1));
        MrrSnapshot dollars = new MrrSnapshot(MARCH, "b", "s", Money.ofMinor(1, "USD"), "pro", "web");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> aggregator().add(state, dollars))
                .withMessage("currency: USD, expected EUR as the other snapshots; convert, or keep a state for each");
    }

    @Test
    void refusesTwoAmountsForOneMonth() {
        MrrLedger one = aggregator().create();
        MrrLedger other = aggregator().create();
        aggregator().add(one, paying(MARCH, "a", 1));
        aggregator().add(other, paying(MARCH, "a", 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> aggregator().merge(one, other))
                .withMessageStartingWith("mrr: two different snapshots of one subscription for 2026-03");
    }

    @Test
    void refusesMovementsThatDoNotAddUp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> movements(MARCH, 10, 1, 0, 0, 0, 0, 12))
                .withMessage("end: 0.12 EUR, expected the start and all movements, 0.11 EUR");
    }

    @Test
    void refusesTooLongASpan() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Revenue("d", ZoneOffset.UTC, 121, 100, 1))
                .withMessage("months: 121, expected a number of months in [1, 120]");
    }

    @Test
    void spansOneMonthUnlessToldOtherwise() {
        assertThat(Revenue.monthly("d", ZoneOffset.UTC, 3)).isEqualTo(new Revenue("d", ZoneOffset.UTC, 1, 2_000, 3));
    }

    private static MrrMovements movements(YearMonth month, long... minor) {
        return new MrrMovements(
                month,
                euros(minor[0]),
                euros(minor[1]),
                euros(minor[2]),
                euros(minor[3]),
                euros(minor[4]),
                euros(minor[5]),
                euros(minor[6]));
    }

    private static MrrSnapshot paying(YearMonth month, String customer, long minor) {
        return snapshot(month, customer, "s", minor, "pro", "web");
    }

    private static MrrSnapshot snapshot(
            YearMonth month, String customer, String subscription, long minor, String plan, String channel) {
        return new MrrSnapshot(month, customer, subscription, euros(minor), plan, channel);
    }

    private static Money euros(long minor) {
        return Money.ofMinor(minor, "EUR");
    }
}
