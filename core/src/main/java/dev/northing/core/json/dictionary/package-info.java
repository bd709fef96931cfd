/** How does a dictionary look as JSON? Its compiled form, written and read, and JSON sources as nodes. */
@NullMarked
package dev.northing.core.json.dictionary;

import org.jspecify.annotations.NullMarked;
