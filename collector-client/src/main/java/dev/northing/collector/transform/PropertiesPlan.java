package dev.northing.collector.transform;

import dev.northing.collector.PropertyRemoval;
import dev.northing.core.event.Properties;
import dev.northing.core.event.PropertyValue;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What is done to each declared property: names and plans in the order of names, so that one walk serves. Immutable. */
final class PropertiesPlan {

    private final Site around;
    private final String[] names;
    private final Site[] sites;
    private final ValuePlan[] plans;

    /** Takes over arrays in the order of names. */
    PropertiesPlan(Site around, String[] names, Site[] sites, ValuePlan[] plans) {
        this.around = around;
        this.names = names;
        this.sites = sites;
        this.plans = plans;
    }

    /** Leaves out what is not declared or at fault, and does to the rest what its plan says. */
    Properties apply(Properties properties, Pass pass, Function<String, @Nullable PropertyRemoval> faults) {
        return properties.map(new Walk(properties, pass, faults));
    }

    private final class Walk implements IntFunction<@Nullable PropertyValue> {

        private final Properties properties;
        private final Pass pass;
        private final Function<String, @Nullable PropertyRemoval> faults;
        private int next;

        Walk(Properties properties, Pass pass, Function<String, @Nullable PropertyRemoval> faults) {
            this.properties = properties;
            this.pass = pass;
            this.faults = faults;
        }

        @Override
        public @Nullable PropertyValue apply(int index) {
            String name = properties.name(index);
            int declared = find(name);
            PropertyRemoval fault = faults.apply(name);
            if (declared < 0) {
                pass.tell(around.removed("undeclared", PropertyRemoval.UNDECLARED), name);
                return null;
            }
            if (fault != null) {
                pass.tell(sites[declared].removed("wrong_value", PropertyRemoval.WRONG_VALUE));
                return null;
            }
            return plans[declared].apply(properties.value(index), pass);
        }

        private int find(String name) {
            while (next < names.length) {
                int order = names[next].compareTo(name);
                if (order >= 0) {
                    return order == 0 ? next++ : -1;
                }
                next++;
            }
            return -1;
        }
    }
}
