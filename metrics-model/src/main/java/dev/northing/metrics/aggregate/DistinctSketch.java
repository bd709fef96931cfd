package dev.northing.metrics.aggregate;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.input.Require;
import java.util.Optional;

/**
 * Estimates how many different texts were added, in memory that does not grow with them.
 *
 * <p>In words: each text falls by its hash into one of m registers, which keeps the longest run of zeros that the rest
 * of a hash began with. In symbols: with C<sub>k</sub> registers of value k and q = 64 - log<sub>2</sub> m, the estimate
 * is m<sup>2</sup> / (2 ln 2 (m &sigma;(C<sub>0</sub>/m) + &Sigma; C<sub>k</sub> 2<sup>-k</sup> + m
 * 2<sup>-q</sup> &tau;(1 - C<sub>q+1</sub>/m))). Its relative standard error is 1.04 / &radic;m: 0.81 % for 16,384 registers of
 * one byte. Unit: distinct texts. Source: HyperLogLog (Flajolet and others 2007) with the estimator of Ertl 2017. No
 * texts give 0, exactly. Example: 100,000 ids are counted within 3 % ({@code DistinctSketchTest}).
 *
 * <p>Adding a text again changes nothing, and merging takes the greater of two registers, so the state does not depend
 * on any order. The hash has no key: who may choose the ids can spoil the estimate.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class DistinctSketch {

    /** The usual precision: 2^14 registers, 16 KiB. */
    public static final int DEFAULT_PRECISION = 14;

    private static final int LEAST_PRECISION = 4;
    private static final int GREATEST_PRECISION = 18;
    private static final double ERROR_OF_ONE_REGISTER = 1.04;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int precision;
    private final byte[] registers;

    /**
     * Starts without texts.
     *
     * @param precision the number of registers as a power of 2, in [4, 18]
     * @throws IllegalArgumentException if {@code precision} is not in [4, 18]
     */
    public DistinctSketch(int precision) {
        if (precision < LEAST_PRECISION || precision > GREATEST_PRECISION) {
            throw Require.refused("precision", precision, "a number in [4, 18]");
        }
        this.precision = precision;
        this.registers = new byte[1 << precision];
    }

    /**
     * Adds a text.
     *
     * @param text any text
     */
    public void add(String text) {
        long hash = hash(text);
        int register = (int) (hash >>> (Long.SIZE - precision));
        long rest = hash << precision;
        int run = Math.min(Long.numberOfLeadingZeros(rest), Long.SIZE - precision) + 1;
        raise(register, run);
    }

    /**
     * Takes everything another sketch of the same precision holds, which stays as it is.
     *
     * @param other the sketch to read
     * @throws IllegalArgumentException if its precision is another
     */
    public void addAll(DistinctSketch other) {
        if (other.precision != precision) {
            throw Require.refused("other", "precision " + other.precision, "precision " + precision);
        }
        for (int i = 0; i < registers.length; i++) {
            raise(i, other.registers[i]);
        }
    }

    /**
     * How many different texts were added, estimated.
     *
     * @return the estimate, at least 0 and finite
     */
    public double estimate() {
        int[] counts = counts();
        double m = registers.length;
        int q = Long.SIZE - precision;
        // Were every register full, the number would be beyond all bounds; one is taken not to be.
        double sum = m * tau(1 - Math.min(counts[q + 1], registers.length - 1) / m);
        for (int k = q; k >= 1; k--) {
            sum = (sum + counts[k]) / 2;
        }
        sum += m * sigma(counts[0] / m);
        return counts[0] == registers.length ? 0 : m * m / (2 * Math.log(2) * sum);
    }

    /**
     * The range in which the true number lies at about 95 %: 1.96 relative standard errors each way.
     *
     * @return the interval around the estimate, or empty without texts, for then the number is known
     */
    public Optional<Interval> interval() {
        double estimate = estimate();
        if (estimate == 0) {
            return Optional.empty();
        }
        double error = 1.96 * ERROR_OF_ONE_REGISTER / Math.sqrt(registers.length);
        return Optional.of(
                new Interval(estimate / (1 + error), estimate / (1 - error), 0.95, IntervalMethod.HYPER_LOG_LOG));
    }

    int precision() {
        return precision;
    }

    int register(int index) {
        return registers[index];
    }

    void raise(int register, int run) {
        registers[register] = (byte) Math.max(registers[register], run);
    }

    private int[] counts() {
        int[] counts = new int[Long.SIZE - precision + 2];
        for (byte register : registers) {
            counts[register]++;
        }
        return counts;
    }

    /** x + x^2 + 2 x^4 + 4 x^8 + ..., to where it changes no more. */
    private static double sigma(double share) {
        double x = share;
        double factor = 1;
        double sum = x;
        double before = -1;
        while (sum != before && x < 1) {
            before = sum;
            x *= x;
            sum += x * factor;
            factor *= 2;
        }
        return sum;
    }

    /** (1 - x - (1 - x^(1/2))^2 / 2 - (1 - x^(1/4))^2 / 4 - ...) / 3, to where it changes no more. */
    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double x = share;
        double factor = 1;
        double sum = 1 - x;
        double before = -1;
        while (sum != before) {
            before = sum;
            x = Math.sqrt(x);
            factor /= 2;
            sum -= (1 - x) * (1 - x) * factor;
        }
        return sum / 3;
    }

    /** The same on every machine and in every version: it is part of the state's form. */
    private static long hash(String text) {
        long hash = text.length() * MIX;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MIX;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }
}
