/** What went wrong, where, and what to do? The exceptions that configuration and dictionary work may throw. */
@NullMarked
package dev.northing.core.error;

import org.jspecify.annotations.NullMarked;
