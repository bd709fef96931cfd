/**
 * How does an event get from an application to a receiver? The front door of the client.
 *
 * <p>{@code track: consent → guard → canonical JSON → queue | shipper: batch → consent → wire → transport → verdict →
 * delivered, retry, hold, split}
 */
@NullMarked
package dev.northing.collector;

import org.jspecify.annotations.NullMarked;
