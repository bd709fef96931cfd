package dev.northing.collector.scrub;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Addresses of crypto currencies: Base58Check, Bech32 and Bech32m, and Ethereum's. */
final class Wallets {

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] BECH32_GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH32_CHECK = 1;
    private static final int BECH32M_CHECK = 0x2bc830a3;
    /** First characters of Bitcoin, Litecoin, Dogecoin, Tron, Dash and Zcash addresses. */
    private static final String BASE58_FIRST = "13LMDTXt9A";

    private static final int ADDRESS_BYTES = 25;
    private static final int ZCASH_BYTES = 26;

    private Wallets() {}

    static long match(String text, int start, int end) {
        int length = end - start;
        if (length == 42 && text.charAt(start) == '0' && isHexAfter(text, start, end)) {
            return Hit.of(start, end, Rule.WALLET_ETHEREUM);
        }
        if (length >= 26
                && length <= 36
                && BASE58_FIRST.indexOf(text.charAt(start)) >= 0
                && isBase58(text, start, end)) {
            return Hit.of(start, end, Rule.WALLET_BASE58);
        }
        return length >= 14 && length <= 90 && isBech32(text, start, end)
                ? Hit.of(start, end, Rule.WALLET_BECH32)
                : Hit.NONE;
    }

    private static boolean isHexAfter(String text, int start, int end) {
        if (text.charAt(start + 1) != 'x') {
            return false;
        }
        for (int i = start + 2; i < end; i++) {
            if (!Chars.isHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase58(String text, int start, int end) {
        BigInteger value = BigInteger.ZERO;
        for (int i = start; i < end; i++) {
            if (BASE58.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        for (int i = start; i < end; i++) {
            value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(BASE58.indexOf(text.charAt(i))));
        }
        return isChecked(value, ADDRESS_BYTES) || isChecked(value, ZCASH_BYTES);
    }

    private static boolean isChecked(BigInteger value, int length) {
        byte[] digits = value.toByteArray();
        int sign = digits.length > 1 && digits[0] == 0 ? 1 : 0;
        if (digits.length - sign > length) {
            return false;
        }
        byte[] decoded = new byte[length];
        System.arraycopy(digits, sign, decoded, length - digits.length + sign, digits.length - sign);
        byte[] hash = sha256(sha256(Arrays.copyOf(decoded, length - 4)));
        return Arrays.equals(hash, 0, 4, decoded, length - 4, length);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException neverOnThisPlatform) {
            throw new IllegalStateException("every Java platform has SHA-256", neverOnThisPlatform);
        }
    }

    private static boolean isBech32(String text, int start, int end) {
        int prefix = bech32Prefix(text, start);
        if (prefix == 0) {
            return false;
        }
        int check = 1;
        for (int i = start; i < start + prefix; i++) {
            check = polymod(check, lower(text.charAt(i)) >> 5);
        }
        check = polymod(check, 0);
        for (int i = start; i < start + prefix; i++) {
            check = polymod(check, lower(text.charAt(i)) & 31);
        }
        for (int i = start + prefix + 1; i < end; i++) {
            int value = BECH32.indexOf(lower(text.charAt(i)));
            if (value < 0) {
                return false;
            }
            check = polymod(check, value);
        }
        return check == BECH32_CHECK || check == BECH32M_CHECK;
    }

    /** The length of the human-readable part before the 1. */
    private static int bech32Prefix(String text, int start) {
        for (int i = start + 2; i < start + 6 && i < text.length(); i++) {
            if (text.charAt(i) == '1') {
                boolean known = starts(text, start, "bc")
                        || starts(text, start, "tb")
                        || starts(text, start, "ltc")
                        || starts(text, start, "addr")
                        || starts(text, start, "bcrt");
                return known ? i - start : 0;
            }
        }
        return 0;
    }

    private static boolean starts(String text, int start, String prefix) {
        return text.regionMatches(true, start, prefix, 0, prefix.length());
    }

    private static char lower(char c) {
        return Chars.isUpper(c) ? (char) (c + 32) : c;
    }

    private static int polymod(int check, int value) {
        int top = check >>> 25;
        int next = (check & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            next ^= (top >> i & 1) != 0 ? BECH32_GENERATOR[i] : 0;
        }
        return next;
    }
}
