package dev.northing.core.dictionary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a definition comes from, whether it is in use, and how it ends.
 *
 * <p>Immutable.
 *
 * @param status where it stands; {@link Status#ACTIVE} when not given
 * @param since the version that introduced it (GitLab: {@code milestone}), kept as written, or null
 * @param introducedBy the address of the change that introduced it, or null
 * @param removedIn the version that removed it (GitLab: {@code milestone_removed}), kept as written, or null
 * @param removedBy the address of the change that removed it, or null
 * @param repairIssue the address of the work that will repair it, or null
 * @param expires when it ends by itself, or null when not given
 * @param deprecated why it should not be used, or null
 * @param replaces keys of definitions that it replaces; may be empty
 * @param replacedBy the key of the definition that replaces it, or null
 * @param version its SchemaVer, such as {@code 1-0-2}, or null
 * @since 0.1.0
 */
public record Lifecycle(
        Status status,
        @Nullable String since,
        @Nullable String introducedBy,
        @Nullable String removedIn,
        @Nullable String removedBy,
        @Nullable String repairIssue,
        @Nullable Expiry expires,
        @Nullable Deprecation deprecated,
        List<String> replaces,
        @Nullable String replacedBy,
        @Nullable String version) {

    /**
     * Copies the collections.
     *
     * @param status where it stands; {@link Status#ACTIVE} when not given
     * @param since the version that introduced it (GitLab: {@code milestone}), kept as written, or null
     * @param introducedBy the address of the change that introduced it, or null
     * @param removedIn the version that removed it (GitLab: {@code milestone_removed}), kept as written, or null
     * @param removedBy the address of the change that removed it, or null
     * @param repairIssue the address of the work that will repair it, or null
     * @param expires when it ends by itself, or null when not given
     * @param deprecated why it should not be used, or null
     * @param replaces keys of definitions that it replaces; may be empty
     * @param replacedBy the key of the definition that replaces it, or null
     * @param version its SchemaVer, such as {@code 1-0-2}, or null
     */
    public Lifecycle {
        replaces = List.copyOf(replaces);
    }
}
