package dev.northing.collector.transform;

import dev.northing.core.event.PropertyValue;
import org.jspecify.annotations.Nullable;

/** What an action does to a single value. Safe for use by many threads. */
@FunctionalInterface
interface Treatment {

    /** Returns the same object when the value may stay, and null for one that the action cannot read. */
    @Nullable
    PropertyValue treat(PropertyValue value, long epochDay);

    /** A treatment of text; other types cannot be read. */
    static Treatment ofText(TextTreatment treatment) {
        return (value, epochDay) -> {
            if (!(value instanceof PropertyValue.StringValue text)) {
                return null;
            }
            String treated = treatment.treat(text.value());
            if (treated == null) {
                return null;
            }
            return treated.equals(text.value()) ? value : PropertyValue.of(treated);
        };
    }

    /** What an action does to text. */
    @FunctionalInterface
    interface TextTreatment {

        /** Returns null for a text that the action cannot read. */
        @Nullable
        String treat(String text);
    }
}
