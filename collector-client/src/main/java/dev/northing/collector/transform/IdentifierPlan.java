package dev.northing.collector.transform;

import org.jspecify.annotations.Nullable;

/** What is done to one identifier of an event. Safe for use by many threads. */
interface IdentifierPlan {

    /** Returns the same object when nothing is to be done, and null when the identifier is left out. */
    @Nullable
    String apply(String value, Pass pass);
}
