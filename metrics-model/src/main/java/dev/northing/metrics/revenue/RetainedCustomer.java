package dev.northing.metrics.revenue;

/** What one customer paid at the start and pays at the end, in minor units, and what it was at the start. */
record RetainedCustomer(long start, long end, String plan, String channel) {

    long kept() {
        return Math.min(start, end);
    }
}
