/**
 * What happened? The event as an application states it: a name, a time, who it concerns, and typed properties.
 *
 * <p>Nothing here throws at the application for a bad value: an event remembers its {@link
 * dev.northing.core.event.EventDefect defects} and is refused when it is tracked.
 */
@NullMarked
package dev.northing.core.event;

import org.jspecify.annotations.NullMarked;
