package dev.northing.collector.transform;

import dev.northing.core.event.Properties;
import dev.northing.core.event.PropertyValue;
import org.jspecify.annotations.Nullable;

/** Does to each entry what its definition says; entries that are not declared make the whole property unfit before. */
record MapPlan(PropertiesPlan entries) implements ValuePlan {

    @Override
    @SuppressWarnings("ReferenceEquality") // the same object says that nothing was done
    public @Nullable PropertyValue apply(PropertyValue value, Pass pass) {
        if (!(value instanceof PropertyValue.MapValue map)) {
            return null;
        }
        Properties treated = entries.apply(map.entries(), pass, name -> null);
        return treated == map.entries() ? value : new PropertyValue.MapValue(treated);
    }
}
