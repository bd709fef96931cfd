package dev.northing.report;

import java.util.List;
import java.util.Optional;

/** Puts the metrics of a section into a table. */
final class MetricGrid {

    /** The column of the definition's id. */
    static final int DEFINITION = 1;

    /** The column of the verdict. */
    static final int REACHED = 4;

    private static final List<String> HEADER = List.of(
            "Metric",
            "Definition",
            "Value",
            "Target",
            "Reached",
            "Before",
            "Change",
            "Interval",
            "n",
            "Quotient",
            "Maturity");

    private MetricGrid() {}

    /** With symbols beside the words of the verdict, or without where only ASCII is shown. */
    static Grid of(String caption, List<MetricLine> lines, boolean symbols) {
        return new Grid(
                caption, HEADER, lines.stream().map(line -> row(line, symbols)).toList());
    }

    private static List<String> row(MetricLine line, boolean symbols) {
        Unit unit = line.unit();
        return List.of(
                line.label(),
                line.definition(),
                FigureWords.value(unit, line.figure()),
                line.target().map(it -> FigureWords.target(unit, it)).orElse(FigureWords.NOTHING),
                verdict(line.verdict(), symbols),
                line.previous().map(it -> FigureWords.value(unit, it)).orElse(FigureWords.NOTHING),
                line.previous()
                        .map(it -> FigureWords.change(unit, it, line.figure()))
                        .orElse(FigureWords.NOTHING),
                FigureWords.interval(unit, line.figure()),
                FigureWords.n(line.figure()),
                FigureWords.quotient(line.figure()),
                FigureWords.maturity(line.figure()));
    }

    private static String verdict(Optional<Verdict> verdict, boolean symbols) {
        return verdict.map(it -> symbols ? it.symbol() + " " + it.words() : it.words())
                .orElse(FigureWords.NOTHING);
    }
}
