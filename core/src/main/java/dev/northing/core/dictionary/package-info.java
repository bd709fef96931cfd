/**
 * What may be sent, and what is computed from it? The metric dictionary: definitions of metrics, events and
 * properties, with their owners, life cycle and rules; how it is loaded, and its compiled form.
 */
@NullMarked
package dev.northing.core.dictionary;

import org.jspecify.annotations.NullMarked;
