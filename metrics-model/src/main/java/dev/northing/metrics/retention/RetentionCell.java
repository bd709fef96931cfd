package dev.northing.metrics.retention;

import dev.northing.metrics.Figure;

/**
 * Holds how many units of a cohort, or of all cohorts, came back within a bracket.
 *
 * <p>Immutable.
 *
 * @param bracket the days that count
 * @param returned how many mature units came back
 * @param mature how many units can be judged: the bracket has passed whole for them
 * @param eligible how many units there are, mature or not
 * @param rate returned / mature with its Wilson interval at 95 %, undefined if no unit is mature;
 *     its definition is the spec's with the bracket's label, such as {@code retention.d30-59}
 * @since 0.1.0
 */
public record RetentionCell(Bracket bracket, long returned, long mature, long eligible, Figure rate) {}
