/**
 * How long do a hundred million events take, and beside a database? Runs with a main method of their own.
 *
 * <pre>
 * mvn -B -Pbench -pl metrics-model -am test-compile exec:exec -DskipTests \
 *     -Dbench.main="-Xmx1g dev.northing.metrics.run.Scale" -Dbench=100000000 -Dbench.args=5000000
 * </pre>
 */
package dev.northing.metrics.run;
