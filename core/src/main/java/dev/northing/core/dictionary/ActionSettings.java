package dev.northing.core.dictionary;

import dev.northing.core.json.dictionary.JsonSource;
import dev.northing.core.privacy.ScrubAction;
import dev.northing.core.privacy.ValueAction;
import dev.northing.core.source.Findings;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceNode.Scalar;
import dev.northing.core.source.SourceNode.Sequence;
import dev.northing.core.source.UnreadableSourceException;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns an action's settings, as written, into the action; what is not given has a default. */
final class ActionSettings {

    private static final int MAX_ELEMENTS = 1_000;
    private static final int MAX_TEXT_LENGTH = 256;
    private static final List<ChronoUnit> UNITS =
            List.of(ChronoUnit.SECONDS, ChronoUnit.MINUTES, ChronoUnit.HOURS, ChronoUnit.DAYS);

    private final Map<String, String> settings;

    private ActionSettings(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Says which setting does not fit, and why. */
    static final class UnfitSetting extends Exception {

        private static final long serialVersionUID = 1L;

        private final String setting;

        UnfitSetting(String setting, String expected) {
            super("'" + setting + "': expected " + expected);
            this.setting = setting;
        }

        String setting() {
            return setting;
        }
    }

    /** The names that an action knows. */
    static List<String> names(ScrubAction action) {
        return switch (action) {
            case DROP, KEEP -> List.of();
            case CONSTANT -> List.of("value");
            case MASK -> List.of("keep_first", "keep_last", "length", "symbol");
            case TRUNCATE -> List.of("max");
            case ALLOW_VALUES -> List.of("other", "values");
            case BUCKET -> List.of("base", "edges", "width");
            case ROUND -> List.of("step", "unit");
            case IP -> List.of("v4", "v6");
            case GEO -> List.of("decimals");
            case URL -> List.of("hosts", "query", "templates");
            case PATH -> List.of("keep_last");
            case STACK -> List.of("frames", "hash");
            case PSEUDONYMIZE -> List.of("domain");
            case HASH_TO_SLOT -> List.of("domain", "slots");
        };
    }

    static ValueAction action(ScrubAction action, Map<String, String> settings) throws UnfitSetting {
        for (String name : settings.keySet()) {
            if (!names(action).contains(name)) {
                throw new UnfitSetting(name, "no such setting of " + action.key() + known(action));
            }
        }
        return new ActionSettings(settings).action(action);
    }

    private static String known(ScrubAction action) {
        return names(action).isEmpty() ? "" : ", which knows " + String.join(", ", names(action));
    }

    private ValueAction action(ScrubAction action) throws UnfitSetting {
        return switch (action) {
            case DROP -> new ValueAction.Drop();
            case KEEP -> new ValueAction.Keep();
            case CONSTANT -> new ValueAction.Constant(text("value", "redacted"));
            case MASK -> mask();
            case TRUNCATE -> new ValueAction.Truncate(whole("max", 64, 1, 4_096));
            case ALLOW_VALUES -> new ValueAction.AllowValues(texts("values"), text("other", "other"));
            case BUCKET -> bucket();
            case ROUND -> new ValueAction.Round(unit(), positive("step", BigDecimal.ONE));
            case IP -> new ValueAction.Ip(whole("v4", 24, 8, 24), whole("v6", 48, 16, 48));
            case GEO -> new ValueAction.Geo(whole("decimals", 1, 0, 1));
            case URL -> url();
            case PATH -> new ValueAction.Path(whole("keep_last", 0, 0, 64));
            case STACK -> new ValueAction.Stack(whole("frames", 32, 1, 256), flag("hash"));
            case PSEUDONYMIZE -> new ValueAction.Pseudonymize(domain());
            case HASH_TO_SLOT -> new ValueAction.HashToSlot(whole("slots", 100, 2, 1_000), domain());
        };
    }

    private ValueAction mask() throws UnfitSetting {
        String symbol = text("symbol", "*");
        if (symbol.codePointCount(0, symbol.length()) != 1) {
            throw new UnfitSetting("symbol", "one character");
        }
        return new ValueAction.Mask(
                whole("keep_first", 0, 0, 4), whole("keep_last", 0, 0, 4), symbol, whole("length", 4, 1, 32));
    }

    private ValueAction bucket() throws UnfitSetting {
        if (settings.size() > 1) {
            throw new UnfitSetting(settings.keySet().iterator().next(), "only one of base, edges and width");
        }
        if (settings.containsKey("width")) {
            return new ValueAction.WidthBucket(positive("width", BigDecimal.ONE));
        }
        return settings.containsKey("edges")
                ? new ValueAction.EdgeBucket(edges())
                : new ValueAction.PowerBucket(whole("base", 2, 2, 1_000));
    }

    private List<BigDecimal> edges() throws UnfitSetting {
        List<BigDecimal> edges = new ArrayList<>();
        for (String text : texts("edges")) {
            BigDecimal edge = decimal("edges", text);
            if (!edges.isEmpty() && edges.get(edges.size() - 1).compareTo(edge) >= 0) {
                throw new UnfitSetting("edges", "numbers that ascend");
            }
            edges.add(edge);
        }
        if (edges.isEmpty()) {
            throw new UnfitSetting("edges", "at least one number");
        }
        return edges;
    }

    private ValueAction url() throws UnfitSetting {
        List<String> templates = texts("templates");
        for (String template : templates) {
            if (!template.startsWith("/") || template.indexOf('?') >= 0 || template.indexOf('#') >= 0) {
                throw new UnfitSetting("templates", "paths such as /users/{id}");
            }
        }
        List<String> hosts = texts("hosts");
        if (!hosts.stream().allMatch(host -> host.equals(host.toLowerCase(Locale.ROOT)) && host.indexOf('/') < 0)) {
            throw new UnfitSetting("hosts", "host names in lower case, without scheme and port");
        }
        return new ValueAction.Url(hosts, templates, texts("query"));
    }

    private ChronoUnit unit() throws UnfitSetting {
        String name = text("unit", "hour");
        for (ChronoUnit unit : UNITS) {
            if (unit.name().toLowerCase(Locale.ROOT).equals(name + "s")) {
                return unit;
            }
        }
        throw new UnfitSetting("unit", "second, minute, hour or day");
    }

    private @Nullable String domain() throws UnfitSetting {
        String domain = settings.get("domain");
        if (domain != null && !isDomain(domain)) {
            throw new UnfitSetting("domain", "1 to 64 lower-case letters, digits and underscores");
        }
        return domain;
    }

    private static boolean isDomain(String text) {
        return !text.isEmpty()
                && text.length() <= 64
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }

    private boolean flag(String name) throws UnfitSetting {
        String text = settings.getOrDefault(name, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new UnfitSetting(name, "true or false");
        }
        return text.equals("true");
    }

    private int whole(String name, int otherwise, int min, int max) throws UnfitSetting {
        String text = settings.get(name);
        if (text == null) {
            return otherwise;
        }
        BigDecimal number = decimal(name, text);
        if (number.scale() > 0
                || number.compareTo(BigDecimal.valueOf(min)) < 0
                || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw new UnfitSetting(name, "a whole number from " + min + " to " + max);
        }
        return number.intValueExact();
    }

    private BigDecimal positive(String name, BigDecimal otherwise) throws UnfitSetting {
        String text = settings.get(name);
        BigDecimal number = text == null ? otherwise : decimal(name, text);
        if (number.signum() <= 0) {
            throw new UnfitSetting(name, "a number above 0");
        }
        return number;
    }

    private static BigDecimal decimal(String name, String text) throws UnfitSetting {
        Optional<BigDecimal> number = ScalarReader.decimal(text);
        if (number.isEmpty()) {
            throw new UnfitSetting(name, "a number");
        }
        return number.get();
    }

    private String text(String name, String otherwise) throws UnfitSetting {
        String text = settings.getOrDefault(name, otherwise);
        if (text.isEmpty() || text.length() > MAX_TEXT_LENGTH) {
            throw new UnfitSetting(name, "1 to " + MAX_TEXT_LENGTH + " characters");
        }
        return text;
    }

    /** Lists stand as JSON; a single text counts as a list of one. */
    private List<String> texts(String name) throws UnfitSetting {
        String written = settings.get(name);
        if (written == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (SourceNode element : elements(name, written)) {
            if (!(element instanceof Scalar scalar) || scalar.text().length() > MAX_TEXT_LENGTH) {
                throw new UnfitSetting(name, "a list of texts of at most " + MAX_TEXT_LENGTH + " characters");
            }
            texts.add(scalar.text());
        }
        if (texts.size() > MAX_ELEMENTS) {
            throw new UnfitSetting(name, "at most " + MAX_ELEMENTS + " elements");
        }
        return texts;
    }

    private static List<SourceNode> elements(String name, String written) throws UnfitSetting {
        if (!written.startsWith("[")) {
            return List.of(new Scalar(written, true, new SourcePosition(1, 1)));
        }
        try {
            List<SourceNode> roots = JsonSource.read(written, new Findings(name));
            return ((Sequence) roots.get(0)).elements();
        } catch (UnreadableSourceException notJson) {
            throw new UnfitSetting(name, "a list");
        }
    }
}
