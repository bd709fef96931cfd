/** May we? Consent by purpose, its proof, and the switches that turn everything off. */
@NullMarked
package dev.northing.collector.consent;

import org.jspecify.annotations.NullMarked;
