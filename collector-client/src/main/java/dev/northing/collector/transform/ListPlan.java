package dev.northing.collector.transform;

import dev.northing.core.event.PropertyValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does to each element what its definition says; elements that are left out leave no gap. */
record ListPlan(ValuePlan elements) implements ValuePlan {

    @Override
    public @Nullable PropertyValue apply(PropertyValue value, Pass pass) {
        if (!(value instanceof PropertyValue.ListValue list)) {
            return elements.apply(value, pass);
        }
        List<PropertyValue> treated = new ArrayList<>(list.values().size());
        boolean same = true;
        for (PropertyValue element : list.values()) {
            PropertyValue kept = elements.apply(element, pass);
            same &= kept == element;
            if (kept != null) {
                treated.add(kept);
            }
        }
        return same ? value : new PropertyValue.ListValue(treated);
    }
}
