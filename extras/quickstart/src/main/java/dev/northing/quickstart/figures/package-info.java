/** What do the received events say? Figures with their intervals, as tables. */
@NullMarked
package dev.northing.quickstart.figures;

import org.jspecify.annotations.NullMarked;
