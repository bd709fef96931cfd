package dev.northing.collector.scrub;

/** International bank account numbers: country, length and ISO 7064 MOD 97-10. */
final class Ibans {

    /** Country and length, as in the registry of ISO 13616. */
    private static final String LENGTHS =
            "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18"
                    + "FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21"
                    + "LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31"
                    + "SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";
    /** Check digits run from 02 to 98. */
    private static final int LOWEST_CHECK = 2;

    private static final int HIGHEST_CHECK = 98;

    private Ibans() {}

    static long match(String text, int start) {
        if (!Chars.isDigit(text, start + 2) || !Chars.isDigit(text, start + 3)) {
            return Hit.NONE;
        }
        int length = length(text, start);
        int end = length == 0 ? -1 : end(text, start, length);
        if (end < 0 || Chars.isAlphanumeric(text, end) || !isChecked(text, start, end)) {
            return Hit.NONE;
        }
        return Hit.of(start, end, Rule.IBAN);
    }

    private static boolean isChecked(String text, int start, int end) {
        int check = (text.charAt(start + 2) - '0') * 10 + text.charAt(start + 3) - '0';
        return check >= LOWEST_CHECK && check <= HIGHEST_CHECK && Checksums.mod97Rotated(text, start, end) == 1;
    }

    private static int length(String text, int start) {
        char first = (char) (text.charAt(start) & ~0x20);
        char second = (char) (Chars.at(text, start + 1) & ~0x20);
        for (int i = 0; i < LENGTHS.length(); i += 4) {
            if (LENGTHS.charAt(i) == first && LENGTHS.charAt(i + 1) == second) {
                return (LENGTHS.charAt(i + 2) - '0') * 10 + LENGTHS.charAt(i + 3) - '0';
            }
        }
        return 0;
    }

    /** The end of that many letters and digits, with single blanks, dashes or dots between some of them; else -1. */
    private static int end(String text, int start, int length) {
        int seen = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Chars.isAlphanumeric(c)) {
                if (++seen == length) {
                    return i + 1;
                }
            } else if ((c != ' ' && c != '-' && c != '.') || !Chars.isAlphanumeric(text.charAt(i - 1))) {
                return -1;
            }
        }
        return -1;
    }
}
