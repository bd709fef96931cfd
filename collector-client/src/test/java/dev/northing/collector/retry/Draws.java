package dev.northing.collector.retry;

import java.util.random.RandomGenerator;

/** A generator that draws the ends of what it is asked for, and remembers the last range. */
final class Draws implements RandomGenerator {

    private final boolean greatest;
    private long lastBound;

    private Draws(boolean greatest) {
        this.greatest = greatest;
    }

    static Draws least() {
        return new Draws(false);
    }

    static Draws greatest() {
        return new Draws(true);
    }

    long lastBound() {
        return lastBound;
    }

    @Override
    public long nextLong() {
        throw new UnsupportedOperationException("not a draw from a range");
    }

    @Override
    public long nextLong(long bound) {
        lastBound = bound;
        return greatest ? bound - 1 : 0;
    }
}
