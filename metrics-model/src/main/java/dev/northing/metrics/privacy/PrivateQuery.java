package dev.northing.metrics.privacy;

import dev.northing.metrics.input.Require;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Names a question about a dataset and what its answer costs: two equal questions are one.
 *
 * <p>Immutable.
 *
 * @param dataset what is asked, not blank
 * @param window the window of release to which a budget belongs, such as {@code 2026-W14}, not blank
 * @param part a part of the dataset, such that no subject is in two parts; empty for the whole dataset
 * @param text the question with everything that shapes the answer: rows, columns, bounds, noise; not blank
 * @param loss what the answer costs
 * @since 0.1.0
 */
public record PrivateQuery(String dataset, String window, String part, String text, PrivacyLoss loss) {

    /**
     * Accepts a complete question.
     *
     * @param dataset what is asked
     * @param window the window of release
     * @param part a part of the dataset
     * @param text the question
     * @param loss what the answer costs
     * @throws IllegalArgumentException if the dataset, the window or the text is blank
     */
    public PrivateQuery {
        Require.text("dataset", dataset);
        Require.text("window", window);
        Objects.requireNonNull(part, "part");
        Require.text("text", text);
        Objects.requireNonNull(loss, "loss");
    }

    /**
     * The fingerprint under which a ledger finds the answer again.
     *
     * @return the SHA-256 of all components, 64 lower-case hexadecimal digits
     */
    public String fingerprint() {
        MessageDigest digest = sha256();
        List<String> components = List.of(
                dataset,
                window,
                part,
                text,
                loss.epsilon().toPlainString(),
                loss.delta().toPlainString());
        for (String component : components) {
            byte[] bytes = component.getBytes(StandardCharsets.UTF_8);
            // The length in front keeps two components from passing for one.
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java runtime", e);
        }
    }
}
