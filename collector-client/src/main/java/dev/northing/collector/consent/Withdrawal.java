package dev.northing.collector.consent;

/**
 * What taking back consent has achieved.
 *
 * <p>Immutable.
 *
 * @param receipt the proof that it was taken back
 * @param durable whether the receipt survives the process; false without a state directory, and while the disk fails
 * @param removed how many events the removing found in memory and on the disk; what the client's own checks had dropped between the
 *     choice and the removing is not among them, the client's books have all
 * @param complete whether nothing is left anywhere; if not, nothing of it is sent either, and the next client on the directory
 *     removes it before it sends anything
 * @since 0.1.0
 */
public record Withdrawal(ConsentReceipt receipt, boolean durable, long removed, boolean complete) {}
