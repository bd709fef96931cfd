package dev.northing.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A file's name as a reference by RFC 3986.
 *
 * @param text the reference, percent-encoded
 * @param isRelative whether it holds from the root of the sources
 */
record FileUri(String text, boolean isRelative) {

    private static final String UNRESERVED = "-._~";

    static FileUri of(String file) {
        boolean drive = hasDrive(file);
        // A backslash is a separator only where the name shows that it comes from Windows.
        boolean windows = drive || (file.indexOf('\\') >= 0 && file.indexOf('/') < 0);
        String path = windows ? file.replace('\\', '/') : file;
        if (drive) {
            return new FileUri("file:///" + path.substring(0, 2) + encoded(path.substring(2)), false);
        }
        if (path.startsWith("/")) {
            return new FileUri("file://" + encoded(path), false);
        }
        return new FileUri(encoded(path.startsWith("./") ? path.substring(2) : path), true);
    }

    private static boolean hasDrive(String file) {
        return file.length() > 2
                && isLetterOrDigit(file.charAt(0))
                && !Character.isDigit(file.charAt(0))
                && file.charAt(1) == ':'
                && (file.charAt(2) == '\\' || file.charAt(2) == '/');
    }

    private static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length() + 16);
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c == '/' || isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
            }
        }
        return out.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
