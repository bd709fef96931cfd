package dev.northing.collector.spool;

/**
 * Why a store does not hand out an event.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum StoreLoss {
    /** The quota was reached, and the event was among the oldest. */
    QUOTA,
    /** The disk was full, and the event was among the oldest. */
    NO_SPACE,
    /** It was older than the age limit. */
    EXPIRED,
    /** It was erased on request. */
    ERASED,
    /** Its bytes were damaged, which is known from the sequences around it. */
    CORRUPT,
    /** Its file was gone, which is known from the sequences around it. */
    MISSING,
    /** The disk could not be read, or not be written until the store was closed. */
    IO_ERROR
}
