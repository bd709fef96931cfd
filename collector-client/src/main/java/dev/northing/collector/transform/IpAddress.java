package dev.northing.collector.transform;

import org.jspecify.annotations.Nullable;

/**
 * An IP address as text has it, read without asking any name server; an IPv4 address inside of an IPv6 one is that IPv4 address.
 *
 * <p>Immutable.
 *
 * @param high the upper 64 bits; 0 for IPv4
 * @param low the lower 64 bits; all 32 of IPv4
 * @param v4 whether it is IPv4
 */
record IpAddress(long high, long low, boolean v4) {

    private static final int GROUPS = 8;
    private static final long MAPPED = 0xffffL;

    /** Returns null for anything else; brackets, a zone and the length of a network behind are passed over. */
    static @Nullable IpAddress parse(String text) {
        String bare = bare(text.strip());
        return bare.indexOf(':') >= 0 ? parse6(bare) : parse4(bare, 0);
    }

    private static String bare(String text) {
        String inside = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        int end = inside.length();
        for (char mark : new char[] {'/', '%'}) {
            int at = inside.indexOf(mark);
            end = at >= 0 && at < end ? at : end;
        }
        return inside.substring(0, end);
    }

    private static @Nullable IpAddress parse4(String text, int from) {
        long address = 0;
        int at = from;
        for (int part = 0; part < 4; part++) {
            int end = part < 3 ? text.indexOf('.', at) : text.length();
            int octet = number(text, at, end, 10, 3);
            if (octet < 0 || octet > 255) {
                return null;
            }
            address = (address << 8) | octet;
            at = end + 1;
        }
        return new IpAddress(0, address, true);
    }

    /** Returns -1 for anything but 1 to {@code most} digits. */
    private static int number(String text, int from, int to, int radix, int most) {
        if (to <= from || to - from > most) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    private static @Nullable IpAddress parse6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] groups = groups(text);
            return groups == null || groups.length != GROUPS ? null : of(groups);
        }
        int[] before = groups(text.substring(0, gap));
        int[] after = groups(text.substring(gap + 2));
        boolean dottedInFront = text.lastIndexOf('.', gap) >= 0;
        if (before == null || after == null || dottedInFront || before.length + after.length >= GROUPS) {
            return null;
        }
        int[] groups = new int[GROUPS];
        System.arraycopy(before, 0, groups, 0, before.length);
        System.arraycopy(after, 0, groups, GROUPS - after.length, after.length);
        return of(groups);
    }

    private static int @Nullable [] groups(String text) {
        int[] groups = new int[GROUPS + 1];
        int count = 0;
        for (int at = 0; at < text.length(); ) {
            int colon = text.indexOf(':', at);
            int end = colon < 0 ? text.length() : colon;
            boolean dotted = colon < 0 && text.indexOf('.', at) >= 0;
            IpAddress inner = dotted ? parse4(text, at) : null;
            if (count >= GROUPS || (dotted && inner == null) || (colon >= 0 && colon == text.length() - 1)) {
                return null;
            }
            int group = inner == null ? number(text, at, end, 16, 4) : (int) (inner.low >>> 16);
            if (group < 0) {
                return null;
            }
            groups[count++] = group;
            if (inner != null) {
                groups[count++] = (int) inner.low & 0xffff;
            }
            at = end + 1;
        }
        return java.util.Arrays.copyOf(groups, count);
    }

    private static IpAddress of(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS / 2; i++) {
            high = (high << 16) | groups[i];
            low = (low << 16) | groups[i + GROUPS / 2];
        }
        boolean mapped = high == 0 && low >>> 32 == MAPPED;
        return mapped ? new IpAddress(0, low & 0xffff_ffffL, true) : new IpAddress(high, low, false);
    }

    /** The network of the leading bits, at most 32 or 64 of them, such as {@code 203.0.113.0/24}. */
    String network(int v4Bits, int v6Bits) {
        int bits = v4 ? v4Bits : v6Bits;
        IpAddress cut = v4
                ? new IpAddress(0, low & (-1L << (32 - bits)), true)
                : new IpAddress(bits == 0 ? 0 : high & (-1L << (64 - bits)), 0, false);
        return cut + "/" + bits;
    }

    /** One text for one address; zeros at the end of IPv6 are cut short, and no others. */
    @Override
    public String toString() {
        if (v4) {
            return octet(24) + "." + octet(16) + "." + octet(8) + "." + octet(0);
        }
        StringBuilder out = new StringBuilder(40);
        int last = lastGroup();
        for (int i = 0; i <= last; i++) {
            out.append(i == 0 ? "" : ":").append(Integer.toHexString(group(i)));
        }
        return last == GROUPS - 1 ? out.toString() : out.append("::").toString();
    }

    private long octet(int shift) {
        return (low >>> shift) & 0xff;
    }

    private int lastGroup() {
        int last = GROUPS - 1;
        while (last >= 0 && group(last) == 0) {
            last--;
        }
        return last == GROUPS - 2 ? GROUPS - 1 : last;
    }

    private int group(int index) {
        long half = index < GROUPS / 2 ? high : low;
        return (int) (half >>> (48 - 16 * (index % (GROUPS / 2)))) & 0xffff;
    }
}
