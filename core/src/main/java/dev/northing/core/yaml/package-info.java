/**
 * What does this YAML say, and where? The only package that knows a YAML parser.
 *
 * <p>It listens to parser events and builds nodes itself: scalars keep their text, so that {@code 16.10} stays
 * {@code 16.10}; depth costs no stack; and an anchor is refused before an alias can multiply it.
 */
@NullMarked
package dev.northing.core.yaml;

import org.jspecify.annotations.NullMarked;
