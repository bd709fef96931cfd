package dev.northing.core.privacy;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a value, with the settings that a definition gives it: a {@link ScrubAction} in full.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public sealed interface ValueAction {

    /** Code points of free text that may be kept at most. */
    int MAX_FREE_TEXT = 256;

    /**
     * Returns the action's name.
     *
     * @return the word for it
     */
    ScrubAction kind();

    /**
     * The property is left out.
     *
     * @since 0.1.0
     */
    record Drop() implements ValueAction {

        @Override
        public ScrubAction kind() {
            return ScrubAction.DROP;
        }
    }

    /**
     * The value stays as it is.
     *
     * @since 0.1.0
     */
    record Keep() implements ValueAction {

        @Override
        public ScrubAction kind() {
            return ScrubAction.KEEP;
        }
    }

    /**
     * A fixed value takes the place of every value.
     *
     * @param value the fixed value, as the property's type writes it
     * @since 0.1.0
     */
    record Constant(String value) implements ValueAction {

        @Override
        public ScrubAction kind() {
            return ScrubAction.CONSTANT;
        }
    }

    /**
     * A fixed number of symbols takes the place of a text, so that not even its length shows; ends may stay.
     *
     * @param keepFirst code points that stay in front, 0 to 4
     * @param keepLast code points that stay at the end, 0 to 4; nothing stays of a text that is not twice as long as both together
     * @param symbol one code point
     * @param length symbols, 1 to 32
     * @since 0.1.0
     */
    record Mask(int keepFirst, int keepLast, String symbol, int length) implements ValueAction {

        @Override
        public ScrubAction kind() {
            return ScrubAction.MASK;
        }
    }

    /**
     * Only the first code points of a text stay.
     *
     * @param max code points, 1 to 4,096
     * @since 0.1.0
     */
    record Truncate(int max) implements ValueAction {

        @Override
        public ScrubAction kind() {
            return ScrubAction.TRUNCATE;
        }
    }

    /**
     * A text outside a list becomes one fixed text.
     *
     * @param values the list; empty for the values that the property's enum declares
     * @param other what stands for all others
     * @since 0.1.0
     */
    record AllowValues(List<String> values, String other) implements ValueAction {

        /**
         * Copies the list.
         *
         * @param values the list; empty for the values that the property's enum declares
         * @param other what stands for all others
         */
        public AllowValues {
            values = List.copyOf(values);
        }

        @Override
        public ScrubAction kind() {
            return ScrubAction.ALLOW_VALUES;
        }
    }

    /**
     * A number or duration becomes the lower end of its bucket; a point in time becomes its day in UTC, and one of an enum's
     * declared values stays. Durations are measured in seconds.
     *
     * @since 0.1.0
     */
    sealed interface Bucket extends ValueAction {

        @Override
        default ScrubAction kind() {
            return ScrubAction.BUCKET;
        }
    }

    /**
     * Buckets that begin at the powers of a base, below zero as above it.
     *
     * @param base 2 to 1,000
     * @since 0.1.0
     */
    record PowerBucket(int base) implements Bucket {}

    /**
     * Buckets of one width, one of which begins at 0.
     *
     * @param width above 0
     * @since 0.1.0
     */
    record WidthBucket(BigDecimal width) implements Bucket {}

    /**
     * Buckets that begin at given numbers, such as quantiles; the first stands for everything below it too.
     *
     * @param edges ascending, 1 to 1,000
     * @since 0.1.0
     */
    record EdgeBucket(List<BigDecimal> edges) implements Bucket {

        /**
         * Copies the edges.
         *
         * @param edges ascending, 1 to 1,000
         */
        public EdgeBucket {
            edges = List.copyOf(edges);
        }
    }

    /**
     * A point in time or duration is cut to a unit, in UTC, and a number is rounded to a step, half to even.
     *
     * @param unit seconds, minutes, hours or days
     * @param step above 0
     * @since 0.1.0
     */
    record Round(ChronoUnit unit, BigDecimal step) implements ValueAction {

        @Override
        public ScrubAction kind() {
            return ScrubAction.ROUND;
        }
    }

    /**
     * An IP address becomes its network; any other text is dropped.
     *
     * @param v4 leading bits of an IPv4 address that stay, 8 to 24
     * @param v6 leading bits of an IPv6 address that stay, 16 to 48
     * @since 0.1.0
     */
    record Ip(int v4, int v6) implements ValueAction {

        @Override
        public ScrubAction kind() {
            return ScrubAction.IP;
        }
    }

    /**
     * A coordinate, or a pair of them, is rounded; a country's code of two capital letters and one of an enum's declared values
     * stay; any other text is dropped.
     *
     * @param decimals decimals of a degree that stay, 0 or 1, about 110 or 11 km
     * @since 0.1.0
     */
    record Geo(int decimals) implements ValueAction {

        @Override
        public ScrubAction kind() {
            return ScrubAction.GEO;
        }
    }

    /**
     * A web address becomes scheme, host, template of its path, and the queries that are allowed; user, password, port and
     * fragment go. Any other text is dropped.
     *
     * @param hosts hosts that stay, in lower case; any other becomes its kind, such as {@code {host}} or {@code {ip}}
     * @param templates paths whose segments in braces stand for anything, such as {@code /users/{id}}; a path that fits none becomes
     *     {@code /{path}}
     * @param query keys that stay with their values, which are still searched for personal data
     * @since 0.1.0
     */
    record Url(List<String> hosts, List<String> templates, List<String> query) implements ValueAction {

        /**
         * Copies the lists.
         *
         * @param hosts hosts that stay, in lower case; any other becomes its kind, such as {@code {host}} or {@code {ip}}
         * @param templates paths whose segments in braces stand for anything, such as {@code /users/{id}}; a path that fits none becomes
         *     {@code /{path}}
         * @param query keys that stay with their values, which are still searched for personal data
         */
        public Url {
            hosts = List.copyOf(hosts);
            templates = List.copyOf(templates);
            query = List.copyOf(query);
        }

        @Override
        public ScrubAction kind() {
            return ScrubAction.URL;
        }
    }

    /**
     * The part of a path that names somebody's home becomes {@code ~}, and a computer's name goes.
     *
     * @param keepLast segments at the end that stay, 0 for all, at most 64
     * @since 0.1.0
     */
    record Path(int keepLast) implements ValueAction {

        @Override
        public ScrubAction kind() {
            return ScrubAction.PATH;
        }
    }

    /**
     * Of a Java stack trace, only class names of exceptions, and class, method and line of frames stay; messages go.
     *
     * @param maxFrames frames that stay in all, 1 to 256
     * @param hash whether a last line tells traces apart, those whose frames were cut off too
     * @since 0.1.0
     */
    record Stack(int maxFrames, boolean hash) implements ValueAction {

        @Override
        public ScrubAction kind() {
            return ScrubAction.STACK;
        }
    }

    /**
     * A keyed pseudonym takes the place of an identifier; without a key the property is left out.
     *
     * @param domain what the identifier identifies: equal values of two domains get different pseudonyms, and {@code email}, {@code
     *     ip} and {@code phone} are brought to one form first; null for the property's subject, or else its name
     * @since 0.1.0
     */
    record Pseudonymize(@Nullable String domain) implements ValueAction {

        @Override
        public ScrubAction kind() {
            return ScrubAction.PSEUDONYMIZE;
        }
    }

    /**
     * One of a few numbers, chosen by a key, takes the place of a value; without a key the property is left out.
     *
     * @param slots how many there are, from 0 on, 2 to 1,000
     * @param domain as of {@link Pseudonymize}
     * @since 0.1.0
     */
    record HashToSlot(int slots, @Nullable String domain) implements ValueAction {

        @Override
        public ScrubAction kind() {
            return ScrubAction.HASH_TO_SLOT;
        }
    }
}
