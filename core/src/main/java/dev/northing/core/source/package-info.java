/**
 * What stands in this text, and where? Nodes with positions, the same for YAML and for JSON, within limits that keep
 * hostile text harmless.
 */
@NullMarked
package dev.northing.core.source;

import org.jspecify.annotations.NullMarked;
