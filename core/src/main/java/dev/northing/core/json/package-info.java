/**
 * How is it written as JSON, and read back? Canonical codecs with read limits; the only package that imports Jackson.
 */
@NullMarked
package dev.northing.core.json;

import org.jspecify.annotations.NullMarked;
