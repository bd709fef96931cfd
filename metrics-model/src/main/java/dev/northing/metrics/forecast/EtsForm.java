package dev.northing.metrics.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Chooses one model of exponential smoothing.
 *
 * <p>Immutable.
 *
 * @param trend how the level goes on
 * @param seasonal whether there is a season
 * @param logarithmic whether it holds for the logarithms of the values, so that trend, season and errors are ratios
 * @since 0.1.0
 */
public record EtsForm(Trend trend, boolean seasonal, boolean logarithmic) {

    /**
     * Accepts any form.
     *
     * @param trend how the level goes on
     * @param seasonal whether there is a season
     * @param logarithmic whether it holds for the logarithms
     */
    public EtsForm {
        Objects.requireNonNull(trend, "trend");
    }

    /**
     * The form in the usual letters for error, trend and season.
     *
     * @return such as {@code ETS(A,Ad,A)} or {@code ETS(A,N,N) of logarithms}
     */
    public String label() {
        return "ETS(A," + trend.letters() + "," + (seasonal ? "A" : "N") + ")" + (logarithmic ? " of logarithms" : "");
    }

    static List<EtsForm> all(boolean seasonal, boolean logarithmic) {
        List<EtsForm> forms = new ArrayList<>();
        for (Trend trend : Trend.values()) {
            forms.add(new EtsForm(trend, false, logarithmic));
            if (seasonal) {
                forms.add(new EtsForm(trend, true, logarithmic));
            }
        }
        return forms;
    }
}
