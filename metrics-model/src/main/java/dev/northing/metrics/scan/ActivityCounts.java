package dev.northing.metrics.scan;

/** What one pass over a matrix counts; days are indexes from the first observed date. */
final class ActivityCounts {

    /** How many observed dates are over. */
    final int days;

    final RollingCounts weekly;
    final RollingCounts monthly;
    /** For each date the units first active on it, and active both on it and on the date before. */
    final long[] newcomers;

    final long[] retained;
    final long[] daily;
    /** For each date of the first activity, how many units were active so many days later. */
    final long[][] returned;
    /** How many units were active on each number of the last dates. */
    final long[] unitsByDays;

    long earlierUnits;
    long laterUnits;
    long unitDaysNotOver;

    private final int powerDays;
    private final long[] row;
    private final long[] before;

    private ActivityCounts(int days, int words, int powerDays) {
        this.days = days;
        this.weekly = new RollingCounts(ActivityScan.WEEK_DAYS, words, days);
        this.monthly = new RollingCounts(ActivityScan.MONTH_DAYS, words, days);
        this.newcomers = new long[days];
        this.retained = new long[days];
        this.daily = new long[days];
        this.returned = new long[days][];
        for (int start = 0; start < days; start++) {
            returned[start] = new long[days - start];
        }
        this.powerDays = powerDays;
        this.unitsByDays = new long[powerDays + 1];
        this.row = new long[words];
        this.before = new long[words];
    }

    /** Counts the dates before the one that is not over. */
    static ActivityCounts of(ActivityMatrix matrix, long unfinishedDay, int powerDays) {
        ObservedDays observed = matrix.observed();
        long over = Math.min(unfinishedDay - observed.first().toEpochDay(), observed.days());
        ActivityCounts counts = new ActivityCounts((int) Math.max(0, over), matrix.words(), powerDays);
        for (int unit = 0; unit < matrix.units(); unit++) {
            counts.see(matrix, unit);
        }
        counts.addUpDays();
        return counts;
    }

    private void see(ActivityMatrix matrix, int unit) {
        for (int i = 0; i < row.length; i++) {
            row[i] = matrix.word(unit, i);
        }
        int later = matrix.observed().days() + 1;
        laterUnits += (row[later >> 6] >>> later) & 1;
        row[later >> 6] &= ~(1L << later);
        unitDaysNotOver += BitRow.count(row, days + 1, later);
        BitRow.clearFrom(row, days + 1);
        long earlier = row[0] & 1;
        earlierUnits += earlier;
        row[0] &= ~1L;
        seeDays(earlier == 1);
    }

    private void seeDays(boolean earlier) {
        int first = BitRow.first(row);
        if (first < 0) {
            return;
        }
        if (!earlier) {
            newcomers[first - 1]++;
        }
        long[] counted = earlier ? daily : returned[first - 1];
        int shift = earlier ? 1 : first;
        for (int i = 0; i < row.length; i++) {
            for (long rest = row[i]; rest != 0; rest &= rest - 1) {
                counted[(i << 6) + Long.numberOfTrailingZeros(rest) - shift]++;
            }
        }
        seeRetained();
        monthly.see(weekly.see(row), ActivityScan.WEEK_DAYS);
        unitsByDays[BitRow.count(row, Math.max(1, days + 1 - powerDays), days + 1)]++;
    }

    private void seeRetained() {
        BitRow.shiftUp(row, 1, before);
        for (int i = 0; i < row.length; i++) {
            for (long rest = row[i] & before[i]; rest != 0; rest &= rest - 1) {
                retained[(i << 6) + Long.numberOfTrailingZeros(rest) - 1]++;
            }
        }
    }

    private void addUpDays() {
        for (int start = 0; start < days; start++) {
            for (int age = 0; age < days - start; age++) {
                daily[start + age] += returned[start][age];
            }
        }
    }
}
