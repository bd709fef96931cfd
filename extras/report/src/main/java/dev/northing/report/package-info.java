/**
 * How are the figures read? A report of sections, metrics with their targets, alerts and charts, written for the
 * terminal, as Markdown, as one self-contained HTML file, or as tidy rows.
 */
@NullMarked
package dev.northing.report;

import org.jspecify.annotations.NullMarked;
