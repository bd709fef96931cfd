package dev.northing.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricOperatorTest {

    @Test
    void readsWhatItWrites() {
        for (MetricOperator.Function function : MetricOperator.Function.values()) {
            MetricOperator operator = new MetricOperator(function, "value");
            assertThat(MetricOperator.parse(operator.text())).contains(operator);
        }
        assertThat(MetricOperator.parse("sum(value)").map(MetricOperator::text)).contains("sum(value)");
    }

    @Test
    void refusesOtherForms() {
        for (String wrong : List.of("", "sum", "sum()", "sum(value", "(value)", "SUM(value)", "median(value)")) {
            assertThat(MetricOperator.parse(wrong)).as(wrong).isEmpty();
        }
    }
}
