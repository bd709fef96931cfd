package dev.northing.collector.transform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of a Java stack trace the names of exceptions, and class, method and line of frames.
 *
 * <p>A line that is neither is part of a message, and goes. Immutable.
 */
record StackFrames(int maxFrames, boolean hash) implements Treatment.TextTreatment {

    private static final int LONGEST_NAME = 256;
    private static final String[] CAUSES = {"Caused by: ", "Suppressed: "};

    /** Digits of the last line, 64 bits: it tells traces apart and hides nothing. */
    private static final int HASH_BYTES = 8;

    @Override
    public @Nullable String treat(String text) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), 4_096));
        MessageDigest digest = hash ? sha256() : null;
        int frames = 0;
        for (int at = 0; at < text.length(); ) {
            int newline = text.indexOf('\n', at);
            int end = newline < 0 ? text.length() : newline;
            String line = clean(text.substring(at, end).strip(), at == 0);
            at = end + 1;
            if (line != null) {
                boolean isFrame = line.startsWith("at ");
                frames += isFrame ? 1 : 0;
                update(digest, line);
                if (!isFrame || frames <= maxFrames) {
                    kept.append(kept.length() == 0 ? "" : "\n").append(line);
                }
            }
        }
        if (kept.length() == 0) {
            return null;
        }
        return digest == null
                ? kept.toString()
                : kept.append("\n#").append(hex(digest)).toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException noJava) {
            throw new IllegalStateException("SHA-256: missing, although every Java platform has it", noJava);
        }
    }

    private static void update(@Nullable MessageDigest digest, String line) {
        if (digest != null) {
            digest.update(line.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private static @Nullable String clean(String line, boolean first) {
        if (line.startsWith("at ")) {
            return frame(line);
        }
        for (String cause : CAUSES) {
            if (line.startsWith(cause)) {
                String name = exception(line.substring(cause.length()));
                return name == null ? null : cause + name;
            }
        }
        return first ? exception(line) : null;
    }

    /** {@code at loader/module@1/pkg.Class.method(File.java:12)} becomes {@code at pkg.Class.method:12}. */
    private static @Nullable String frame(String line) {
        int open = line.indexOf('(');
        if (open < 0 || !line.endsWith(")")) {
            return null;
        }
        String name = line.substring(line.lastIndexOf('/', open) < 0 ? 3 : line.lastIndexOf('/', open) + 1, open);
        if (!isName(name)) {
            return null;
        }
        int colon = line.lastIndexOf(':');
        String number = colon > open ? line.substring(colon + 1, line.length() - 1) : "";
        return isLineNumber(number) ? "at " + name + ":" + number : "at " + name;
    }

    private static @Nullable String exception(String text) {
        String thrown = text.startsWith("Exception in thread \"")
                ? text.substring(text.lastIndexOf('"') + 1).strip()
                : text;
        int colon = thrown.indexOf(':');
        String name = colon < 0 ? thrown : thrown.substring(0, colon);
        return isName(name) ? name : null;
    }

    /** A qualified name as compilers of the JVM's languages make them, in ASCII. */
    private static boolean isName(String text) {
        if (text.length() > LONGEST_NAME || text.indexOf('.') <= 0) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && "._$<>-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLineNumber(String text) {
        return !text.isEmpty() && text.length() <= 7 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
