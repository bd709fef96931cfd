package dev.northing.report;

/** Colors from dark violet to yellow whose order survives color blindness and gray print. */
final class Viridis {

    private static final int[] STOPS = {
        0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725
    };

    /** The luminance at which black and white stand out equally (WCAG 2). */
    private static final double MIDDLE = 0.179;

    private Viridis() {}

    static int color(double share) {
        double at = Math.min(1, Math.max(0, share)) * (STOPS.length - 1);
        int below = (int) Math.min(STOPS.length - 2.0, Math.floor(at));
        double part = at - below;
        int color = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = STOPS[below] >> shift & 0xFF;
            int to = STOPS[below + 1] >> shift & 0xFF;
            color = color << 8 | (int) Math.round(from + part * (to - from));
        }
        return color;
    }

    /** Black or white, whichever can be read on the color. */
    static String ink(int color) {
        double luminance = 0.2126 * linear(color >> 16) + 0.7152 * linear(color >> 8) + 0.0722 * linear(color);
        return luminance > MIDDLE ? "#000" : "#fff";
    }

    private static double linear(int channel) {
        double share = (channel & 0xFF) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
