package dev.northing.metrics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.northing.metrics.RandomLogs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/**
 * The law of {@link Aggregator}: a test class of a calculator extends this one and says how to make it and its events.
 *
 * @param <E> the events
 * @param <S> the state
 * @param <R> the result, which must have a meaningful equals
 */
public abstract class AggregatorContract<E, S, R> {

    static final int PARTITIONS = 1_000;
    private static final int LOGS = 100;

    protected abstract Aggregator<E, S, R> aggregator();

    protected abstract List<E> randomEvents(Random random);

    protected Instant asOf() {
        return RandomLogs.AS_OF;
    }

    @Test
    void anyPartitionAndAnyMergeOrderGiveByteEqualState() {
        withSeeds(PARTITIONS, this::assertPartitionsAgree);
    }

    private void assertPartitionsAgree(long seed) {
        Random random = new Random(seed);
        List<E> events = randomEvents(random);
        S whole = stateOf(events);

        S merged = mergedInRandomOrder(partition(events, random), random);

        assertThat(bytes(merged)).isEqualTo(bytes(whole));
        assertThat(aggregator().finish(merged, asOf())).isEqualTo(aggregator().finish(whole, asOf()));
    }

    @Test
    void anyPartitionThatTravelsAsBytesGivesTheSameResult() {
        withSeeds(LOGS, this::assertTravelledPartitionsAgree);
    }

    private void assertTravelledPartitionsAgree(long seed) {
        Random random = new Random(seed);
        List<E> events = randomEvents(random);
        List<S> parts = new ArrayList<>();
        partition(events, random).forEach(part -> parts.add(codec().decode(bytes(part))));

        S merged = mergedInRandomOrder(parts, random);

        assertThat(bytes(merged)).isEqualTo(bytes(stateOf(events)));
        assertThat(aggregator().finish(merged, asOf())).isEqualTo(aggregator().evaluate(events, asOf()));
    }

    @Test
    void redeliveryChangesNothing() {
        withSeeds(LOGS, this::assertRedeliveryChangesNothing);
    }

    private void assertRedeliveryChangesNothing(long seed) {
        Random random = new Random(seed);
        List<E> events = randomEvents(random);
        List<E> twice = new ArrayList<>(events);
        twice.addAll(events);
        Collections.shuffle(twice, random);

        assertThat(bytes(stateOf(twice))).isEqualTo(bytes(stateOf(events)));
    }

    @Test
    void aStateWithoutEventsIsTheIdentity() {
        withSeeds(LOGS, this::assertIdentity);
    }

    private void assertIdentity(long seed) {
        List<E> events = randomEvents(new Random(seed));
        byte[] expected = bytes(stateOf(events));
        S left = stateOf(events);
        S right = aggregator().create();

        aggregator().merge(left, aggregator().create());
        aggregator().merge(right, stateOf(events));

        assertThat(bytes(left)).isEqualTo(expected);
        assertThat(bytes(right)).isEqualTo(expected);
    }

    @Test
    void mergingLeavesTheReadStateAloneAndSharesNothingWithIt() {
        withSeeds(LOGS, this::assertMergingReadsOnly);
    }

    private void assertMergingReadsOnly(long seed) {
        Random random = new Random(seed);
        List<E> events = randomEvents(random);
        S from = stateOf(events);
        byte[] before = bytes(from);
        S into = aggregator().create();

        aggregator().merge(into, from);
        randomEvents(random).forEach(event -> aggregator().add(into, event));

        assertThat(bytes(from)).isEqualTo(before);
    }

    @Test
    void finishingDoesNotChangeTheState() {
        withSeeds(LOGS, this::assertFinishingReadsOnly);
    }

    private void assertFinishingReadsOnly(long seed) {
        S state = stateOf(randomEvents(new Random(seed)));
        byte[] before = bytes(state);

        R first = aggregator().finish(state, asOf());

        assertThat(bytes(state)).isEqualTo(before);
        assertThat(aggregator().finish(state, asOf())).isEqualTo(first);
    }

    @Test
    void anEmptyStateTravels() {
        byte[] empty = bytes(aggregator().create());

        assertThat(bytes(codec().decode(empty))).isEqualTo(empty);
    }

    @Test
    void refusesAForeignVersion() {
        StateKind kind = codec().kind();

        assertRefused(as(new StateKind(kind.name(), kind.version() + 1, kind.definition())), "version");
    }

    @Test
    void refusesAForeignKind() {
        StateKind kind = codec().kind();

        assertRefused(as(new StateKind("foreign", kind.version(), kind.definition())), "kind");
    }

    @Test
    void refusesAForeignDefinition() {
        StateKind kind = codec().kind();

        assertRefused(as(new StateKind(kind.name(), kind.version(), "foreign")), "definition");
    }

    @Test
    void refusesBytesThatWereCutShort() {
        byte[] bytes = bytes(stateOf(randomEvents(new Random(1))));
        for (int length = 0; length < bytes.length; length++) {
            assertRefused(Arrays.copyOf(bytes, length), "state");
        }
    }

    @Test
    void refusesBytesThatWereDamaged() {
        byte[] bytes = bytes(stateOf(randomEvents(new Random(1))));
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) (1 << (i % Byte.SIZE));
            assertRefused(damaged, "state");
        }
    }

    @Test
    void refusesBytesThatGoOn() {
        byte[] bytes = bytes(stateOf(randomEvents(new Random(1))));

        assertRefused(Arrays.copyOf(bytes, bytes.length + 1), "state");
    }

    private static void withSeeds(int count, LongConsumer law) {
        for (long seed = 1; seed <= count; seed++) {
            try {
                law.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private void assertRefused(byte[] bytes, String named) {
        assertThatExceptionOfType(StateFormatException.class)
                .isThrownBy(() -> codec().decode(bytes))
                .withMessageContaining(named);
    }

    private byte[] as(StateKind kind) {
        return StateCodec.of(kind, codec().body()).encode(stateOf(randomEvents(new Random(1))));
    }

    private List<S> partition(List<E> events, Random random) {
        List<E> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        List<S> parts = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            parts.add(aggregator().create());
        }
        shuffled.forEach(event -> aggregator().add(parts.get(random.nextInt(parts.size())), event));
        return parts;
    }

    private S mergedInRandomOrder(List<S> states, Random random) {
        List<S> left = new ArrayList<>(states);
        while (left.size() > 1) {
            S from = left.remove(random.nextInt(left.size()));
            aggregator().merge(left.get(random.nextInt(left.size())), from);
        }
        return left.get(0);
    }

    private S stateOf(List<E> events) {
        S state = aggregator().create();
        events.forEach(event -> aggregator().add(state, event));
        return state;
    }

    private byte[] bytes(S state) {
        return codec().encode(state);
    }

    private StateCodec<S> codec() {
        return aggregator().codec();
    }
}
