package dev.northing.collector.consent;

/**
 * What a person was shown when choosing, and by what means: the evidence that a receipt keeps.
 *
 * <p>None of it may name the person. Immutable.
 *
 * @param policyVersion which version of the privacy policy applied
 * @param textHash the SHA-256 of the text that was shown, in hexadecimal
 * @param locale in which language
 * @param surface on which surface, such as {@code settings}
 * @param actor who acted, such as {@code user} or {@code administrator}
 * @param evidence a GPP or TCF string, kept as it is
 * @since 0.1.0
 */
public record Notice(
        String policyVersion, String textHash, String locale, String surface, String actor, String evidence) {

    /** Nothing is known of the circumstances. */
    public static final Notice NONE = new Notice("", "", "", "", "", "");

    /** Characters of one field at most; a TCF string is longer than everything else. */
    public static final int MAX_FIELD_LENGTH = 2048;

    /**
     * Checks the fields: each is empty or printable ASCII of at most {@value #MAX_FIELD_LENGTH} characters.
     *
     * @param policyVersion which version of the privacy policy applied
     * @param textHash the SHA-256 of the text that was shown, in hexadecimal
     * @param locale in which language
     * @param surface on which surface, such as {@code settings}
     * @param actor who acted, such as {@code user} or {@code administrator}
     * @param evidence a GPP or TCF string, kept as it is
     * @throws IllegalArgumentException if a field has another form; the message names it and does not quote it
     */
    public Notice {
        check("policyVersion", policyVersion);
        check("textHash", textHash);
        check("locale", locale);
        check("surface", surface);
        check("actor", actor);
        check("evidence", evidence);
    }

    static void check(String field, String value) {
        if (value.length() > MAX_FIELD_LENGTH || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "notice " + field + ": expected up to " + MAX_FIELD_LENGTH + " printable ASCII characters");
        }
    }

    /**
     * Returns a copy that says which text was shown.
     *
     * @param version which version of the privacy policy applied
     * @param hash the SHA-256 of the text, in hexadecimal
     * @param inLocale in which language
     * @return the copy
     */
    public Notice text(String version, String hash, String inLocale) {
        return new Notice(version, hash, inLocale, surface, actor, evidence);
    }

    /**
     * Returns a copy that says where and by whom the choice was made.
     *
     * @param onSurface on which surface, such as {@code settings}
     * @param by who acted, such as {@code user}
     * @return the copy
     */
    public Notice at(String onSurface, String by) {
        return new Notice(policyVersion, textHash, locale, onSurface, by, evidence);
    }

    /**
     * Returns a copy with a GPP or TCF string.
     *
     * @param string the string
     * @return the copy
     */
    public Notice evidence(String string) {
        return new Notice(policyVersion, textHash, locale, surface, actor, string);
    }
}
