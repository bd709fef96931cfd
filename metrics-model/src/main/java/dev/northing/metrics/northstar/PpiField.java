package dev.northing.metrics.northstar;

/**
 * Names what the record of a product performance indicator says in words.
 *
 * <p>Source: PPI template of the product handbook.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum PpiField {
    /** The feature's key benefit to the customer. */
    KEY_BENEFIT(true),
    /** The one metric that matters now, in words. */
    DESCRIPTION(true),
    /** Why it is that metric. */
    WHY(true),
    /** How monthly active users of the action are computed from it. */
    AMAU_CALCULATION(true),
    /** Where the data comes from and whom to ask. */
    DATA_SOURCE(true),
    /** The target, in words or as a number. */
    TARGET(true),
    /** Where its chart stands. */
    CHART(true),
    /** The dimensions to slice it by, such as tier or free and paid. */
    DIMENSIONS(true),
    /** Its role in purchase, retention and expansion. */
    ROLE(true),
    /** Whether it is about small businesses, enterprises or both. */
    MARKET(true),
    /** A mock-up of its chart with the decision it supports. */
    SUPPORTED_DECISION(true),
    /** Metrics that were considered instead. */
    ALTERNATIVES(false),
    /** Features before and after this one. */
    NEIGHBORING_FEATURES(false);

    private final boolean required;

    PpiField(boolean required) {
        this.required = required;
    }

    /**
     * Whether a record without it is incomplete.
     *
     * @return true for all but the alternatives and neighboring features
     */
    public boolean isRequired() {
        return required;
    }
}
