/** Is it clean? Finds personal data and secrets in text that is about to leave, and replaces them by fixed markers. */
@NullMarked
package dev.northing.collector.scrub;

import org.jspecify.annotations.NullMarked;
