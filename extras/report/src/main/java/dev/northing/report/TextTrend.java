package dev.northing.report;

import dev.northing.metrics.Figure;
import java.util.List;

/** Draws a series in at most 20 ASCII characters. */
final class TextTrend {

    static final int MOST_CHARACTERS = 20;

    private static final String LEVELS = "_.-~^";

    private TextTrend() {}

    /** The latest periods, each as one of five levels between the least and the greatest; a gap where undefined. */
    static String of(List<Figure> series) {
        List<Figure> latest = series.subList(Math.max(0, series.size() - MOST_CHARACTERS), series.size());
        double[] values = latest.stream()
                .filter(figure -> figure.value().isPresent())
                .mapToDouble(figure -> figure.value().getAsDouble())
                .sorted()
                .toArray();
        if (values.length == 0) {
            return FigureWords.NOTHING;
        }
        Scale scale = new Scale(values[0], values[values.length - 1], 0, LEVELS.length() - 1.0);
        StringBuilder trend = new StringBuilder();
        for (Figure figure : latest) {
            trend.append(
                    figure.value().isPresent()
                            ? LEVELS.charAt(
                                    (int) Math.round(scale.at(figure.value().getAsDouble())))
                            : ' ');
        }
        return trend.toString();
    }
}
