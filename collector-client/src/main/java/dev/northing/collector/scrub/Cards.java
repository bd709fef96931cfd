package dev.northing.collector.scrub;

/** Payment card numbers: issuer, length and Luhn. */
final class Cards {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    private Cards() {}

    static long match(String text, int start, long cues) {
        int end = end(text, start);
        if (end < 0 || !Checksums.luhn(text, start, end) || isUniform(text, start, end)) {
            return Hit.NONE;
        }
        boolean ruledOut = (cues & Cues.AGAINST_NUMBERS) != 0 && (cues & Cues.CARD) == 0;
        return ruledOut && isBare(text, start, end) ? Hit.NONE : Hit.of(start, end, Rule.CREDIT_CARD);
    }

    /** The end of 12 to 19 digits with at most one kind of separator, of a length that the issuer uses; else -1. */
    private static int end(String text, int start) {
        int digits = 0;
        char separator = 0;
        int i = start;
        int end = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Chars.isDigit(c)) {
                digits++;
                end = ++i;
            } else if ((c == ' ' || c == '-')
                    && (separator == 0 || separator == c)
                    && Chars.isDigit(text, i + 1)
                    && digits >= 4) {
                separator = c;
                i++;
            } else {
                break;
            }
            if (digits > LONGEST) {
                return -1;
            }
        }
        boolean goesOn = Chars.isAlphanumeric(text, end)
                || (Chars.is(text, end, '.') && Chars.isDigit(text, end + 1))
                || Chars.is(text, end, '_');
        return digits >= SHORTEST && !goesOn && isIssued(text, start, end, digits) ? end : -1;
    }

    private static boolean isIssued(String text, int start, int end, int digits) {
        int two = (int) Checksums.number(text, start, end, 0, 2);
        int four = (int) Checksums.number(text, start, end, 0, 4);
        return switch (two / 10) {
            case 4 -> digits == 13 || digits == 16 || digits == 19;
            case 3 -> isTravel(two, four, digits);
            case 5 -> (two >= 51 && two <= 55) ? digits == 16 : two != 59;
            case 2 -> digits == 16 && ((four >= 2221 && four <= 2720) || (four >= 2200 && four <= 2204));
            case 6 -> digits >= 16 || !isLong(two, four);
            default -> false;
        };
    }

    /** American Express, Diners Club and JCB. */
    private static boolean isTravel(int two, int four, int digits) {
        if (two == 34 || two == 37) {
            return digits == 15;
        }
        boolean diners = two == 36 || two == 38 || two == 39 || two == 30;
        return diners ? digits >= 14 : (four >= 3528 && four <= 3589 && digits >= 16);
    }

    /** Discover and UnionPay, never shorter than 16 digits. */
    private static boolean isLong(int two, int four) {
        return four == 6011 || two == 65 || two == 62 || (four >= 6440 && four <= 6499);
    }

    private static boolean isBare(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Chars.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUniform(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Chars.isDigit(text.charAt(i)) && text.charAt(i) != text.charAt(start)) {
                return false;
            }
        }
        return true;
    }
}
