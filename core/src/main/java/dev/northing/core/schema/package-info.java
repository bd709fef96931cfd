/**
 * Does the event keep to its definition? Checks that name what was expected and never what was found.
 */
@NullMarked
package dev.northing.core.schema;

import org.jspecify.annotations.NullMarked;
