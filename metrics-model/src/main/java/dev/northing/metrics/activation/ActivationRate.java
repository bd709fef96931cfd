package dev.northing.metrics.activation;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.TimelinesCalculator;
import dev.northing.metrics.aggregate.UnitTimeline;
import dev.northing.metrics.aggregate.UnitTimelines;
import dev.northing.metrics.cohort.StartedUnits;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Computes the share of new units that reach their first success soon enough.
 *
 * <p>In words: of the units whose sign-up is at least the allowance W ago, those with a success from the sign-up on and
 * before W has passed. In symbols: |{u : s + W &le; asOf, &exist; success with s &le; t &lt; s + W}| / |{u : s + W &le;
 * asOf}|, s being the unit's earliest sign-up. Unit: a share in [0, 1], of units. Source: CI product metrics page
 * (activation within 7 days), interval of Wilson 1927 at 95 %.
 *
 * <p>Younger sign-ups are immature: in neither count, but told. The earliest sign-up wins; later ones change nothing. A
 * success before the sign-up is noted and not taken for one; a success after it still may. Units without sign-up are
 * noted and in neither count, instants at or after the as-of instant are ignored and noted. Events are held apart by
 * unit and millisecond, so redelivery changes nothing. No mature sign-up gives no value. Example: four mature sign-ups,
 * of which three succeed within 7 days, and one immature give 0.75 with one immature ({@code ActivationRateTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class ActivationRate implements TimelinesCalculator<Figure> {

    /** The usual allowance: 7 days of 24 hours. */
    public static final Duration DEFAULT_ALLOWANCE = Duration.ofDays(7);

    private final String definition;
    private final Predicate<? super EventView> signUp;
    private final Predicate<? super EventView> success;
    private final Duration allowance;
    private final Optional<TimeWindow> signUpWindow;

    private ActivationRate(
            String definition,
            Predicate<? super EventView> signUp,
            Predicate<? super EventView> success,
            Duration allowance,
            Optional<TimeWindow> signUpWindow) {
        this.definition = definition;
        this.signUp = signUp;
        this.success = success;
        this.allowance = allowance;
        this.signUpWindow = signUpWindow;
    }

    /**
     * Asks for a success within 7 days, over all sign-ups before the as-of instant.
     *
     * @param definition the id of the metric's definition, not blank
     * @param signUp which events start a unit
     * @param success which events show that it reached value
     * @return the calculator
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static ActivationRate of(
            String definition, Predicate<? super EventView> signUp, Predicate<? super EventView> success) {
        return new ActivationRate(
                Require.text("definition", definition),
                Objects.requireNonNull(signUp, "signUp"),
                Objects.requireNonNull(success, "success"),
                DEFAULT_ALLOWANCE,
                Optional.empty());
    }

    /**
     * The same metric with another allowance.
     *
     * @param duration how long after the sign-up a success counts, whole milliseconds, positive
     * @return a calculator of its own
     * @throws IllegalArgumentException if {@code duration} is not a positive number of whole milliseconds
     */
    public ActivationRate within(Duration duration) {
        Require.positiveMillis("duration", duration);
        return new ActivationRate(definition, signUp, success, duration, signUpWindow);
    }

    /**
     * The same metric over the units whose earliest sign-up lies in a window.
     *
     * @param window when they signed up; what lies at or after the as-of instant is not known yet
     * @return a calculator of its own
     */
    public ActivationRate signedUpIn(TimeWindow window) {
        return new ActivationRate(definition, signUp, success, allowance, Optional.of(window));
    }

    @Override
    public String definition() {
        return definition;
    }

    @Override
    public Predicate<? super EventView> starting() {
        return signUp;
    }

    @Override
    public Predicate<? super EventView> activity() {
        return success;
    }

    @Override
    public Figure finish(UnitTimelines state, Instant asOf) {
        TimeWindow window = signUpWindow.orElseGet(() -> TimeWindow.before(asOf));
        Tally tally = new Tally(window, allowance.toMillis(), asOf);
        state.forEach((unit, timeline) -> tally.see(timeline));
        return tally.figure(definition, window);
    }

    private static final class Tally {

        private final StartedUnits started;
        private final long allowed;
        private long activated;
        private long mature;
        private long immature;

        Tally(TimeWindow signUps, long allowed, Instant asOf) {
            this.started = new StartedUnits(asOf, signUps::contains);
            this.allowed = allowed;
        }

        void see(UnitTimeline timeline) {
            started.start(timeline).ifPresent(start -> seeStarted(timeline, start));
        }

        private void seeStarted(UnitTimeline timeline, long start) {
            long deadline = EpochMillis.plus(start, allowed);
            if (started.hasPassed(deadline)) {
                mature++;
                activated += timeline.activeIn(start, deadline) ? 1 : 0;
            } else {
                immature++;
            }
        }

        Figure figure(String definition, TimeWindow window) {
            return started.note(Figure.builder(definition, window)
                            .ratio(activated, mature)
                            .interval(Wilson.interval(new Proportion(activated, mature)))
                            .n(mature)
                            .immature(immature))
                    .build();
        }
    }
}
