package dev.northing.collector.scrub;

/** The check digits and ranges of national identifiers, one method each. */
final class IdChecks {

    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String HETU_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final int[] CODICE_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    /** Letters stand for 10 to 35 in Taiwan, in this order. */
    private static final String TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    private IdChecks() {}

    static boolean ssn(String t, int s, int e) {
        long area = Checksums.number(t, s, e, 0, 3);
        long group = Checksums.number(t, s, e, 3, 5);
        long serial = Checksums.number(t, s, e, 5, 9);
        boolean published = area == 78 && group == 5 && serial == 1120;
        return area != 0 && area != 666 && area < 900 && group != 0 && serial != 0 && !published;
    }

    static boolean itin(String t, int s, int e) {
        long group = Checksums.number(t, s, e, 3, 5);
        boolean assigned = (group >= 50 && group <= 65) || (group >= 70 && group <= 99 && group != 89 && group != 93);
        return Checksums.at(t, s, e, 0) == 9 && assigned;
    }

    /** Luhn with the prefix 80840, which adds 24. */
    static boolean npi(String t, int s, int e) {
        int first = Checksums.at(t, s, e, 0);
        return (first == 1 || first == 2) && (Checksums.luhnSum(t, s, e) + 24) % 10 == 0;
    }

    /** C A AN N A AN N A A N N, without the letters S, L, O, I, B and Z. */
    static boolean mbi(String t, int s, int e) {
        String kinds = "cAXnAXnAAnn";
        for (int k = 0; k < kinds.length(); k++) {
            int value = Checksums.at(t, s, e, k);
            boolean letter = value > 9;
            char kind = kinds.charAt(k);
            if ((letter && "SLOIBZ".indexOf(Character.toUpperCase(Character.forDigit(value, 36))) >= 0)
                    || (kind == 'A' && !letter)
                    || ((kind == 'n' || kind == 'c') && letter)) {
                return false;
            }
        }
        return Checksums.at(t, s, e, 0) > 0;
    }

    static boolean nino(String t, int s, int e) {
        char first = letter(t, s, e, 0);
        char second = letter(t, s, e, 1);
        char suffix = letter(t, s, e, 8);
        boolean unused = (first == 'B' && second == 'G')
                || (first == 'G' && second == 'B')
                || (first == 'K' && second == 'N')
                || (first == 'N' && second == 'K')
                || (first == 'T' && second == 'N')
                || (first == 'N' && second == 'T')
                || (first == 'Z' && second == 'Z');
        return "DFIQUV".indexOf(first) < 0 && "DFIQUVO".indexOf(second) < 0 && suffix <= 'D' && !unused;
    }

    static boolean nhs(String t, int s, int e) {
        int check = 11 - Checksums.weighted(t, s, e, "a98765432") % 11;
        return check % 11 == Checksums.at(t, s, e, 9) && !allEqual(t, s, e);
    }

    static boolean germanTax(String t, int s, int e) {
        if (Checksums.at(t, s, e, 0) == 0 || !Checksums.mod1110(t, s, e, 11)) {
            return false;
        }
        int seen = 0;
        int repeated = 0;
        for (int k = 0; k < 10; k++) {
            int bit = 1 << Checksums.at(t, s, e, k);
            repeated |= seen & bit;
            seen |= bit;
        }
        int missing = 10 - Integer.bitCount(seen);
        return Integer.bitCount(repeated) == 1 && missing <= 2;
    }

    /** The letter counts as two digits; products are summed digit by digit. */
    static boolean germanPension(String t, int s, int e) {
        int letter = Checksums.at(t, s, e, 8) - 9;
        int day = (int) Checksums.number(t, s, e, 2, 4);
        if (!isDay(day > 50 ? day - 50 : day, (int) Checksums.number(t, s, e, 4, 6)) || letter > 26) {
            return false;
        }
        String weights = "212571212121";
        int sum = 0;
        for (int w = 0; w < 12; w++) {
            sum += crossSum(pensionDigit(t, s, e, w, letter) * (weights.charAt(w) - '0'));
        }
        return sum % 10 == Checksums.at(t, s, e, 11);
    }

    private static int pensionDigit(String t, int s, int e, int w, int letter) {
        return switch (w) {
            case 8 -> letter / 10;
            case 9 -> letter % 10;
            default -> Checksums.at(t, s, e, w < 8 ? w : w - 1);
        };
    }

    static boolean germanHealth(String t, int s, int e) {
        int letter = Checksums.at(t, s, e, 0) - 9;
        int sum = letter / 10 + crossSum(letter % 10 * 2);
        for (int k = 1; k < 9; k++) {
            sum += crossSum(Checksums.at(t, s, e, k) * (k % 2 == 0 ? 2 : 1));
        }
        return sum % 10 == Checksums.at(t, s, e, 9);
    }

    /** 97 less the rest of the number; Corsica's departments 2A and 2B count as 19 and 18. */
    static boolean nir(String t, int s, int e) {
        int letter = Checksums.at(t, s, e, 6);
        if (letter > 11 || (letter > 9 && Checksums.at(t, s, e, 5) != 2)) {
            return false;
        }
        long head = Checksums.number(t, s, e, 0, 5) * 100
                + (letter > 9 ? (letter == 10 ? 19 : 18) : Checksums.number(t, s, e, 5, 7));
        long body = head * 1_000_000 + Checksums.number(t, s, e, 7, 13);
        int sex = Checksums.at(t, s, e, 0);
        long month = Checksums.number(t, s, e, 3, 5);
        boolean plausible = sex > 0 && sex < 9 && ((month >= 1 && month <= 12) || month >= 20);
        return plausible && 97 - body % 97 == Checksums.number(t, s, e, 13, 15);
    }

    static boolean dni(String t, int s, int e) {
        return DNI_LETTERS.charAt((int) (Checksums.number(t, s, e, 0, 8) % 23)) == letter(t, s, e, 8);
    }

    static boolean nie(String t, int s, int e) {
        int first = "XYZ".indexOf(letter(t, s, e, 0));
        long number = first * 10_000_000L + Checksums.number(t, s, e, 1, 8);
        return first >= 0 && DNI_LETTERS.charAt((int) (number % 23)) == letter(t, s, e, 8);
    }

    static boolean codiceFiscale(String t, int s, int e) {
        int sum = 0;
        for (int k = 0; k < 15; k++) {
            int value = Checksums.at(t, s, e, k);
            int index = value > 9 ? value - 10 : value;
            sum += k % 2 == 0 ? CODICE_ODD[index] : index;
        }
        boolean month = "ABCDEHLMPRST".indexOf(letter(t, s, e, 8)) >= 0;
        return month && sum % 26 == Checksums.at(t, s, e, 15) - 10;
    }

    static boolean bsn(String t, int s, int e) {
        int sum = Checksums.weighted(t, s, e, "98765432") - Checksums.at(t, s, e, 8);
        return sum % 11 == 0 && sum > 0;
    }

    static boolean pesel(String t, int s, int e) {
        int sum = Checksums.weighted(t, s, e, "13791379131");
        int month = (int) Checksums.number(t, s, e, 2, 4) % 20;
        return sum % 10 == 0 && isDay((int) Checksums.number(t, s, e, 4, 6), month);
    }

    static boolean personnummer(String t, int s, int e) {
        return swedish(t, s, e, 0);
    }

    static boolean longPersonnummer(String t, int s, int e) {
        long century = Checksums.number(t, s, e, 0, 2);
        return (century == 19 || century == 20) && swedish(t, s, e, 2);
    }

    private static boolean swedish(String t, int s, int e, int skipped) {
        int day = (int) Checksums.number(t, s, e, skipped + 4, skipped + 6);
        int month = (int) Checksums.number(t, s, e, skipped + 2, skipped + 4);
        return isDay(day > 60 ? day - 60 : day, month) && Checksums.luhn(t, s + skipped, e);
    }

    static boolean hetu(String t, int s, int e) {
        if (!isDay((int) Checksums.number(t, s, e, 0, 2), (int) Checksums.number(t, s, e, 2, 4))) {
            return false;
        }
        char century = Character.toUpperCase(t.charAt(s + 6));
        boolean lettered = Chars.isAlpha(century);
        if (lettered ? "ABCDEFYXWVU".indexOf(century) < 0 : century != '-') {
            return false;
        }
        int skip = lettered ? 7 : 6;
        long number = Checksums.number(t, s, e, 0, 6) * 1000 + Checksums.number(t, s, e, skip, skip + 3);
        return HETU_CHARACTERS.charAt((int) (number % 31)) == Character.toUpperCase(t.charAt(e - 1));
    }

    static boolean cpr(String t, int s, int e) {
        return isDay((int) Checksums.number(t, s, e, 0, 2), (int) Checksums.number(t, s, e, 2, 4));
    }

    static boolean norwegian(String t, int s, int e) {
        int day = (int) Checksums.number(t, s, e, 0, 2);
        return Checksums.weighted(t, s, e, "3761894521") % 11 == 0
                && Checksums.weighted(t, s, e, "54327654321") % 11 == 0
                && isDay(day > 40 ? day - 40 : day, (int) Checksums.number(t, s, e, 2, 4));
    }

    static boolean belgian(String t, int s, int e) {
        long body = Checksums.number(t, s, e, 0, 9);
        long check = Checksums.number(t, s, e, 9, 11);
        boolean dated = isDay((int) Checksums.number(t, s, e, 4, 6), (int) Checksums.number(t, s, e, 2, 4));
        return dated && (97 - body % 97 == check || 97 - (2_000_000_000L + body) % 97 == check);
    }

    static boolean ahv(String t, int s, int e) {
        return Checksums.number(t, s, e, 0, 3) == 756 && Checksums.weighted(t, s, e, "1313131313131") % 10 == 0;
    }

    static boolean czech(String t, int s, int e) {
        int month = (int) Checksums.number(t, s, e, 2, 4);
        int plain = month > 70 ? month - 70 : month > 50 ? month - 50 : month > 20 ? month - 20 : month;
        return Checksums.number(t, s, e, 0, 10) % 11 == 0 && isDay((int) Checksums.number(t, s, e, 4, 6), plain);
    }

    static boolean portuguese(String t, int s, int e) {
        int check = 11 - Checksums.weighted(t, s, e, "98765432") % 11;
        return Checksums.at(t, s, e, 0) != 0 && (check > 9 ? 0 : check) == Checksums.at(t, s, e, 8);
    }

    static boolean cpf(String t, int s, int e) {
        int first = Checksums.weighted(t, s, e, "a98765432") * 10 % 11 % 10;
        int second = Checksums.weighted(t, s, e, "ba98765432") * 10 % 11 % 10;
        return first == Checksums.at(t, s, e, 9) && second == Checksums.at(t, s, e, 10) && !allEqual(t, s, e);
    }

    static boolean rut(String t, int s, int e) {
        int digits = 0;
        while (Checksums.at(t, s, e, digits + 1) >= 0) {
            digits++;
        }
        int sum = 0;
        for (int k = 0; k < digits; k++) {
            int digit = Checksums.at(t, s, e, digits - 1 - k);
            if (digit > 9) {
                return false;
            }
            sum += digit * (2 + k % 6);
        }
        int check = 11 - sum % 11;
        char expected = check == 11 ? '0' : check == 10 ? 'K' : (char) ('0' + check);
        return letter(t, s, e, digits) == expected;
    }

    static boolean curp(String t, int s, int e) {
        boolean sex = "HMX".indexOf(letter(t, s, e, 10)) >= 0;
        return sex && isDay((int) Checksums.number(t, s, e, 8, 10), (int) Checksums.number(t, s, e, 6, 8));
    }

    static boolean aadhaar(String t, int s, int e) {
        return Checksums.at(t, s, e, 0) > 1 && Checksums.verhoeff(t, s, e) && !allEqual(t, s, e);
    }

    static boolean indianTax(String t, int s, int e) {
        boolean holder = "ABCFGHLJPTK".indexOf(letter(t, s, e, 3)) >= 0;
        return holder && Chars.isUpper(t.charAt(s)) && Checksums.number(t, s, e, 5, 9) > 0;
    }

    static boolean sin(String t, int s, int e) {
        return Checksums.luhn(t, s, e) && !allEqual(t, s, e) && Checksums.at(t, s, e, 0) != 8;
    }

    static boolean tfn(String t, int s, int e) {
        return Checksums.weighted(t, s, e, "14375869a") % 11 == 0 && !allEqual(t, s, e);
    }

    static boolean abn(String t, int s, int e) {
        int sum = Checksums.weighted(t, s, e, "a13579bdfhj") - 10;
        return Checksums.at(t, s, e, 0) > 0 && sum % 89 == 0;
    }

    static boolean medicare(String t, int s, int e) {
        int first = Checksums.at(t, s, e, 0);
        return first >= 2 && first <= 6 && Checksums.weighted(t, s, e, "13791379") % 10 == Checksums.at(t, s, e, 8);
    }

    /** The check digit is no longer issued since October 2020, so date and sex have to do. */
    static boolean korean(String t, int s, int e) {
        int sex = Checksums.at(t, s, e, 6);
        boolean dated = isDay((int) Checksums.number(t, s, e, 4, 6), (int) Checksums.number(t, s, e, 2, 4));
        return dated && sex >= 1 && sex <= 8;
    }

    static boolean japanese(String t, int s, int e) {
        int rest = Checksums.weighted(t, s, e, "65432765432") % 11;
        return (rest <= 1 ? 0 : 11 - rest) == Checksums.at(t, s, e, 11) && !allEqual(t, s, e);
    }

    static boolean taiwanese(String t, int s, int e) {
        int letter = TAIWAN_LETTERS.indexOf(letter(t, s, e, 0)) + 10;
        int sum = letter / 10 + letter % 10 * 9;
        for (int k = 1; k < 9; k++) {
            sum += Checksums.at(t, s, e, k) * (9 - k);
        }
        int kind = Checksums.at(t, s, e, 1);
        return (kind == 1 || kind == 2 || kind == 8 || kind == 9) && (sum + Checksums.at(t, s, e, 9)) % 10 == 0;
    }

    static boolean turkish(String t, int s, int e) {
        int odd = Checksums.weighted(t, s, e, "101010101");
        int even = Checksums.weighted(t, s, e, "01010101");
        int tenth = Math.floorMod(odd * 7 - even, 10);
        int last = (odd + even + tenth) % 10;
        return Checksums.at(t, s, e, 0) > 0 && tenth == Checksums.at(t, s, e, 9) && last == Checksums.at(t, s, e, 10);
    }

    static boolean southAfrican(String t, int s, int e) {
        boolean dated = isDay((int) Checksums.number(t, s, e, 4, 6), (int) Checksums.number(t, s, e, 2, 4));
        return dated && Checksums.at(t, s, e, 10) < 3 && Checksums.luhn(t, s, e);
    }

    static boolean thai(String t, int s, int e) {
        int check = (11 - Checksums.weighted(t, s, e, "dcba98765432") % 11) % 10;
        return Checksums.at(t, s, e, 0) > 0 && check == Checksums.at(t, s, e, 12);
    }

    static boolean nric(String t, int s, int e) {
        char series = letter(t, s, e, 0);
        int sum = 0;
        for (int k = 1; k < 8; k++) {
            sum += Checksums.at(t, s, e, k) * ("2765432".charAt(k - 1) - '0');
        }
        char check = letter(t, s, e, 8);
        return switch (series) {
            case 'S', 'T' -> "JZIHGFEDCBA".charAt((sum + (series == 'T' ? 4 : 0)) % 11) == check;
            case 'F', 'G' -> "XWUTRQPNMLK".charAt((sum + (series == 'G' ? 4 : 0)) % 11) == check;
            case 'M' -> "KLJNPQRTUWX".charAt(10 - (sum + 3) % 11) == check;
            default -> false;
        };
    }

    static boolean chinese(String t, int s, int e) {
        int sum = Checksums.weighted(t, s, e, "79a584216379a5842");
        long year = Checksums.number(t, s, e, 6, 10);
        boolean dated = isDay((int) Checksums.number(t, s, e, 12, 14), (int) Checksums.number(t, s, e, 10, 12));
        return dated && year >= 1800 && year < 2100 && "10X98765432".charAt(sum % 11) == letter(t, s, e, 17);
    }

    private static boolean isDay(int day, int month) {
        return day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }

    private static boolean allEqual(String t, int s, int e) {
        int first = Checksums.at(t, s, e, 0);
        for (int k = 1; Checksums.at(t, s, e, k) >= 0; k++) {
            if (Checksums.at(t, s, e, k) != first) {
                return false;
            }
        }
        return true;
    }

    private static int crossSum(int number) {
        return number / 10 + number % 10;
    }

    private static char letter(String t, int s, int e, int k) {
        return Character.toUpperCase(Character.forDigit(Math.max(0, Checksums.at(t, s, e, k)), 36));
    }
}
