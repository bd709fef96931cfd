package dev.northing.metrics.survey;

/**
 * Names what one answer stands for.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum AnswerUnit {
    /** One person: only its last answer of a period counts. */
    PERSON,
    /** One interaction: every answer counts. */
    INTERACTION
}
