package dev.northing.collector.transform;

import java.util.Locale;
import java.util.Set;

/** Puts {@code ~} in the place of somebody's home, and leaves out the names of computers. Immutable. */
record HomePaths(int keepLast) implements Treatment.TextTreatment {

    private static final Set<String> HOMES = Set.of("home", "users", "documents and settings", "export home");

    @Override
    public String treat(String text) {
        String path = text.startsWith("file:") ? afterSlashes(text) : text;
        return last(withoutHome(path));
    }

    private static String afterSlashes(String uri) {
        int at = "file:".length();
        while (uri.startsWith("//", at)) {
            at++;
        }
        boolean drive = at + 2 < uri.length() && uri.charAt(at) == '/' && uri.charAt(at + 2) == ':';
        return uri.substring(drive ? at + 1 : at);
    }

    /** Everything up to the segment behind a segment that holds homes goes; so does the computer of a network's path. */
    private static String withoutHome(String path) {
        if (path.startsWith("~")) {
            return "~" + path.substring(next(path, 1));
        }
        int start = isNetwork(path) ? next(path, 2) : 0;
        int at = start;
        while (at < path.length()) {
            int end = next(path, at);
            String segment = path.substring(at, end).toLowerCase(Locale.ROOT);
            if (HOMES.contains(segment) && end < path.length()) {
                return "~" + path.substring(next(path, end + 1));
            }
            if (segment.equals("root") && at <= 1) {
                return "~" + path.substring(end);
            }
            at = end + 1;
        }
        return path.substring(start);
    }

    private static boolean isNetwork(String path) {
        return path.length() > 2 && isSeparator(path.charAt(0)) && path.charAt(0) == path.charAt(1);
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }

    private static int next(String path, int from) {
        int at = from;
        while (at < path.length() && !isSeparator(path.charAt(at))) {
            at++;
        }
        return Math.min(at, path.length());
    }

    private String last(String path) {
        if (keepLast == 0) {
            return path;
        }
        int at = path.length();
        for (int i = 0; i < keepLast && at >= 0; i++) {
            at--;
            while (at >= 0 && !isSeparator(path.charAt(at))) {
                at--;
            }
        }
        return at < 0 ? path : path.substring(at + 1);
    }
}
