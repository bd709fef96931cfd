package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.input.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes how likely a customer is to leave, with what drives it.
 *
 * <p>In words: a customer with all factors at their references leaves with the base probability; every factor moves the
 * log-odds by its coefficient times its distance from the reference. In symbols: p = 1 / (1 + exp(-(b + &Sigma; c (x -
 * r)))) with b = ln(base / (1 - base)). Unit: a probability. Source: logistic regression; the coefficients are an
 * input, and how well they hold is for {@link ChurnCalibration} to say. The risk has no interval, as the model is
 * given.
 *
 * <p>A missing factor is taken at its reference, moves nothing and is named; the coverage says how many are known. If
 * none is known there is no risk. A factor that the model does not have is refused. Example: base 0.2, coefficient -2
 * and reference 0.5 give a customer at 0 the odds e / 4, so 0.4046 ({@code ChurnRiskTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param base the probability of leaving with all factors at their references, in (0, 1)
 * @param factors what moves it, at least one, each name once
 * @since 0.1.0
 */
public record ChurnRisk(String definition, double base, List<RiskFactor> factors) {

    /**
     * Accepts a complete model and copies the factors.
     *
     * @param definition the id of the metric's definition
     * @param base the probability at the references
     * @param factors what moves it
     * @throws IllegalArgumentException if {@code definition} is blank, {@code base} is not in (0, 1), there is no
     *     factor or a name occurs twice
     */
    public ChurnRisk {
        Require.text("definition", definition);
        Require.openUnit("base", base);
        factors = Require.notEmpty("factors", factors);
        Set<String> names = new HashSet<>();
        for (RiskFactor factor : factors) {
            if (!names.add(factor.name())) {
                throw Require.refused("factors", factor.name() + " twice", "each name once");
            }
        }
    }

    /**
     * Judges a customer.
     *
     * @param values the customer's factors by name; those without value are left out
     * @param window when they were measured
     * @return the risk with its drivers
     * @throws IllegalArgumentException if a name is not one of the factors or a value is not finite
     */
    public ChurnRiskFigures figures(Map<String, Double> values, TimeWindow window) {
        requireKnown(values);
        List<RiskDriver> drivers = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (RiskFactor factor : factors) {
            Double value = values.get(factor.name());
            if (value == null) {
                missing.add(factor.name());
            } else {
                double distance = Require.finite("values", value) - factor.reference();
                drivers.add(new RiskDriver(factor.name(), value, factor.coefficient() * distance));
            }
        }
        drivers.sort(Comparator.comparingDouble((RiskDriver driver) -> -Math.abs(driver.logOdds()))
                .thenComparing(RiskDriver::factor));
        return new ChurnRiskFigures(risk(drivers, window), coverage(drivers.size(), window), drivers, missing);
    }

    private Figure risk(List<RiskDriver> drivers, TimeWindow window) {
        var figure = Figure.builder(definition, window).n(drivers.size());
        if (!drivers.isEmpty()) {
            double moved = drivers.stream().mapToDouble(RiskDriver::logOdds).sum();
            figure.value(1 / (1 + Math.exp(-(Math.log(base / (1 - base)) + moved))));
        }
        return figure.build();
    }

    private Figure coverage(int known, TimeWindow window) {
        return Figure.builder(definition + ".coverage", window)
                .ratio(known, factors.size())
                .n(factors.size())
                .build();
    }

    private void requireKnown(Map<String, Double> values) {
        List<String> names = factors.stream().map(RiskFactor::name).toList();
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw Require.refused("values", name, "factors out of " + names);
            }
        }
    }
}
