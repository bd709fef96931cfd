package dev.northing.core.dictionary;

import dev.northing.core.dictionary.FieldReader.Element;
import dev.northing.core.privacy.Purpose;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceNode.Mapping;
import dev.northing.core.source.SourceNode.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what metrics and events have in common: owners, life cycle, reasons for collecting, waivers. */
final class GovernanceReader {

    private static final String OLD_OWNER_PREFIX = "group::";

    private final FieldReader fields;
    private final Reading reading;

    GovernanceReader(FieldReader fields) {
        this.fields = fields;
        this.reading = fields.reading();
    }

    String description() {
        SourceNode value = fields.take(FieldNames.DESCRIPTION);
        if (value == null) {
            fields.missing(FieldNames.DESCRIPTION, "say in a sentence what it means");
        } else if (value instanceof Scalar scalar && scalar.isNull()) {
            reading.warning("S006", value, FieldNames.DESCRIPTION.quoted() + " is empty: say what it is");
        } else {
            String text = fields.scalars().text(value, fields.label(FieldNames.DESCRIPTION));
            return text == null ? "" : text;
        }
        return "";
    }

    Ownership ownership() {
        return new Ownership(owner(), fields.words(FieldNames.CONTACTS), categories());
    }

    private String owner() {
        SourceNode value = fields.given(FieldNames.OWNER);
        if (value == null) {
            fields.missing(FieldNames.OWNER, "name the team that answers for it");
            return "";
        }
        String owner = fields.scalars().text(value, fields.label(FieldNames.OWNER));
        return owner == null ? "" : owner.startsWith(OLD_OWNER_PREFIX) ? modernOwner(owner, value) : owner;
    }

    private String modernOwner(String owner, SourceNode value) {
        String modern = owner.substring(OLD_OWNER_PREFIX.length())
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace(' ', '_');
        reading.info("S007", value, Reading.quote(owner) + " is read as '" + modern + "': write the team's id");
        return modern;
    }

    private List<String> categories() {
        List<String> categories = fields.words(FieldNames.CATEGORIES);
        SourceNode old = fields.takeLegacy("product_category", "write 'product_categories' with a list");
        if (!categories.isEmpty() || old == null || (old instanceof Scalar scalar && scalar.isNull())) {
            return categories;
        }
        String category = fields.scalars().word(old, "'product_category'");
        return category == null ? categories : List.of(category);
    }

    Lifecycle lifecycle() {
        return new Lifecycle(
                status(),
                fields.version(FieldNames.SINCE),
                fields.optionalText(FieldNames.INTRODUCED_BY),
                fields.version(FieldNames.REMOVED_IN),
                fields.optionalText(FieldNames.REMOVED_BY),
                fields.optionalText(FieldNames.REPAIR_ISSUE),
                expires(),
                deprecated(),
                fields.words(FieldNames.REPLACES),
                fields.word(FieldNames.REPLACED_BY),
                schemaVersion());
    }

    private Status status() {
        SourceNode value = fields.given(FieldNames.STATUS);
        Status old = value instanceof Scalar scalar ? oldStatus(scalar) : null;
        if (value == null || old != null) {
            return old == null ? Status.ACTIVE : old;
        }
        Status status = fields.scalars().constant(value, fields.label(FieldNames.STATUS), Vocabulary.STATUSES);
        return status == null ? Status.ACTIVE : status;
    }

    private @Nullable Status oldStatus(Scalar value) {
        Status status = switch (value.text()) {
            case "data_available", "implemented" -> Status.ACTIVE;
            case "not_used" -> Status.DEPRECATED;
            default -> null;
        };
        if (status != null) {
            reading.info(
                    "S007",
                    value,
                    "'status' '" + value.text() + "' belongs to an older format and is read as '" + status.key() + "'");
        }
        return status;
    }

    private @Nullable Expiry expires() {
        String text = fields.version(FieldNames.EXPIRES);
        if (text == null) {
            return null;
        }
        Expiry expiry = Expiry.parse(text).orElse(null);
        if (expiry == null) {
            unfit(FieldNames.EXPIRES, text, "'never', a date such as 2027-01-31, or a version such as \"18.0\"");
        }
        return expiry;
    }

    private void unfit(FieldName name, String text, String expected) {
        reading.strictly(
                "S009",
                reading.source(fields.start()).at(fields.pathOf(name)),
                fields.label(name) + " is " + Reading.quote(text) + ": expected " + expected);
    }

    private @Nullable Deprecation deprecated() {
        SourceNode value = fields.given(FieldNames.DEPRECATED);
        if (value instanceof Scalar scalar) {
            return scalar.isBoolean() ? flagged(scalar) : new Deprecation("", scalar.text());
        }
        FieldReader parts =
                value == null ? null : fields.mapping(value, fields.pathOf(FieldNames.DEPRECATED), "'deprecated'");
        if (parts == null) {
            return null;
        }
        String reason = parts.word(FieldNames.REASON);
        Deprecation deprecation = new Deprecation(reason == null ? "" : reason, parts.text(FieldNames.NOTE));
        parts.finish();
        return deprecation;
    }

    private static @Nullable Deprecation flagged(Scalar flag) {
        return flag.text().equals("true") ? new Deprecation("", "") : null;
    }

    private @Nullable String schemaVersion() {
        String version = fields.version(FieldNames.VERSION);
        if (version != null && !isSchemaVersion(version)) {
            unfit(FieldNames.VERSION, version, "a schema version of the form MODEL-REVISION-ADDITION, such as 1-0-2");
        }
        return version;
    }

    private static boolean isSchemaVersion(String text) {
        String[] parts = text.split("-", -1);
        boolean digits = parts.length == 3;
        for (String part : parts) {
            digits &= !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
        }
        return digits;
    }

    Governance governance() {
        DataCategory category = fields.constant(FieldNames.DATA_CATEGORY, Vocabulary.DATA_CATEGORIES);
        return new Governance(
                category == null ? DataCategory.OPTIONAL : category,
                purpose(),
                fields.constant(FieldNames.LEGAL_BASIS, Vocabulary.LEGAL_BASES),
                fields.wholeNumber(FieldNames.RETENTION_DAYS, 1),
                fields.words(FieldNames.REVIEWS));
    }

    private @Nullable Purpose purpose() {
        String id = fields.word(FieldNames.PURPOSE);
        if (id == null || Purpose.isId(id)) {
            return id == null ? null : new Purpose(id);
        }
        unfit(FieldNames.PURPOSE, id, "1 to 64 lower-case letters, digits and underscores, starting with a letter");
        return null;
    }

    /** The share of events that are sent; 1 is all and says nothing. */
    @Nullable
    Double sampling() {
        BigDecimal rate = fields.number(FieldNames.SAMPLING);
        if (rate == null) {
            return null;
        }
        if (rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            unfit(FieldNames.SAMPLING, rate.toString(), "a share above 0 and at most 1");
            return null;
        }
        return rate.doubleValue();
    }

    List<String> tiers() {
        List<String> tiers = fields.words(FieldNames.TIERS);
        SourceNode old = fields.takeLegacy("tier", tiers.isEmpty() ? "it is read as 'tiers'" : "'tiers' counts");
        if (old == null || !tiers.isEmpty()) {
            return tiers;
        }
        List<String> oldTiers = new ArrayList<>();
        for (Element element : fields.elementsOf(old, "tier")) {
            String tier = fields.scalars().word(element.value(), "'tier'");
            if (tier != null) {
                oldTiers.add(tier);
            }
        }
        return oldTiers;
    }

    List<Waiver> waivers() {
        List<Waiver> waivers = new ArrayList<>();
        for (Element element : fields.elements(FieldNames.NO_LINT)) {
            Waiver waiver = waiver(element);
            if (waiver != null) {
                waivers.add(waiver);
            }
        }
        return waivers;
    }

    private @Nullable Waiver waiver(Element element) {
        if (!(element.value() instanceof Mapping)) {
            String rule = fields.scalars().word(element.value(), "'no_lint'");
            return rule == null ? null : new Waiver(rule, "");
        }
        FieldReader parts = fields.mapping(element.value(), element.path(), "'no_lint'");
        if (parts == null) {
            return null;
        }
        String rule = parts.word(FieldNames.RULE);
        if (rule == null) {
            parts.missing(FieldNames.RULE, "name the lint rule that may be broken, such as P005");
            return null;
        }
        Waiver waiver = new Waiver(rule, parts.text(FieldNames.REASON));
        parts.finish();
        return waiver;
    }

    /** Takes what only older formats have; it is kept, and each field gets a remark. */
    void legacy(Map<String, String> names) {
        names.keySet().stream().sorted().forEach(name -> {
            SourceNode value = fields.takeLegacy(name, names.get(name) + "; it is kept");
            if (value != null) {
                fields.keep(name, value);
            }
        });
    }
}
