package dev.northing.collector.scrub;

import java.util.Locale;
import java.util.Set;

/** The values of assignments: where they end, and whether they tell anything. */
final class Values {

    /** How far a closing quotation mark may be, in characters. */
    private static final int LONGEST_QUOTED = 4096;
    /** The longest of the words below and of placeholders, in characters. */
    private static final int LONGEST_WORD = 64;
    /** What ends a value without quotation marks. */
    private static final String ENDS = " \t\r\n&;,\"'`<>)}]|\\";

    private static final Set<String> WORDS = Set.of(
            "true",
            "false",
            "null",
            "none",
            "nil",
            "undefined",
            "yes",
            "no",
            "on",
            "off",
            "required",
            "optional",
            "missing",
            "invalid",
            "expired",
            "valid",
            "unknown",
            "empty",
            "default",
            "string",
            "env",
            "basic",
            "bearer",
            "oauth",
            "oauth2",
            "saml",
            "ldap",
            "jwt",
            "oidc",
            "public",
            "private",
            "set",
            "unset",
            "enabled",
            "disabled",
            "changed",
            "reset",
            "ok",
            "error",
            "failed",
            "success",
            "redacted",
            "hidden",
            "masked",
            "n/a",
            "na",
            "changeme",
            "example",
            "placeholder",
            "todo",
            "standard",
            "strong",
            "weak",
            "int",
            "integer",
            "boolean",
            "number",
            "object",
            "text",
            "password",
            "token",
            "secret",
            "lax",
            "strict",
            "cookie",
            "header",
            "session",
            "native",
            "internal",
            "external",
            "github",
            "gitlab",
            "google",
            "azure",
            "okta",
            "google_oauth2",
            "digest",
            "negotiate",
            "personal_access_token",
            "deploy_token",
            "ci_job_token",
            "api_key",
            "access_token",
            "sha256");

    private Values() {}

    /** The quotation mark there, or NUL. */
    static char quote(String text, int i) {
        char c = Chars.at(text, i);
        return c == '"' || c == '\'' || c == '`' ? c : 0;
    }

    /** Where a value that begins there ends; with an opening quotation mark, before the closing one. */
    static int end(String text, int from, char quote) {
        if (quote != 0) {
            for (int i = from; i < text.length() && i - from < LONGEST_QUOTED && text.charAt(i) != '\n'; i++) {
                if ((text.charAt(i) == quote && !Chars.is(text, i - 1, '\\')) || isEscapedClose(text, from, i, quote)) {
                    return i;
                }
            }
        }
        int i = from;
        while (i < text.length() && ENDS.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /** In JSON inside of a string both quotation marks have a backslash. */
    private static boolean isEscapedClose(String text, int from, int i, char quote) {
        return text.charAt(i) == '\\' && Chars.is(text, i + 1, quote) && Chars.is(text, from - 2, '\\');
    }

    /** Our own markers, stars, templates and words that say that there is nothing. */
    static boolean isPlaceholder(String text, int from, int to) {
        if (to - from > LONGEST_WORD) {
            return false;
        }
        char first = Chars.at(text, from);
        char second = Chars.at(text, from + 1);
        boolean template = first == '['
                || first == '<'
                || first == '{'
                || first == '('
                || (first == '$' && (second == '{' || second == '('))
                || (first == '%' && (second == 's' || second == '(' || second == '{'))
                || (first == '$' && isConstant(text, from + 1, to));
        return template || from >= to || isUniform(text, from, to) || isWord(text, from, to);
    }

    private static boolean isConstant(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Chars.isUpper(text.charAt(i)) && text.charAt(i) != '_') {
                return false;
            }
        }
        return to > from;
    }

    private static boolean isUniform(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != text.charAt(from)) {
                return false;
            }
        }
        char c = text.charAt(from);
        return !Chars.isDigit(c) || to - from < 4;
    }

    private static boolean isWord(String text, int from, int to) {
        if (to - from > 24 || !Chars.isAlpha(text.charAt(from))) {
            return false;
        }
        return WORDS.contains(text.substring(from, to).toLowerCase(Locale.ROOT));
    }

    /** Letters with a digit, both cases, or punctuation among them: not a word of a sentence. */
    static boolean isMixed(String text, int from, int to) {
        int seen = 0;
        int uppers = 0;
        for (int i = from; i < to; i++) {
            int kind = Chars.kind(text.charAt(i));
            seen |= kind == 0 ? Chars.AT : kind;
            uppers += i > from && (kind & Chars.UPPER) != 0 ? 1 : 0;
        }
        boolean hump = uppers > 0 && (seen & Chars.LOWER) != 0;
        return (seen & ~(Chars.LETTER | Chars.HEX | Chars.DASH | Chars.WIDE)) != 0 || hump;
    }

    static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Chars.isDigit(c) && c != '.') {
                return false;
            }
        }
        return to > from;
    }
}
