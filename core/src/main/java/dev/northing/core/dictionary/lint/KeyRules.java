package dev.northing.core.dictionary.lint;

import static dev.northing.core.source.SafeText.quoted;

import dev.northing.core.dictionary.DefinitionSource;
import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.MetricDefinition;
import dev.northing.core.dictionary.Owner;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.Sourced;
import dev.northing.core.dictionary.TimeFrame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Family K: can every definition be told from every other by its name? */
final class KeyRules {

    /** Characters of a key path, action or property name. */
    static final int MAX_NAME_LENGTH = 120;

    private static final Set<String> UNITS = Set.of(
            "ns",
            "nanos",
            "nanoseconds",
            "us",
            "micros",
            "microseconds",
            "ms",
            "millis",
            "milliseconds",
            "sec",
            "secs",
            "seconds",
            "mins",
            "minutes",
            "hours",
            "days",
            "weeks",
            "months",
            "byte",
            "bytes",
            "kb",
            "mb",
            "gb",
            "tb",
            "kib",
            "mib",
            "gib",
            "tib",
            "percent",
            "pct",
            "usd",
            "eur");

    private static final Set<String> GENERIC_CATEGORIES = Set.of(
            "data",
            "default",
            "event",
            "events",
            "general",
            "metric",
            "metrics",
            "misc",
            "miscellaneous",
            "other",
            "others",
            "stats",
            "stuff",
            "telemetry",
            "various");

    private KeyRules() {}

    /** K001. */
    static void duplicateKey(Scope scope, RuleFindings out) {
        duplicateReportKey(scope.metrics(), out);
        duplicates(scope.properties(), PropertyDefinition::name, report(out, "property", "name"));
        duplicates(scope.owners(), Owner::id, report(out, "owner", "id"));
        duplicates(
                scope.events(),
                EventDefinition::action,
                (event, first) -> out.at(event.source(), "action")
                        // First-generation GitLab events are told apart by their category as well.
                        .say(
                                scope.isStrict() ? Finding.Level.ERROR : Finding.Level.WARNING,
                                duplicate("event", event.definition().action(), first)));
    }

    private static void duplicateReportKey(List<Sourced<MetricDefinition>> metrics, RuleFindings out) {
        Map<String, Sourced<MetricDefinition>> firstByKey = new HashMap<>();
        for (Sourced<MetricDefinition> metric : metrics) {
            for (String key : metric.definition().reportKeys()) {
                Sourced<MetricDefinition> first = firstByKey.putIfAbsent(key, metric);
                if (first != null) {
                    out.at(metric.source(), "key_path").say(duplicate("metric", key, first.source()));
                    break;
                }
            }
        }
    }

    private static <D> BiConsumer<Sourced<D>, DefinitionSource> report(RuleFindings out, String kind, String field) {
        return (repeated, first) ->
                out.at(repeated.source(), field).say("the " + kind + " is also " + definedAt(first));
    }

    private static <D> void duplicates(
            List<Sourced<D>> definitions, Function<D, String> key, BiConsumer<Sourced<D>, DefinitionSource> report) {
        Map<String, Sourced<D>> firstByKey = new HashMap<>();
        for (Sourced<D> sourced : definitions) {
            Sourced<D> first = firstByKey.putIfAbsent(key.apply(sourced.definition()), sourced);
            if (first != null) {
                report.accept(sourced, first.source());
            }
        }
    }

    private static String duplicate(String kind, String key, DefinitionSource first) {
        return "the " + kind + " " + quoted(key) + " is also " + definedAt(first);
    }

    private static String definedAt(DefinitionSource first) {
        return "defined at " + Places.text(first) + "; rename or remove one of the two";
    }

    /** K002. */
    static void namePattern(Scope scope, RuleFindings out) {
        for (Entry entry : scope.entries()) {
            boolean fits = entry.kind() == Entry.Kind.METRIC ? isKeyPath(entry.key()) : isSnakeCase(entry.key());
            if (!fits) {
                out.at(entry.source(), nameField(entry)).say(patternMessage(entry.key()));
            }
        }
        for (PropertySite property : scope.namedProperties()) {
            if (!property.inherited() && !isSnakeCase(property.name())) {
                out.at(property).say(patternMessage(property.name()));
            }
        }
    }

    private static String patternMessage(String name) {
        return "the name " + quoted(name) + " should consist of lower-case letters, digits and underscores";
    }

    private static String nameField(Entry entry) {
        return entry.kind() == Entry.Kind.METRIC ? "key_path" : "action";
    }

    private static boolean isKeyPath(String key) {
        for (String part : key.split("\\.", -1)) {
            if (!isSnakeCase(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSnakeCase(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }

    /** K003. */
    static void similarName(Scope scope, RuleFindings out) {
        Map<String, Entry> firstByLetters = new HashMap<>();
        for (Entry entry : scope.entries()) {
            if (!entry.isLive()) {
                continue;
            }
            Entry first = firstByLetters.putIfAbsent(entry.kind() + lettersOnly(entry.key()), entry);
            if (first != null && !first.key().equals(entry.key())) {
                out.at(entry.source(), nameField(entry))
                        .say(quoted(entry.key()) + " is easily taken for " + quoted(first.key()) + " at "
                                + Places.text(first.source()) + "; choose another name");
            }
        }
    }

    private static String lettersOnly(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        name.chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    /** K004. */
    static void prefixConflict(Scope scope, RuleFindings out) {
        NavigableMap<String, Sourced<MetricDefinition>> byReportKey = new TreeMap<>();
        for (Sourced<MetricDefinition> metric : scope.liveMetrics()) {
            metric.definition().reportKeys().forEach(key -> byReportKey.putIfAbsent(key, metric));
        }
        byReportKey.forEach((key, leaf) -> {
            Map.Entry<String, Sourced<MetricDefinition>> next = byReportKey.ceilingEntry(key + ".");
            if (next != null && next.getKey().startsWith(key + ".")) {
                out.at(next.getValue().source(), "key_path")
                        .say(quoted(next.getKey()) + " lies below the metric " + quoted(key) + " at "
                                + Places.text(leaf.source()) + "; rename one of the two");
            }
        });
    }

    /** K005. */
    static void suffixAgainstTimeFrame(Scope scope, RuleFindings out) {
        for (Sourced<MetricDefinition> metric : scope.liveMetrics()) {
            List<TimeFrame> frames = metric.definition().measurement().timeFrames();
            Set<TimeFrame> own = OwnSpans.of(metric.definition().measurement());
            for (String part : metric.definition().keyPath().split("\\.", -1)) {
                TimeFrame named = namedFrame(part);
                if (named != null && !own.contains(named) && !frames.equals(List.of(named))) {
                    out.at(metric.source(), "key_path")
                            .say(quoted(part) + " names the time frame " + named.key() + ", but time_frame is "
                                    + frameText(frames) + "; change one of the two");
                    break;
                }
            }
        }
    }

    private static @Nullable TimeFrame namedFrame(String part) {
        if (part.endsWith("_weekly") || part.endsWith("_7d")) {
            return TimeFrame.SEVEN_DAYS;
        }
        return part.endsWith("_monthly") || part.endsWith("_28d") ? TimeFrame.TWENTY_EIGHT_DAYS : null;
    }

    static String frameText(List<TimeFrame> frames) {
        return String.join(", ", frames.stream().map(TimeFrame::key).toList());
    }

    /** K006. */
    static void unitInName(Scope scope, RuleFindings out) {
        for (Sourced<MetricDefinition> metric : scope.liveMetrics()) {
            String key = metric.definition().keyPath();
            List<String> words = Words.of(key.substring(key.lastIndexOf('.') + 1));
            int last = words.size() - 1;
            while (last > 0 && isFrameWord(words.get(last))) {
                last--;
            }
            // "first_30_days" names a span, not a unit.
            boolean counted = last > 0 && Character.isDigit(words.get(last - 1).charAt(0));
            if (last > 0 && !counted && UNITS.contains(words.get(last))) {
                out.at(metric.source(), "key_path")
                        .say("the key path ends in the unit " + quoted(words.get(last))
                                + "; say it in the field unit instead");
            }
        }
    }

    private static boolean isFrameWord(String word) {
        return word.equals("weekly") || word.equals("monthly");
    }

    /** K007. */
    static void genericCategory(Scope scope, RuleFindings out) {
        for (Entry entry : scope.entries()) {
            if (entry.kind() == Entry.Kind.METRIC) {
                genericGroup(entry, out);
            }
            List<String> categories = entry.ownership().categories();
            for (int i = 0; i < categories.size(); i++) {
                if (GENERIC_CATEGORIES.contains(categories.get(i).toLowerCase(Locale.ROOT))) {
                    out.at(entry.source(), "categories[" + i + "]", "product_category")
                            .say(genericMessage("category", categories.get(i)));
                }
            }
        }
    }

    private static void genericGroup(Entry metric, RuleFindings out) {
        String[] parts = metric.key().split("\\.", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            if (GENERIC_CATEGORIES.contains(parts[i].toLowerCase(Locale.ROOT))) {
                out.at(metric.source(), "key_path").say(genericMessage("group", parts[i]));
                return;
            }
        }
    }

    private static String genericMessage(String what, String word) {
        return "the " + what + " " + quoted(word) + " says nothing; name the part of the product";
    }

    /** K008. */
    static void fileNameAgainstAction(Scope scope, RuleFindings out) {
        Set<String> shared = filesWithSeveralDefinitions(scope);
        for (Sourced<EventDefinition> event : scope.events()) {
            String file = event.source().file();
            // A definition that is its file's whole text begins in the first column; one in a bundle does not.
            boolean whole = event.source().start().column() == 1 && !shared.contains(file);
            if (whole
                    && isDefinitionFile(file)
                    && !namesAction(file, event.definition().action())) {
                out.at(event.source(), "action")
                        .say("the action is " + quoted(event.definition().action()) + ", but the file is named "
                                + quoted(baseName(file)) + "; rename the file");
            }
        }
    }

    private static Set<String> filesWithSeveralDefinitions(Scope scope) {
        Set<String> seen = new HashSet<>();
        Set<String> several = new HashSet<>();
        scope.entries().forEach(entry -> {
            if (!seen.add(entry.source().file())) {
                several.add(entry.source().file());
            }
        });
        scope.properties().forEach(property -> several.add(property.source().file()));
        scope.owners().forEach(owner -> several.add(owner.source().file()));
        return several;
    }

    private static boolean isDefinitionFile(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yml") || lower.endsWith(".yaml") || lower.endsWith(".json");
    }

    private static String baseName(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** GitLab's first events put a time and a category before the action. */
    private static boolean namesAction(String file, String action) {
        String name = baseName(file);
        boolean firstGeneration = !name.isEmpty() && Character.isDigit(name.charAt(0)) && name.endsWith("_" + action);
        return name.equals(action) || firstGeneration;
    }

    /** K009. */
    static void longName(Scope scope, RuleFindings out) {
        for (Entry entry : scope.entries()) {
            if (entry.key().length() > MAX_NAME_LENGTH) {
                out.at(entry.source(), nameField(entry)).say(lengthMessage(entry.key()));
            }
        }
        for (PropertySite property : scope.namedProperties()) {
            if (!property.inherited() && property.name().length() > MAX_NAME_LENGTH) {
                out.at(property).say(lengthMessage(property.name()));
            }
        }
    }

    private static String lengthMessage(String name) {
        return "the name has " + name.length() + " characters; at most " + MAX_NAME_LENGTH
                + " are readable; shorten it";
    }
}
