/**
 * How does it look as bytes? Canonical JSON for events and dictionaries, written and read within limits.
 *
 * <p>The only package that imports Jackson. No message here ever quotes the text that was read.
 */
@NullMarked
package dev.northing.core.json;

import org.jspecify.annotations.NullMarked;
