package dev.northing.collector.consent;

import dev.northing.core.privacy.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as one line of text: fields {@code name=value} with tabs between, the last of them the SHA-256 of all before.
 *
 * <p>Values are printable ASCII, so neither a tab nor a line feed can stand in one.
 */
final class ReceiptLine {

    /** The hash before the first line. */
    static final String NO_PRIOR = "0".repeat(64);

    private static final String VERSION = "northing-receipt/1";
    private static final String HASH = "\thash=";

    private ReceiptLine() {}

    static String text(ConsentReceipt receipt) {
        String body = body(receipt);
        return body + HASH + sha256(body);
    }

    /** Returns a receipt with its hash. */
    static ConsentReceipt hashed(ConsentReceipt receipt) {
        return withHash(receipt, sha256(body(receipt)));
    }

    private static ConsentReceipt withHash(ConsentReceipt receipt, String hash) {
        return new ConsentReceipt(
                receipt.sequence(),
                receipt.time(),
                receipt.choices(),
                receipt.purgedEvents(),
                receipt.notice(),
                receipt.region(),
                receipt.subject(),
                receipt.prior(),
                hash);
    }

    private static String body(ConsentReceipt receipt) {
        Notice notice = receipt.notice();
        Map<String, String> choices = new TreeMap<>();
        receipt.choices().forEach((purpose, state) -> choices.put(purpose.id(), state.name()));
        StringBuilder line = new StringBuilder("format=").append(VERSION);
        field(line, "sequence", String.valueOf(receipt.sequence()));
        field(line, "time", receipt.time().toString());
        choices.forEach((purpose, state) -> field(line, "purpose." + purpose, state));
        if (!receipt.isChoice()) {
            field(line, "purged", String.valueOf(receipt.purgedEvents()));
        }
        field(line, "policy", notice.policyVersion());
        field(line, "notice", notice.textHash());
        field(line, "locale", notice.locale());
        field(line, "surface", notice.surface());
        field(line, "actor", notice.actor());
        field(line, "evidence", notice.evidence());
        field(line, "region", receipt.region());
        field(line, "subject", receipt.subject());
        field(line, "prior", receipt.prior());
        return line.toString();
    }

    private static void field(StringBuilder line, String name, String value) {
        if (!value.isEmpty()) {
            line.append('\t').append(name).append('=').append(value);
        }
    }

    /** Reads a line; null if it is none, or was changed. */
    static @Nullable ConsentReceipt read(String line) {
        int end = line.lastIndexOf(HASH);
        if (end < 0 || !line.startsWith("format=" + VERSION + '\t')) {
            return null;
        }
        String body = line.substring(0, end);
        String hash = line.substring(end + HASH.length());
        return hash.equals(sha256(body)) ? receipt(fields(body), hash) : null;
    }

    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String field : body.split("\t", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return fields;
    }

    private static @Nullable ConsentReceipt receipt(Map<String, String> fields, String hash) {
        try {
            return new ConsentReceipt(
                    Long.parseLong(fields.getOrDefault("sequence", "")),
                    Instant.parse(fields.getOrDefault("time", "")),
                    choices(fields),
                    Long.parseLong(fields.getOrDefault("purged", "-1")),
                    notice(fields),
                    fields.getOrDefault("region", ""),
                    fields.getOrDefault("subject", ""),
                    fields.getOrDefault("prior", ""),
                    hash);
        } catch (IllegalArgumentException | DateTimeException ofALaterVersion) {
            return null;
        }
    }

    private static Map<Purpose, ConsentState> choices(Map<String, String> fields) {
        Map<Purpose, ConsentState> choices = new HashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith("purpose.")) {
                choices.put(new Purpose(name.substring("purpose.".length())), ConsentState.valueOf(value));
            }
        });
        return choices;
    }

    private static Notice notice(Map<String, String> fields) {
        return new Notice(
                fields.getOrDefault("policy", ""),
                fields.getOrDefault("notice", ""),
                fields.getOrDefault("locale", ""),
                fields.getOrDefault("surface", ""),
                fields.getOrDefault("actor", ""),
                fields.getOrDefault("evidence", ""));
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException noJava) {
            throw new IllegalStateException("SHA-256: missing, although every Java platform has it", noJava);
        }
    }
}
