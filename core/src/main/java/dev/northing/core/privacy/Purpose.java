package dev.northing.core.privacy;

/**
 * Why something is collected; consent is asked and kept by purpose.
 *
 * <p>The six purposes below are known to every tool; an organization may add its own. Immutable.
 *
 * @param id 1 to 64 lower-case letters, digits and underscores, starting with a letter
 * @since 0.1.0
 */
public record Purpose(String id) {

    /** Characters of an id at most. */
    private static final int MAX_LENGTH = 64;

    /** What the product cannot work without, such as licensing. */
    public static final Purpose ESSENTIAL = new Purpose("essential");

    /** How the product is used. */
    public static final Purpose PRODUCT_ANALYTICS = new Purpose("product_analytics");

    /** How well the product works: errors, latency. */
    public static final Purpose DIAGNOSTICS = new Purpose("diagnostics");

    /** What fits one person. */
    public static final Purpose PERSONALIZATION = new Purpose("personalization");

    /** Whom to address. */
    public static final Purpose MARKETING = new Purpose("marketing");

    /** What others receive. */
    public static final Purpose THIRD_PARTY_SHARE = new Purpose("third_party_share");

    /**
     * Checks the id.
     *
     * @param id 1 to 64 lower-case letters, digits and underscores, starting with a letter
     * @throws IllegalArgumentException if the id has another form
     */
    public Purpose {
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "purpose: expected 1 to 64 lower-case letters, digits and underscores, starting with a letter");
        }
    }

    /**
     * Tells whether a text can be the id of a purpose.
     *
     * @param id any text
     * @return whether it has the form that {@link #Purpose} demands
     */
    public static boolean isId(String id) {
        return !id.isEmpty()
                && id.length() <= MAX_LENGTH
                && isLetter(id.charAt(0))
                && id.chars().allMatch(c -> isLetter(c) || c == '_' || (c >= '0' && c <= '9'));
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    @Override
    public String toString() {
        return id;
    }
}
