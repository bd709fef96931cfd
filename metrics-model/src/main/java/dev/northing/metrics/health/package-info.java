/** Who gets value, and who may leave? License use, engagement, use cases, customer health, churn risk, requests. */
@NullMarked
package dev.northing.metrics.health;

import org.jspecify.annotations.NullMarked;
