/** What does the whole client cost, beside a bare loop that does the same work? {@code ClientRun} is where to start. */
package dev.northing.collector.run;
