package dev.northing.collector.transform;

import java.text.Normalizer;
import java.util.Locale;

/** Brings what identifies the same thing to the same text, by what it identifies. Immutable. */
enum CanonicalForm {
    /** One form of Unicode, without blanks around. */
    ID {
        @Override
        String of(String stripped) {
            return stripped;
        }
    },
    /** Mail addresses, which nobody tells apart by case. */
    EMAIL {
        @Override
        String of(String stripped) {
            return stripped.toLowerCase(Locale.ROOT);
        }
    },
    /** IP addresses, which can be written in many ways. */
    IP {
        @Override
        String of(String stripped) {
            IpAddress address = IpAddress.parse(stripped);
            return address == null ? stripped : address.toString();
        }
    },
    /** Telephone numbers: digits, and a plus in front for the international form. */
    PHONE {
        @Override
        String of(String stripped) {
            StringBuilder digits = new StringBuilder(stripped.length());
            for (int i = 0; i < stripped.length(); i++) {
                int digit = Character.digit(stripped.charAt(i), 10);
                if (digit >= 0) {
                    digits.append((char) ('0' + digit));
                }
            }
            boolean international = stripped.startsWith("+") || digits.indexOf("00") == 0;
            return international ? "+" + digits.substring(stripped.startsWith("+") ? 0 : 2) : digits.toString();
        }
    };

    static CanonicalForm ofDomain(String domain) {
        return switch (domain) {
            case "email" -> EMAIL;
            case "ip" -> IP;
            case "phone" -> PHONE;
            default -> ID;
        };
    }

    String apply(String value) {
        return of(Normalizer.normalize(value, Normalizer.Form.NFC).strip());
    }

    abstract String of(String stripped);
}
