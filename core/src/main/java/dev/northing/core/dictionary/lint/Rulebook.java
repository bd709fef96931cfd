package dev.northing.core.dictionary.lint;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Which method tests which rule: the way in for whoever looks for one. */
final class Rulebook {

    private static final Map<LintRule, Check> CHECKS = checks();

    private Rulebook() {}

    /** The checks in the order of their rules. The families S and X are found by the loader and by {@link Waivers}. */
    static Map<LintRule, Check> all() {
        return CHECKS;
    }

    private static Map<LintRule, Check> checks() {
        Map<LintRule, Check> checks = new EnumMap<>(LintRule.class);
        addKeys(checks);
        addLinks(checks);
        addTime(checks);
        addLifecycle(checks);
        addOwnership(checks);
        addPrivacy(checks);
        return Collections.unmodifiableMap(checks);
    }

    private static void addKeys(Map<LintRule, Check> checks) {
        checks.put(LintRule.K001, KeyRules::duplicateKey);
        checks.put(LintRule.K002, KeyRules::namePattern);
        checks.put(LintRule.K003, KeyRules::similarName);
        checks.put(LintRule.K004, KeyRules::prefixConflict);
        checks.put(LintRule.K005, KeyRules::suffixAgainstTimeFrame);
        checks.put(LintRule.K006, KeyRules::unitInName);
        checks.put(LintRule.K007, KeyRules::genericCategory);
        checks.put(LintRule.K008, KeyRules::fileNameAgainstAction);
        checks.put(LintRule.K009, KeyRules::longName);
    }

    private static void addLinks(Map<LintRule, Check> checks) {
        checks.put(LintRule.E001, LinkRules::unknownEvent);
        checks.put(LintRule.E002, LinkRules::endedSource);
        checks.put(LintRule.E003, LinkRules::undeclaredProperty);
        checks.put(LintRule.E004, LinkRules::impossibleFilter);
        checks.put(LintRule.E005, LinkRules::undeclaredUnique);
        checks.put(LintRule.E006, CompositionRules::uniqueOverAllTime);
        checks.put(LintRule.E007, CompositionRules::mixedRules);
        checks.put(LintRule.E008, LinkRules::operatorOnText);
        checks.put(LintRule.E009, CompositionRules::duplicateRule);
        checks.put(LintRule.E010, LinkRules::unusedEvent);
        checks.put(LintRule.E011, CompositionRules::identicalMetric);
        checks.put(LintRule.E012, CompositionRules::doubleIndicator);
        checks.put(LintRule.E013, CompositionRules::unknownInput);
        checks.put(LintRule.E014, CompositionRules::cycle);
        checks.put(LintRule.E015, LinkRules::unknownIdentifier);
        checks.put(LintRule.E016, LinkRules::enumWithoutValues);
    }

    private static void addTime(Map<LintRule, Check> checks) {
        checks.put(LintRule.T001, TimeRules::descriptionAgainstTimeFrame);
        checks.put(LintRule.T002, TimeRules::eventsWithoutSpan);
        checks.put(LintRule.T003, TimeRules::settingWithSpan);
    }

    private static void addLifecycle(Map<LintRule, Check> checks) {
        checks.put(LintRule.L001, LifecycleRules::removedWithoutTrace);
        checks.put(LintRule.L002, LifecycleRules::brokenWithoutRepair);
        checks.put(LintRule.L003, LifecycleRules::activeYetRemoved);
        checks.put(LintRule.L004, LifecycleRules::expiryMissing);
        checks.put(LintRule.L005, LifecycleRules::expired);
        checks.put(LintRule.L006, LifecycleRules::expiryFarAway);
        checks.put(LintRule.L007, LifecycleRules::neverWithoutReview);
        checks.put(LintRule.L008, LifecycleRules::goneSinceBaseline);
        checks.put(LintRule.L009, LifecycleRules::unknownSuccessor);
        checks.put(LintRule.L010, LifecycleRules::mixedExpiry);
    }

    private static void addOwnership(Map<LintRule, Check> checks) {
        checks.put(LintRule.O001, OwnershipRules::unknownOwner);
        checks.put(LintRule.O002, OwnershipRules::noContact);
        checks.put(LintRule.O003, OwnershipRules::singleContact);
    }

    private static void addPrivacy(Map<LintRule, Check> checks) {
        checks.put(LintRule.P001, PrivacyRules::classMissing);
        checks.put(LintRule.P002, PrivacyRules::personalName);
        checks.put(LintRule.P003, PrivacyRules::identifyingKept);
        checks.put(LintRule.P004, PrivacyRules::unboundedFreeText);
        checks.put(LintRule.P005, PrivacyRules::openText);
        checks.put(LintRule.P006, LinkRules::identifyingFilter);
        checks.put(LintRule.P007, PrivacyRules::sensitiveWithoutReview);
        checks.put(LintRule.P008, PrivacyRules::purposeMissing);
        checks.put(LintRule.P009, PrivacyRules::undeclinableEvent);
        checks.put(LintRule.P010, RefinementRules::looserThanShared);
    }
}
