package dev.northing.collector.scrub;

/**
 * What kind of personal data or secret a finding is. Where findings overlap, the earlier constant wins.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum EntityClass {
    /** Text that hides too much to be looked through within the budget; it is replaced whole. */
    UNREADABLE,
    /** A password, key, token, cookie or other credential. */
    SECRET,
    /** User name and password inside a URL. */
    URL_USERINFO,
    /** A payment card's number. */
    CREDIT_CARD,
    /** An international bank account number. */
    IBAN,
    /** The address of a wallet for a crypto currency. */
    CRYPTO_WALLET,
    /** A number by which a state knows a person: identity, tax, social security, health, passport, driving license. */
    NATIONAL_ID,
    /** A mail address. */
    EMAIL,
    /** A telephone number. */
    PHONE,
    /** An IPv4 or IPv6 address that is not loopback, unspecified or a net mask. */
    IP_ADDRESS,
    /** The hardware address of a network interface. */
    MAC_ADDRESS,
    /** The segment of a path that names somebody's home directory. */
    USER_PATH,
    /** A geographic position. */
    GEO,
    /** A person's name, known by its key. */
    PERSON,
    /** A day of birth, known by its key or cue. */
    DATE_OF_BIRTH,
    /** The id of a device, known by its key or cue. */
    DEVICE_ID,
    /** A postal address, known by its key. */
    ADDRESS;

    private final String marker = '[' + name() + ']';

    /**
     * Returns the text that stands where a finding of this class stood.
     *
     * @return the constant's name in square brackets, such as {@code [EMAIL]}
     */
    public String marker() {
        return marker;
    }
}
