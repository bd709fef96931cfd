package dev.northing.collector.scrub;

/** A finding packed into one long, so that looking costs no allocation and order is order of starts; 0 is none. */
@SuppressWarnings("EnumOrdinal") // packed for the length of one call; never stored
final class Hit {

    static final long NONE = 0;
    /** The longest text whose offsets fit, in characters. */
    static final int LONGEST_TEXT = (1 << 27) - 1;

    private static final int RULE_BITS = 8;
    private static final int OFFSET_BITS = 27;

    private Hit() {}

    static long of(int start, int end, Rule rule) {
        return ((long) start << OFFSET_BITS | end) << RULE_BITS | rule.ordinal() + 1;
    }

    static int start(long hit) {
        return (int) (hit >>> (OFFSET_BITS + RULE_BITS));
    }

    static int end(long hit) {
        return (int) (hit >>> RULE_BITS) & LONGEST_TEXT;
    }

    static Rule rule(long hit) {
        return Rule.at((int) (hit & (1 << RULE_BITS) - 1) - 1);
    }
}
