package dev.northing.core.json.dictionary;

import dev.northing.core.dictionary.DataCategory;
import dev.northing.core.dictionary.Deprecation;
import dev.northing.core.dictionary.Expiry;
import dev.northing.core.dictionary.Governance;
import dev.northing.core.dictionary.Lifecycle;
import dev.northing.core.dictionary.Ownership;
import dev.northing.core.dictionary.Status;
import dev.northing.core.dictionary.Waiver;
import dev.northing.core.privacy.LegalBasis;
import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Gathers the fields that metrics and events have in common. */
final class CommonParts {

    private final DictionaryInput in;
    private String owner = "";
    private List<String> contacts = List.of();
    private List<String> categories = List.of();
    private Status status = Status.ACTIVE;
    private @Nullable String since;
    private @Nullable String introducedBy;
    private @Nullable String removedIn;
    private @Nullable String removedBy;
    private @Nullable String repairIssue;
    private @Nullable Expiry expires;
    private @Nullable Deprecation deprecated;
    private List<String> replaces = List.of();
    private @Nullable String replacedBy;
    private @Nullable String version;
    private DataCategory category = DataCategory.OPTIONAL;
    private @Nullable Purpose purpose;
    private @Nullable LegalBasis legalBasis;
    private OptionalInt retentionDays = OptionalInt.empty();
    private List<String> reviews = List.of();
    String description = "";

    @Nullable
    Double sampling;

    List<String> tiers = List.of();
    List<String> tags = List.of();
    List<Waiver> waivers = List.of();
    Map<String, String> extensions = Map.of();

    CommonParts(DictionaryInput in) {
        this.in = in;
    }

    boolean take(String name) throws IOException {
        switch (name) {
            case "description" -> description = in.text();
            case "owner" -> owner = in.text();
            case "contacts" -> contacts = in.texts();
            case "categories" -> categories = in.texts();
            case "sampling" -> sampling = in.share();
            case "tiers" -> tiers = in.texts();
            case "tags" -> tags = in.texts();
            case "no_lint" -> waivers = waivers();
            case "extensions" -> extensions = in.textsByName();
            default -> {
                return takeLifecycle(name) || takeGovernance(name);
            }
        }
        return true;
    }

    private boolean takeLifecycle(String name) throws IOException {
        switch (name) {
            case "status" -> status = in.known(Status.ofKey(in.text()));
            case "since" -> since = in.text();
            case "introduced_by" -> introducedBy = in.text();
            case "removed_in" -> removedIn = in.text();
            case "removed_by" -> removedBy = in.text();
            case "repair_issue" -> repairIssue = in.text();
            case "expires" -> expires = in.known(Expiry.parse(in.text()));
            case "deprecated" -> deprecated = deprecation();
            case "replaces" -> replaces = in.texts();
            case "replaced_by" -> replacedBy = in.text();
            case "version" -> version = in.text();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean takeGovernance(String name) throws IOException {
        switch (name) {
            case "data_category" -> category = in.known(DataCategory.ofKey(in.text()));
            case "purpose" -> purpose = purpose();
            case "legal_basis" -> legalBasis = in.known(LegalBasis.ofKey(in.text()));
            case "retention_days" -> retentionDays = OptionalInt.of(in.wholeNumber());
            case "reviews" -> reviews = in.texts();
            default -> {
                return false;
            }
        }
        return true;
    }

    private Purpose purpose() throws IOException {
        String id = in.text();
        if (!Purpose.isId(id)) {
            throw in.failure("unknown word '" + id + "'");
        }
        return new Purpose(id);
    }

    private Deprecation deprecation() throws IOException {
        String reason = "";
        String note = "";
        in.startObject();
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            switch (name) {
                case "reason" -> reason = in.text();
                case "note" -> note = in.text();
                default -> throw in.unknownField(name);
            }
        }
        return new Deprecation(reason, note);
    }

    private List<Waiver> waivers() throws IOException {
        List<Waiver> read = new ArrayList<>();
        in.startList();
        while (in.nextElement()) {
            read.add(waiver());
        }
        return read;
    }

    private Waiver waiver() throws IOException {
        String rule = "";
        String reason = "";
        in.startObject();
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            switch (name) {
                case "rule" -> rule = in.text();
                case "reason" -> reason = in.text();
                default -> throw in.unknownField(name);
            }
        }
        return new Waiver(rule, reason);
    }

    Ownership ownership() {
        return new Ownership(owner, contacts, categories);
    }

    Lifecycle lifecycle() {
        return new Lifecycle(
                status,
                since,
                introducedBy,
                removedIn,
                removedBy,
                repairIssue,
                expires,
                deprecated,
                replaces,
                replacedBy,
                version);
    }

    Governance governance() {
        return new Governance(category, purpose, legalBasis, retentionDays, reviews);
    }
}
