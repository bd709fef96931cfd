package dev.northing.report;

/** Maps numbers to places on paper; a domain without width is mapped to the middle. */
record Scale(double low, double high, double from, double to) {

    double at(double number) {
        double width = high / 2 - low / 2;
        double share = width == 0 ? 0.5 : (number / 2 - low / 2) / width;
        return from + share * (to - from);
    }
}
