package dev.northing.core.dictionary.lint;

import static dev.northing.core.source.SafeText.quoted;

import dev.northing.core.dictionary.DefinitionSource;
import dev.northing.core.dictionary.SourcePosition;
import dev.northing.core.dictionary.Sourced;
import dev.northing.core.dictionary.Waiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Family X: sets aside what definitions waive, and looks at the waivers themselves. */
final class Waivers {

    private final Scope scope;
    private final IdentityHashMap<DefinitionSource, Entry> entryBySource = new IdentityHashMap<>();
    private final KeptFindings kept = new KeptFindings();
    private final List<WaivedFinding> waived = new ArrayList<>();
    private final IdentityHashMap<DefinitionSource, Set<String>> used = new IdentityHashMap<>();

    Waivers(Scope scope) {
        this.scope = scope;
        scope.entries().forEach(entry -> entryBySource.put(entry.source(), entry));
    }

    /** Sorts what is left; {@code loaded} is what the loader found, or null when it was not asked. */
    LintReport report(@Nullable List<Finding> loaded) {
        if (loaded != null) {
            attribute(loaded).forEach(this::sort);
        }
        unused(loaded != null, verdictsOf(LintRule.X001));
        unreasoned(verdictsOf(LintRule.X002));
        return new LintReport(kept.toList(), waived);
    }

    /** No waiver silences what is said about waivers. */
    private RuleFindings verdictsOf(LintRule rule) {
        return new RuleFindings(rule, rule.level(scope.profile()), verdict -> kept.add(verdict.finding()));
    }

    /** Sorts a finding into kept and waived. */
    void sort(Found found) {
        Entry entry = found.source() == null ? null : entryBySource.get(found.source());
        Waiver waiver = entry == null ? null : waiverFor(entry, found.finding().rule());
        if (entry == null || waiver == null) {
            kept.add(found.finding());
            return;
        }
        used.computeIfAbsent(entry.source(), source -> new HashSet<>()).add(waiver.rule());
        if (waiver.reason().isBlank()) {
            kept.add(found.finding());
        } else if (waived.size() < KeptFindings.MAX_FINDINGS) {
            waived.add(new WaivedFinding(found.finding(), waiver.reason()));
        }
    }

    private static @Nullable Waiver waiverFor(Entry entry, String rule) {
        Waiver match = null;
        for (Waiver waiver : entry.waivers()) {
            if (waiver.rule().equals(rule) && (match == null || match.reason().isBlank())) {
                match = waiver;
            }
        }
        return match;
    }

    /** The loader knows places, not definitions: a finding belongs to the definition in whose extent it lies. */
    private List<Found> attribute(List<Finding> loaded) {
        Map<String, NavigableMap<SourcePosition, DefinitionSource>> byFile = new HashMap<>();
        Stream.of(scope.metrics(), scope.events(), scope.properties(), scope.owners())
                .flatMap(List::stream)
                .map(Sourced::source)
                .forEach(source -> byFile.computeIfAbsent(source.file(), file -> new TreeMap<>(Places::compare))
                        .put(source.start(), source));
        return loaded.stream()
                .map(finding -> new Found(finding, around(finding.position(), byFile.get(finding.file()))))
                .toList();
    }

    /** A definition extends to the next one of any kind, or to what returns to the first column in front of its own. */
    private static @Nullable DefinitionSource around(
            SourcePosition position, @Nullable NavigableMap<SourcePosition, DefinitionSource> starts) {
        Map.Entry<SourcePosition, DefinitionSource> last = starts == null ? null : starts.floorEntry(position);
        if (last == null) {
            return null;
        }
        SourcePosition start = last.getKey();
        boolean returns = position.line() > start.line() && position.column() == 1 && start.column() > 1;
        return returns ? null : last.getValue();
    }

    private void unused(boolean loaderAsked, RuleFindings out) {
        forEachWaiver((entry, waiver, path) -> {
            boolean judged = isJudgedHere(waiver.rule(), loaderAsked);
            if (judged && !used.getOrDefault(entry.source(), Set.of()).contains(waiver.rule())) {
                out.at(entry.source(), path + ".rule", path)
                        .say("the waiver of " + quoted(waiver.rule()) + " silences nothing; remove it");
            }
        });
    }

    /** Shape is the loader's business, compatibility (C) that of a comparison with a baseline. */
    private static boolean isJudgedHere(String rule, boolean loaderAsked) {
        boolean ofLoader =
                LintRule.ofId(rule).filter(known -> known.family() == 'S').isPresent();
        return ofLoader ? loaderAsked : !rule.matches("C[0-9]{3}");
    }

    private void unreasoned(RuleFindings out) {
        forEachWaiver((entry, waiver, path) -> {
            if (waiver.reason().isBlank()) {
                out.at(entry.source(), path + ".reason", path)
                        .say("the waiver of " + quoted(waiver.rule()) + " has no reason and is not honored; give one");
            }
        });
    }

    private interface WaiverVisitor {

        void visit(Entry entry, Waiver waiver, String path);
    }

    private void forEachWaiver(WaiverVisitor visitor) {
        for (Entry entry : scope.entries()) {
            for (int i = 0; i < entry.waivers().size(); i++) {
                visitor.visit(entry, entry.waivers().get(i), "no_lint[" + i + "]");
            }
        }
    }
}
