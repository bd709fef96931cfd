package dev.northing.core.event;

import org.jspecify.annotations.Nullable;

/**
 * Who and what an event concerns: up to six identifiers, each 1 to 256 UTF-16 units of text or absent.
 *
 * <p>{@code toString} names the identifiers that are present and never their values. Immutable.
 *
 * @param user a signed-in person, or null
 * @param anonymous a person or installation that has not signed in, or null
 * @param organization a customer, or null
 * @param project a project of an organization, or null
 * @param session a run of consecutive use, or null
 * @param device a device or installation, or null
 * @since 0.1.0
 */
public record Subject(
        @Nullable String user,
        @Nullable String anonymous,
        @Nullable String organization,
        @Nullable String project,
        @Nullable String session,
        @Nullable String device) {

    /** The subject that names nobody. */
    public static final Subject EMPTY = new Subject(null, null, null, null, null, null);

    /**
     * Checks each identifier that is present.
     *
     * @param user a signed-in person, or null
     * @param anonymous a person or installation that has not signed in, or null
     * @param organization a customer, or null
     * @param project a project of an organization, or null
     * @param session a run of consecutive use, or null
     * @param device a device or installation, or null
     * @throws IllegalArgumentException if an identifier is empty, too long, or holds control characters; the message
     *     names the identifier, not its value
     */
    public Subject {
        check(Identifier.USER, user);
        check(Identifier.ANONYMOUS, anonymous);
        check(Identifier.ORGANIZATION, organization);
        check(Identifier.PROJECT, project);
        check(Identifier.SESSION, session);
        check(Identifier.DEVICE, device);
    }

    /**
     * Returns one identifier's value.
     *
     * @param identifier which one
     * @return its value, or null when the subject has none
     */
    public @Nullable String find(Identifier identifier) {
        return switch (identifier) {
            case USER -> user;
            case ANONYMOUS -> anonymous;
            case ORGANIZATION -> organization;
            case PROJECT -> project;
            case SESSION -> session;
            case DEVICE -> device;
        };
    }

    /**
     * Returns a copy with one identifier replaced.
     *
     * @param identifier which one
     * @param value its new value, or null to leave it out
     * @return the copy
     * @throws IllegalArgumentException if the value is empty, too long, or holds control characters
     */
    public Subject with(Identifier identifier, @Nullable String value) {
        return new Subject(
                identifier == Identifier.USER ? value : user,
                identifier == Identifier.ANONYMOUS ? value : anonymous,
                identifier == Identifier.ORGANIZATION ? value : organization,
                identifier == Identifier.PROJECT ? value : project,
                identifier == Identifier.SESSION ? value : session,
                identifier == Identifier.DEVICE ? value : device);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("Subject[");
        for (Identifier identifier : Identifier.values()) {
            if (find(identifier) != null) {
                out.append(out.length() > 8 ? ", " : "").append(identifier.key());
            }
        }
        return out.append(']').toString();
    }

    /** By the identifiers' order. */
    @Nullable
    String[] toArray() {
        return new String[] {user, anonymous, organization, project, session, device};
    }

    /** By the identifiers' order. */
    static Subject of(@Nullable String[] values) {
        return new Subject(values[0], values[1], values[2], values[3], values[4], values[5]);
    }

    private static void check(Identifier identifier, @Nullable String value) {
        if (value != null && !Names.isIdentifier(value)) {
            throw new IllegalArgumentException("identifier " + identifier.key() + ": expected 1 to "
                    + EventLimits.MAX_IDENTIFIER_LENGTH + " characters of text without control characters");
        }
    }
}
