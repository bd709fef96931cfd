package dev.northing.collector.transform;

import dev.northing.core.event.PropertyValue;
import org.jspecify.annotations.Nullable;

/** What is done to the values of one property, prepared once. Safe for use by many threads. */
interface ValuePlan {

    /** Leaves every value as it is; told apart, so that lists of such values need not be walked. */
    ValuePlan KEEP = (value, pass) -> value;

    /** Returns the same object when nothing is to be done, and null when the value is left out. */
    @Nullable
    PropertyValue apply(PropertyValue value, Pass pass);
}
