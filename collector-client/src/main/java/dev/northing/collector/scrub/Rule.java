package dev.northing.collector.scrub;

import java.util.Locale;

/** The rules by which things are found; the id is the constant's name in lower case. */
enum Rule {
    UNREADABLE(EntityClass.UNREADABLE),
    SECRET_VENDOR(EntityClass.SECRET),
    SECRET_JWT(EntityClass.SECRET),
    SECRET_PEM(EntityClass.SECRET),
    SECRET_HEADER(EntityClass.SECRET),
    SECRET_COOKIE(EntityClass.SECRET),
    SECRET_ASSIGNED(EntityClass.SECRET),
    SECRET_ARGUMENT(EntityClass.SECRET),
    SECRET_KEYED(EntityClass.SECRET),
    SECRET_WEBHOOK(EntityClass.SECRET),
    URL_USERINFO(EntityClass.URL_USERINFO),
    CREDIT_CARD(EntityClass.CREDIT_CARD),
    IBAN(EntityClass.IBAN),
    WALLET_BASE58(EntityClass.CRYPTO_WALLET),
    WALLET_BECH32(EntityClass.CRYPTO_WALLET),
    WALLET_ETHEREUM(EntityClass.CRYPTO_WALLET),
    NATIONAL_ID_FORMAT(EntityClass.NATIONAL_ID),
    NATIONAL_ID_CUE(EntityClass.NATIONAL_ID),
    EMAIL(EntityClass.EMAIL),
    PHONE_INTERNATIONAL(EntityClass.PHONE),
    PHONE_NATIONAL(EntityClass.PHONE),
    PHONE_CUE(EntityClass.PHONE),
    IPV4(EntityClass.IP_ADDRESS),
    IPV6(EntityClass.IP_ADDRESS),
    MAC_ADDRESS(EntityClass.MAC_ADDRESS),
    USER_PATH(EntityClass.USER_PATH),
    GEO_PAIR(EntityClass.GEO),
    GEO_ASSIGNED(EntityClass.GEO),
    GEO_KEYED(EntityClass.GEO),
    PERSON_ASSIGNED(EntityClass.PERSON),
    PERSON_KEYED(EntityClass.PERSON),
    DATE_OF_BIRTH_CUE(EntityClass.DATE_OF_BIRTH),
    DATE_OF_BIRTH_KEYED(EntityClass.DATE_OF_BIRTH),
    DEVICE_ID_ASSIGNED(EntityClass.DEVICE_ID),
    DEVICE_ID_KEYED(EntityClass.DEVICE_ID),
    ADDRESS_ASSIGNED(EntityClass.ADDRESS),
    ADDRESS_KEYED(EntityClass.ADDRESS);

    private static final Rule[] RULES = values();

    private final EntityClass entity;
    private final String id;

    Rule(EntityClass entity) {
        this.entity = entity;
        this.id = name().toLowerCase(Locale.ROOT);
    }

    static Rule at(int ordinal) {
        return RULES[ordinal];
    }

    EntityClass entity() {
        return entity;
    }

    String id() {
        return id;
    }
}
