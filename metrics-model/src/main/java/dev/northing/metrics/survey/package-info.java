/** What do people say? Recommendation, satisfaction, and how many of those asked answered. */
@NullMarked
package dev.northing.metrics.survey;

import org.jspecify.annotations.NullMarked;
