/**
 * Is the dictionary sound? Findings about definitions, each with a rule, a level, a place and what to do.
 */
@NullMarked
package dev.northing.core.dictionary.lint;

import org.jspecify.annotations.NullMarked;
