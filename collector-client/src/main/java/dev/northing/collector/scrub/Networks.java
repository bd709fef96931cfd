package dev.northing.collector.scrub;

/** Addresses of hosts and of network interfaces. */
final class Networks {

    private static final int IPV6_GROUPS = 8;

    private Networks() {}

    /** Four dotted numbers, unless they are a version or an address that singles nobody out. */
    static long ipv4(String text, int start, long context) {
        int end = ipv4End(text, start);
        if (end < 0 || isInside(text, start, end) || isHarmless(text, start, end)) {
            return Hit.NONE;
        }
        boolean port = Chars.is(text, end, ':') && Chars.isDigit(text, end + 1);
        boolean version = !port && isVersion(text, start, end, context);
        return version ? Hit.NONE : Hit.of(start, end, Rule.IPV4);
    }

    /** {@code ip-10-0-12-34}, as cloud hosts are named. */
    static long dashedIpv4(String text, int word) {
        if (!text.startsWith("ip-", word)) {
            return Hit.NONE;
        }
        int end = octets(text, word + 3, '-');
        return end < 0 ? Hit.NONE : Hit.of(word + 3, end, Rule.IPV4);
    }

    static int ipv4End(String text, int start) {
        return octets(text, start, '.');
    }

    private static int octets(String text, int start, char separator) {
        int i = start;
        for (int octet = 0; octet < 4; octet++) {
            int end = octetEnd(text, i);
            if (end < 0 || (octet < 3 && !Chars.is(text, end, separator))) {
                return -1;
            }
            i = end + 1;
        }
        return i - 1;
    }

    private static int octetEnd(String text, int start) {
        int value = 0;
        int i = start;
        while (Chars.isDigit(text, i) && i - start < 3) {
            value = value * 10 + text.charAt(i++) - '0';
        }
        boolean zeroes = i - start > 1 && text.charAt(start) == '0';
        return i == start || value > 255 || zeroes || Chars.isDigit(text, i) ? -1 : i;
    }

    private static boolean isInside(String text, int start, int end) {
        char before = Chars.at(text, start - 1);
        char after = Chars.at(text, end);
        boolean goesOn = (after == '.' && Chars.isAlphanumeric(text, end + 1))
                || Chars.isAlphanumeric(after)
                || after == '_'
                || after == '+'
                || (after == '-' && Chars.isAlphanumeric(text, end + 1));
        boolean begun = before == '.' || before == '_' || (before == '-' && Chars.isAlphanumeric(text, start - 2));
        return goesOn || begun;
    }

    /** Loopback, unspecified, broadcast and net masks. */
    private static boolean isHarmless(String text, int start, int end) {
        return text.startsWith("127.", start)
                || text.startsWith("255.", start)
                || (text.startsWith("0.0.0.0", start) && end - start == 7);
    }

    private static boolean isVersion(String text, int start, int end, long context) {
        char before = Chars.at(text, start - 1);
        boolean product = before == '/' && Chars.isAlpha(Chars.at(text, start - 2)) && !Chars.is(text, end, '/');
        long near = Cues.near(text, start);
        boolean host = ((near | context) & Cues.IP) != 0;
        boolean arrow =
                before == '>' || (before == '=' && Chars.is(text, start - 2, '=')) || before == '^' || before == '~';
        return product || arrow || (!host && ((near | context) & Cues.VERSION) != 0);
    }

    /** Eight groups of hexadecimal digits, or fewer with a double colon, perhaps with dotted numbers at the end. */
    static long ipv6(String text, int start) {
        int i = start;
        int groups = 0;
        int digits = 0;
        boolean gap = false;
        while (groups < IPV6_GROUPS) {
            if (Chars.is(text, i, ':') && Chars.is(text, i + 1, ':') && !gap) {
                gap = true;
                i += 2;
                continue;
            }
            int dotted = groups > 0 || gap ? ipv4End(text, i) : -1;
            if (dotted > 0 && groups <= 6) {
                groups += 2;
                i = dotted;
                break;
            }
            int end = groupEnd(text, i);
            if (end == i) {
                break;
            }
            digits += digitsIn(text, i, end);
            groups++;
            i = end;
            if (groups == IPV6_GROUPS || !Chars.is(text, i, ':') || Chars.is(text, i + 1, ':')) {
                if (groups == IPV6_GROUPS || !Chars.is(text, i, ':')) {
                    break;
                }
            } else {
                i++;
            }
        }
        return addressed(text, start, i, groups, gap ? digits : 0);
    }

    private static long addressed(String text, int start, int end, int groups, int digitsWithGap) {
        boolean complete = groups == IPV6_GROUPS || (groups > 1 && groups < IPV6_GROUPS && digitsWithGap > 1);
        int after = Chars.is(text, end, '%') ? zoneEnd(text, end + 1) : end;
        boolean bounded = !Chars.isAlphanumeric(text, after)
                && !(Chars.is(text, after, ':') && Chars.isHex(Chars.at(text, after + 1)))
                && !Chars.isAlphanumeric(text, start - 1)
                && !Chars.is(text, start - 1, ':')
                && !Chars.is(text, start - 1, '.');
        return complete && bounded && end - start > 5 ? Hit.of(start, after, Rule.IPV6) : Hit.NONE;
    }

    private static int groupEnd(String text, int start) {
        int i = start;
        while (i < text.length() && i - start < 4 && Chars.isHex(text.charAt(i))) {
            i++;
        }
        return Chars.isAlphanumeric(text, i) ? start : i;
    }

    private static int digitsIn(String text, int start, int end) {
        int digits = 0;
        for (int i = start; i < end; i++) {
            digits += Chars.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    private static int zoneEnd(String text, int from) {
        int i = from;
        while (i - from < 16 && Chars.isAlphanumeric(text, i)) {
            i++;
        }
        return i;
    }

    /** Six pairs with colons or dashes, or three groups of four with dots. */
    static long mac(String text, int start, int wordEnd) {
        char separator = Chars.at(text, wordEnd);
        int group = wordEnd - start;
        boolean paired = group == 2 && (separator == ':' || separator == '-');
        boolean dotted = group == 4 && separator == '.';
        if (!paired && !dotted) {
            return Hit.NONE;
        }
        int length = paired ? 17 : 14;
        int end = start + length;
        if (end > text.length() || !isGrouped(text, start, end, group, separator)) {
            return Hit.NONE;
        }
        boolean longer = Chars.isAlphanumeric(text, end)
                || (Chars.is(text, end, separator) && Chars.isAlphanumeric(text, end + 1))
                || (Chars.is(text, start - 1, separator) && Chars.isAlphanumeric(text, start - 2));
        return longer || isUniform(text, start, end) ? Hit.NONE : Hit.of(start, end, Rule.MAC_ADDRESS);
    }

    private static boolean isGrouped(String text, int start, int end, int group, char separator) {
        for (int i = start; i < end; i++) {
            boolean atSeparator = (i - start) % (group + 1) == group;
            char c = text.charAt(i);
            if (atSeparator ? c != separator : !Chars.isHex(c)) {
                return false;
            }
        }
        return true;
    }

    /** All zero, or the broadcast address. */
    private static boolean isUniform(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Chars.isHex(c) && c != text.charAt(start)) {
                return false;
            }
        }
        char c = text.charAt(start);
        return c == '0' || c == 'f' || c == 'F';
    }
}
