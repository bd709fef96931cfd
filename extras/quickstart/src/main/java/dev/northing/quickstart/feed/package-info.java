/** Where do the events come from? A simulated company, a git repository's history, or a CSV file. */
@NullMarked
package dev.northing.quickstart.feed;

import org.jspecify.annotations.NullMarked;
