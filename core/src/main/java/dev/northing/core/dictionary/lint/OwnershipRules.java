package dev.northing.core.dictionary.lint;

import static dev.northing.core.source.SafeText.quoted;

import dev.northing.core.dictionary.Owner;
import dev.northing.core.dictionary.Sourced;
import java.util.List;

/** Family O: does somebody answer for every definition? */
final class OwnershipRules {

    /** Contacts of an owner, so that one may leave. */
    static final int ENOUGH_CONTACTS = 2;

    private OwnershipRules() {}

    /** O001; that an owner is missing altogether is the loader's to say. */
    static void unknownOwner(Scope scope, RuleFindings out) {
        List<Entry> owned = scope.entries().stream()
                .filter(entry -> entry.isLive() && !entry.ownership().owner().isBlank())
                .toList();
        if (scope.owners().isEmpty()) {
            undeclaredOwners(owned, scope, out);
            return;
        }
        for (Entry entry : owned) {
            String owner = entry.ownership().owner();
            if (!scope.ownersById().containsKey(owner)) {
                out.at(entry.source(), "owner")
                        .say("the owner " + quoted(owner) + " is not declared"
                                + scope.ownerIds().hint(owner, "declare it under owners"));
            }
        }
    }

    /** Without any declared owner there is one thing to do, not one a definition. GitLab keeps its list elsewhere. */
    private static void undeclaredOwners(List<Entry> owned, Scope scope, RuleFindings out) {
        if (scope.isStrict() && !owned.isEmpty()) {
            out.at(owned.get(0).source(), "owner")
                    .say("no owners are declared, so the owners of " + owned.size()
                            + " definitions cannot be checked; declare them under owners");
        }
    }

    /** O002. */
    static void noContact(Scope scope, RuleFindings out) {
        for (Sourced<Owner> owner : scope.owners()) {
            if (owner.definition().contacts().isEmpty()) {
                out.at(owner.source(), "contacts", "id")
                        .say("the owner " + quoted(owner.definition().id()) + " has no contact; add one");
            }
        }
    }

    /** O003. */
    static void singleContact(Scope scope, RuleFindings out) {
        for (Sourced<Owner> owner : scope.owners()) {
            int contacts = owner.definition().contacts().size();
            if (contacts > 0 && contacts < ENOUGH_CONTACTS) {
                out.at(owner.source(), "contacts", "id")
                        .say("the owner " + quoted(owner.definition().id()) + " has one contact; add a second one");
            }
        }
    }
}
