package dev.northing.collector.scrub;

/** The names of home directories in paths. */
final class UserPaths {

    /** Directories that every machine of a kind has. */
    private static final String[] SHARED = {
        "Shared",
        "shared",
        "Public",
        "public",
        "Default",
        "All Users",
        "Default User",
        "runner",
        "vagrant",
        "ubuntu",
        "ec2-user",
        "circleci",
        "git",
        "jenkins",
        "node",
        "app",
        "gitlab-runner",
        "runneradmin",
        "ContainerAdministrator"
    };

    /** How long a name may be, in characters. */
    private static final int LONGEST_NAME = 64;

    private static final String ENDS = " \t\r\n/\\\"'`<>|:;,()[]{}*?&=";

    private UserPaths() {}

    /** From a slash on: {@code /home/…} or {@code /Users/…}. */
    static long unix(String text, int slash) {
        boolean home = text.startsWith("/home/", slash);
        if (!home && !text.startsWith("/Users/", slash) && !text.startsWith("/users/", slash)) {
            return Hit.NONE;
        }
        boolean lower = text.charAt(slash + 1) == 'u';
        boolean drive = (Chars.is(text, slash - 1, ':') && !home) || (isMountedDrive(text, slash) && !home);
        boolean begins = !Chars.isWord(Chars.at(text, slash - 1))
                && !Chars.is(text, slash - 1, ']')
                && !Chars.is(text, slash - 1, '}')
                && !lower;
        boolean under = home
                && (endsWith(text, slash, "/export") || endsWith(text, slash, "/var") || endsWith(text, slash, "/mnt"));
        return begins || drive || under ? segment(text, slash + (home ? 6 : 7), drive) : Hit.NONE;
    }

    private static boolean endsWith(String text, int end, String part) {
        return end >= part.length() && text.startsWith(part, end - part.length());
    }

    /** {@code /c/Users}, as shells on Windows write it. */
    private static boolean isMountedDrive(String text, int slash) {
        return slash > 1 && Chars.isAlpha(text.charAt(slash - 1)) && text.charAt(slash - 2) == '/';
    }

    /** From a backslash on: {@code \Users\…}, the backslashes perhaps doubled. */
    static long windows(String text, int backslash) {
        int name = backslash + 1;
        int folder = folder(text, name);
        int after = name + folder;
        if (folder == 0 || !Chars.is(text, after, '\\')) {
            return Hit.NONE;
        }
        return segment(text, Chars.is(text, after + 1, '\\') ? after + 2 : after + 1, true);
    }

    private static int folder(String text, int name) {
        if (text.regionMatches(true, name, "Users", 0, 5)) {
            return 5;
        }
        return text.regionMatches(true, name, "Documents and Settings", 0, 22) ? 22 : 0;
    }

    private static long segment(String text, int from, boolean spaced) {
        int end = from;
        int words = from;
        while (end < text.length()
                && end - from < LONGEST_NAME
                && (ENDS.indexOf(text.charAt(end)) < 0 || (spaced && text.charAt(end) == ' '))) {
            words = text.charAt(end) == ' ' && words == from ? end : words;
            end++;
        }
        boolean closed = Chars.is(text, end, '\\') || Chars.is(text, end, '/');
        int last = words > from && !closed ? words : end;
        boolean named = last > from
                && !isShared(text, from, last)
                && !Chars.is(text, from, '$')
                && !Chars.is(text, from, '%')
                && !Chars.is(text, from, '~');
        return named ? Hit.of(from, last, Rule.USER_PATH) : Hit.NONE;
    }

    private static boolean isShared(String text, int from, int to) {
        for (String each : SHARED) {
            if (each.length() == to - from && text.startsWith(each, from)) {
                return true;
            }
        }
        return false;
    }
}
