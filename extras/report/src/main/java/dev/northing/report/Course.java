package dev.northing.report;

import dev.northing.metrics.Figure;
import java.util.List;

/** Says the course of a series in one sentence, for those who do not see it. */
final class Course {

    private Course() {}

    static String words(Unit unit, List<Figure> points) {
        List<Figure> defined =
                points.stream().filter(it -> it.value().isPresent()).toList();
        if (defined.isEmpty()) {
            return "no figure is defined";
        }
        double[] values = defined.stream()
                .mapToDouble(it -> it.value().getAsDouble())
                .sorted()
                .toArray();
        return "%s of %d periods defined, from %s to %s, least %s, greatest %s"
                .formatted(
                        defined.size(),
                        points.size(),
                        FigureWords.value(unit, defined.get(0)),
                        FigureWords.value(unit, defined.get(defined.size() - 1)),
                        unit.format(values[0]),
                        unit.format(values[values.length - 1]));
    }
}
