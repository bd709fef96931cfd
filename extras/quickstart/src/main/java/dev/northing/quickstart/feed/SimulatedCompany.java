package dev.northing.quickstart.feed;

import dev.northing.core.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A year of an invented CI company: organizations sign up, run builds, and some leave.
 *
 * <p>Signups grow by a fifth each month. An organization that gets its first build through stays for a time drawn from its
 * own loyalty, and builds in a rhythm of its own, less at weekends. The same seed gives the same year. Immutable.
 */
public final class SimulatedCompany {

    /** The first moment of the year. */
    public static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    /** The first moment behind the year. */
    public static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration DAY = Duration.ofDays(1);
    private static final int DAYS = 365;

    /** Signups a day at the start of the year. */
    private static final double FIRST_SIGNUPS_PER_DAY = 1.3;

    /** By how much signups grow in a month of 365/12 days: the target of the product. */
    private static final double MONTHLY_GROWTH = 1.2;

    /** Share of organizations that ever run a build. */
    private static final double EVER_BUILD = 0.86;

    private static final String[] PLANS = {"free", "free", "free", "team", "enterprise"};
    private static final String[] CHANNELS = {"organic", "referral", "search_ad", "conference"};

    private SimulatedCompany() {}

    /**
     * Simulates the year.
     *
     * @param seed picks one of the possible years
     * @return its events, in the order of time
     */
    public static EventFeed simulate(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Event> events = new ArrayList<>();
        int organizations = 0;
        for (int day = 0; day < DAYS; day++) {
            double expected = FIRST_SIGNUPS_PER_DAY * Math.pow(MONTHLY_GROWTH, day / (DAYS / 12.0));
            for (int signups = poisson(random, expected); signups > 0; signups--) {
                Instant signup = START.plus(DAY.multipliedBy(day)).plusMillis(random.nextLong(DAY.toMillis()));
                new Organization(++organizations, signup, random).live(events);
            }
        }
        events.sort(Comparator.comparing(event -> Objects.requireNonNull(event.time())));
        String title = "A simulated year of a CI company (seed " + seed + "): " + organizations + " organizations";
        return new EventFeed(title, events, List.of());
    }

    /** Knuth's way: fit for the small means of a day. */
    private static int poisson(RandomGenerator random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** One customer from signup to the end of the year or of its patience. */
    private static final class Organization {

        private final String id;
        private final String plan;
        private final String channel;
        private final Instant signup;
        private final RandomGenerator random;

        Organization(int number, Instant signup, RandomGenerator random) {
            this.id = "org-" + number;
            this.plan = PLANS[random.nextInt(PLANS.length)];
            this.channel = CHANNELS[random.nextInt(CHANNELS.length)];
            this.signup = signup;
            this.random = random;
        }

        void live(List<Event> events) {
            events.add(Event.builder("organization_signed_up")
                    .time(signup)
                    .organization(id)
                    .with("plan", plan)
                    .with("channel", channel)
                    .build());
            if (random.nextDouble() < EVER_BUILD) {
                build(events);
            }
        }

        private void build(List<Event> events) {
            // Most try within the hour; a few come back days later.
            double hours = Math.exp(random.nextGaussian() * 2.2 - 1);
            Instant first = signup.plusSeconds((long) (hours * 3600));
            // Loyalty differs: the weekly chance to leave is drawn once for each organization.
            double leaving = Math.min(0.9, 0.002 + 0.12 * Math.pow(random.nextDouble(), 3));
            double buildsPerWeek = Math.exp(random.nextGaussian() * 0.9 + 1.7);
            Instant end =
                    first.plusSeconds((long) (Math.log(1 - random.nextDouble()) / Math.log(1 - leaving) * 7 * 86_400));
            Instant at = first;
            while (at.isBefore(end) && at.isBefore(END)) {
                events.add(buildAt(at));
                at = next(at, buildsPerWeek);
            }
        }

        /** Builds come at random times; two in three that would fall on a weekend wait two days. */
        private Instant next(Instant at, double buildsPerWeek) {
            double days = -Math.log(1 - random.nextDouble()) * 7 / buildsPerWeek;
            Instant next = at.plusMillis(Math.max(1, (long) (days * DAY.toMillis())));
            long dayOfWeek = Math.floorMod(next.getEpochSecond() / 86_400 + 3, 7L);
            return dayOfWeek >= 5 && random.nextInt(3) > 0 ? next.plus(DAY.multipliedBy(2)) : next;
        }

        private Event buildAt(Instant at) {
            Event.Builder build =
                    Event.builder("build_finished").time(at).organization(id).with("plan", plan);
            double luck = random.nextDouble();
            if (luck < 0.92) {
                build.with("outcome", "success");
            } else if (luck < 0.99) {
                build.with("outcome", "failure").with("cause", luck < 0.985 ? "user_error" : "infrastructure");
            } else {
                build.with("outcome", "canceled");
            }
            return build.with("duration", Duration.ofMillis((long)
                            (Math.exp(random.nextGaussian() * 0.8 + 4.6) * 1000)))
                    .build();
        }
    }
}
