package dev.northing.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private static final Pattern PATH = Pattern.compile("<path class=\"([^\"]+)\" d=\"([^\"]+)\"/>");

    @Test
    void leavesAGapWhereAFigureIsUndefined() {
        List<Figure> points = List.of(value(1), value(2), Samples.undefined("x", Samples.week(0)), value(3), value(4));

        assertThat(line(points)).containsPattern("class=\"line k0\" d=\"M[^M]+L[^M]+M[^M]+L[^M]+\"");
    }

    @Test
    void drawsABandOnlyOverIntervals() {
        Figure sure = Samples.share("x", Samples.week(0), 5, 10);
        Figure census = value(0.5);

        assertThat(line(List.of(sure, sure, census))).contains("class=\"band k0\"");
        assertThat(line(List.of(census, census))).doesNotContain("class=\"band");
    }

    @Test
    void drawsBarsFromZeroInProportion() {
        String svg = Drawing.of(
                "g", new BarChart("t", Unit.count(), List.of(new Bar("a", value(10)), new Bar("b", value(5)))));
        List<Double> widths = Pattern.compile("class=\"bar k0\" x=\"6\" y=\"[0-9.]+\" width=\"([0-9.]+)\"")
                .matcher(svg)
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .toList();

        assertThat(widths).containsExactly(448.0, 224.0);
    }

    @Test
    void choosesRoundNumbersForAxes() {
        assertThat(Ticks.over(Unit.count(), 0, 97)).containsExactly(0, 50, 100);
        assertThat(Ticks.over(Unit.count(), 80, 97)).containsExactly(80, 85, 90, 95, 100);
        assertThat(Ticks.over(Unit.milliseconds(), 0, 840_000)).containsExactly(0, 300_000, 600_000, 900_000);
        assertThat(Ticks.over(Unit.count(), -3, 9)).containsExactly(-5, 0, 5, 10);
    }

    @RepeatedTest(200)
    void axesHoldEveryNumber(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        double a = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
        double b = random.nextBoolean() ? a : random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);

        double[] ticks =
                Ticks.over(random.nextBoolean() ? Unit.count() : Unit.milliseconds(), Math.min(a, b), Math.max(a, b));

        assertThat(ticks).as("seed %d", seed).hasSizeBetween(2, 20).isSorted();
        double slack = 1e-9 * Math.max(Math.abs(a), Math.abs(b));
        assertThat(ticks[0]).as("seed %d", seed).isLessThanOrEqualTo(Math.min(a, b) + slack);
        assertThat(ticks[ticks.length - 1]).as("seed %d", seed).isGreaterThanOrEqualTo(Math.max(a, b) - slack);
    }

    @Test
    void drawsTheLargestNumbersWithoutOverflow() {
        String svg = line(List.of(value(-Double.MAX_VALUE), value(Double.MAX_VALUE), value(Double.MIN_VALUE)));

        List<String> places = new ArrayList<>();
        PATH.matcher(svg).results().forEach(found -> places.add(found.group(2)));
        assertThat(places).isNotEmpty().allMatch(path -> path.matches("[MLZ0-9. ]+"));
    }

    @Test
    void endsTheColorsWhereTheyShouldAndWritesReadably() {
        assertThat(Viridis.color(0)).isEqualTo(0x440154);
        assertThat(Viridis.color(0.5)).isEqualTo(0x21918C);
        assertThat(Viridis.color(1)).isEqualTo(0xFDE725);
        assertThat(Viridis.color(7)).isEqualTo(0xFDE725);
        assertThat(Viridis.ink(0x440154)).isEqualTo("#fff");
        assertThat(Viridis.ink(0xFDE725)).isEqualTo("#000");
    }

    @Test
    void makesCellsWideEnoughForTheirNumbers() {
        List<HeatRow> rows = List.of(new HeatRow("r", 1, List.of(value(123_456_789_012.0))));
        String svg = Drawing.of("g", new CohortHeatMap("t", Samples.DOLLARS, List.of("a"), rows));

        assertThat(svg).contains(">USD 1,234,567,890.12<");
    }

    @Test
    void writesPlacesWithOneDecimal() {
        assertThat(List.of(Svg.place(1), Svg.place(1.25), Svg.place(-0.2), Svg.place(-3.14), Svg.place(-0.01)))
                .containsExactly("1", "1.3", "-0.2", "-3.1", "0");
    }

    @Test
    void cutsLongTextsWithoutBreakingALetter() {
        String rockets = "\uD83D\uDE80".repeat(5);

        assertThat(Svg.fitted(rockets, 3 * Svg.LETTER)).isEqualTo("\uD83D\uDE80\uD83D\uDE80\u2026");
        assertThat(Svg.fitted("abc", 3 * Svg.LETTER)).isEqualTo("abc");
    }

    private static String line(List<Figure> points) {
        List<String> labels = points.stream().map(point -> "w").toList();
        return Drawing.of(
                "g", new LineChart("t", Unit.count(), labels, List.of(Series.of("s", points)), Optional.empty()));
    }

    private static Figure value(double number) {
        return Figure.builder("x", Samples.week(0)).value(number).n(1).build();
    }
}
