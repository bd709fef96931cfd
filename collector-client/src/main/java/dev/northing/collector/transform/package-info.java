/** What becomes of a value? Drops, coarsens and pseudonymizes what a definition says, searches the rest, and counts every change. */
@NullMarked
package dev.northing.collector.transform;

import org.jspecify.annotations.NullMarked;
