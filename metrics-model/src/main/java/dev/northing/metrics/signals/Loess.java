package dev.northing.metrics.signals;

/**
 * Smooths equally spaced values by local constants or lines (Cleveland, Cleveland, McRae and Terpenning 1990): tricube
 * weights over a window of the nearest values, computed at every jump-th place and joined by straight lines.
 */
record Loess(int window, int degree, int jump) {

    private static final double NEAR = 0.001;
    private static final double FAR = 0.999;

    /** The smoothed values. Robustness weights multiply the tricube weights. */
    double[] smooth(double[] values, double[] weights) {
        int n = values.length;
        double[] smoothed = new double[n];
        int step = Math.max(1, Math.min(jump, n - 1));
        for (int i = 0; i < n; i += step) {
            smoothed[i] = at(values, weights, i, left(i, n, step), values[i]);
        }
        join(smoothed, values, weights, step);
        return smoothed;
    }

    /** The fit at a place that may lie one step outside the values; the fallback stands where no weight is left. */
    double at(double[] values, double[] weights, double place, int left, double fallback) {
        int right = Math.min(values.length, left + window) - 1;
        double reach = Math.max(place - left, right - place) + Math.max(0, (window - values.length) / 2);
        double[] share = new double[right - left + 1];
        double sum = 0;
        for (int j = left; j <= right; j++) {
            share[j - left] = tricube(Math.abs(j - place), reach) * weights[j];
            sum += share[j - left];
        }
        if (sum <= 0) {
            return fallback;
        }
        for (int j = 0; j < share.length; j++) {
            share[j] /= sum;
        }
        if (degree > 0 && reach > 0) {
            tilt(share, left, place, values.length - 1);
        }
        return weighted(values, share, left);
    }

    /**
     * Where the window of a place begins. At every place, it moves as the place passes its middle; on a coarse grid, it
     * is centered by place and one farther right, and stays at both ends.
     */
    private int left(int place, int n, int step) {
        int centered = place + 1 - (window + 1) / 2;
        if (window >= n) {
            return 0;
        }
        if (step == 1) {
            return Math.min(Math.max(centered, 0), n - window);
        }
        if (centered < 0) {
            return 0;
        }
        return place + 1 >= n - (window + 1) / 2 + 1 ? n - window : centered;
    }

    private void join(double[] smoothed, double[] values, double[] weights, int step) {
        int n = values.length;
        if (step == 1) {
            return;
        }
        int last = (n - 1) / step * step;
        for (int i = 0; i < last; i += step) {
            line(smoothed, i, i + step);
        }
        if (last != n - 1) {
            smoothed[n - 1] = at(values, weights, n - 1.0, left(last, n, step), values[n - 1]);
            line(smoothed, last, n - 1);
        }
    }

    private static void line(double[] smoothed, int from, int to) {
        double slope = (smoothed[to] - smoothed[from]) / (to - from);
        for (int i = from + 1; i < to; i++) {
            smoothed[i] = smoothed[from] + slope * (i - from);
        }
    }

    /** Turns weights of a local mean into those of a local line, unless all weight lies in one place. */
    private static void tilt(double[] share, int left, double place, double range) {
        double center = 0;
        for (int j = 0; j < share.length; j++) {
            center += share[j] * (left + j);
        }
        double spread = 0;
        for (int j = 0; j < share.length; j++) {
            spread += share[j] * (left + j - center) * (left + j - center);
        }
        if (Math.sqrt(spread) > NEAR * range) {
            double slope = (place - center) / spread;
            for (int j = 0; j < share.length; j++) {
                share[j] *= slope * (left + j - center) + 1;
            }
        }
    }

    private static double tricube(double distance, double reach) {
        if (distance > FAR * reach) {
            return 0;
        }
        double ratio = distance / reach;
        double rest = 1 - ratio * ratio * ratio;
        return distance <= NEAR * reach ? 1 : rest * rest * rest;
    }

    private static double weighted(double[] values, double[] share, int left) {
        double sum = 0;
        for (int j = 0; j < share.length; j++) {
            sum += share[j] * values[left + j];
        }
        return sum;
    }
}
