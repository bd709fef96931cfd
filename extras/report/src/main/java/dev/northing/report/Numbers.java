package dev.northing.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes numbers: a decimal point, commas between thousands, never a 0 for what is not 0. */
final class Numbers {

    static final double PERCENT = 100;

    /** From here on a number is written with a power of ten. */
    private static final double LARGE = 1e15;

    private static final double FIRST_DECIMAL = 0.01;
    private static final int MOST_DECIMALS = 9;
    private static final double[] SPANS = {86_400_000, 3_600_000, 60_000, 1_000};
    private static final String[] SPAN_NAMES = {" d", " h", " min", " s"};

    /** A span is said in a unit once it holds this many of it: 90 minutes, not 1.5 hours. */
    private static final double[] SPAN_FROM = {2, 2, 2, 1};

    private Numbers() {}

    static String count(long number) {
        return fixed((double) number, 0);
    }

    static String plain(double number, int decimals) {
        if (number == 0) {
            return fixed(0, decimals);
        }
        boolean vanishes = Math.abs(number) < 0.5 * Math.pow(10, -decimals);
        if (vanishes || Math.abs(number) >= LARGE) {
            return String.format(Locale.ROOT, "%.2e", number);
        }
        return fixed(number, decimals);
    }

    private static String fixed(double number, int decimals) {
        String digits = BigDecimal.valueOf(number)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
        int point = digits.indexOf('.');
        StringBuilder grouped = new StringBuilder(digits);
        int first = digits.startsWith("-") ? 1 : 0;
        for (int i = (point < 0 ? digits.length() : point) - 3; i > first; i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }

    /** Near 0 % and 100 %, two digits of the distance show, so that 99.95 % never reads 100.0 %. */
    static String percent(double share) {
        double distance = Math.min(Math.abs(share), Math.abs(1 - share));
        int decimals = 1;
        if (distance > 0 && distance < FIRST_DECIMAL) {
            decimals = Math.min(MOST_DECIMALS, 1 + (int) Math.ceil(-Math.log10(distance * PERCENT)));
        }
        return withoutZeros(plain(share * PERCENT, decimals)) + " %";
    }

    private static String withoutZeros(String number) {
        int end = number.length();
        int least = number.indexOf('.') + 2;
        if (least < 2 || number.indexOf('e') >= 0) {
            return number;
        }
        while (end > least && number.charAt(end - 1) == '0') {
            end--;
        }
        return number.substring(0, end);
    }

    static String span(double millis) {
        double size = Math.abs(millis);
        for (int i = 0; i < SPANS.length; i++) {
            if (size >= SPAN_FROM[i] * SPANS[i]) {
                return plain(millis / SPANS[i], size / SPANS[i] < 10 ? 2 : 1) + SPAN_NAMES[i];
            }
        }
        return plain(millis, size < 10 ? 2 : 0) + " ms";
    }

    /** In how many milliseconds a span's axis is divided. */
    static double spanStep(double millis) {
        for (int i = 0; i < SPANS.length; i++) {
            if (Math.abs(millis) >= SPAN_FROM[i] * SPANS[i]) {
                return SPANS[i];
            }
        }
        return 1;
    }

    static String signed(String number) {
        return number.startsWith("-") ? number : "+" + number;
    }

    /** As machines read it: no commas, no needless zeros. */
    static String machine(double number) {
        if (number == 0) {
            return "0";
        }
        return Math.abs(number) < LARGE && Math.abs(number) > 1 / LARGE
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
