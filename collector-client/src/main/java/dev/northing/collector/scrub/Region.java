package dev.northing.collector.scrub;

/**
 * A pack of national identifiers that the detector looks for.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Region {
    /** United States: SSN, ITIN, NPI, Medicare beneficiary. */
    US,
    /** United Kingdom: national insurance, NHS. */
    UK,
    /** Germany: tax, social security, health insurance. */
    DE,
    /** France: social security (NIR). */
    FR,
    /** Spain: DNI, NIE. */
    ES,
    /** Italy: codice fiscale. */
    IT,
    /** Netherlands: BSN. */
    NL,
    /** Poland: PESEL. */
    PL,
    /** Sweden: personnummer. */
    SE,
    /** Finland: henkilötunnus. */
    FI,
    /** Denmark: CPR. */
    DK,
    /** Norway: fødselsnummer. */
    NO,
    /** Belgium: national register. */
    BE,
    /** Switzerland: AHV. */
    CH,
    /** Czechia and Slovakia: birth number. */
    CZ,
    /** Portugal: NIF. */
    PT,
    /** Brazil: CPF. */
    BR,
    /** Chile: RUT. */
    CL,
    /** Mexico: CURP. */
    MX,
    /** India: Aadhaar, PAN. */
    IN,
    /** Canada: SIN. */
    CA,
    /** Australia: TFN, ABN, Medicare. */
    AU,
    /** South Korea: resident registration. */
    KR,
    /** Japan: My Number. */
    JP,
    /** Taiwan: national identification card. */
    TW,
    /** Turkey: kimlik. */
    TR,
    /** South Africa: identity number. */
    ZA,
    /** Thailand: citizen identification. */
    TH,
    /** Singapore: NRIC, FIN. */
    SG,
    /** China: resident identity card. */
    CN,
    /** Israel: identity number. */
    IL
}
