package dev.northing.core.dictionary;

import java.util.Map;

/** The names of all fields of definitions, Northing's first. */
final class FieldNames {

    static final FieldName KEY_PATH = FieldName.of("key_path");
    static final FieldName ACTION = FieldName.of("action");
    static final FieldName NAME = FieldName.of("name");
    static final FieldName ID = FieldName.of("id");
    static final FieldName DESCRIPTION = FieldName.of("description");
    static final FieldName KIND = FieldName.of("kind");
    static final FieldName VALUE_TYPE = FieldName.of("value_type");
    static final FieldName UNIT = FieldName.of("unit");
    static final FieldName TARGET = FieldName.of("target");
    static final FieldName TARGET_OP = FieldName.of("op");
    static final FieldName TARGET_VALUE = FieldName.of("value");
    static final FieldName TARGET_BY = FieldName.of("by");
    static final FieldName INDICATOR = FieldName.of("indicator", "performance_indicator_type");
    static final FieldName TIERS = FieldName.of("tiers");
    static final FieldName TAGS = FieldName.of("tags");
    static final FieldName SAMPLING = FieldName.of("sampling");
    static final FieldName NO_LINT = FieldName.of("no_lint");
    static final FieldName RULE = FieldName.of("rule");
    static final FieldName REASON = FieldName.of("reason");
    static final FieldName NOTE = FieldName.of("note");

    static final FieldName DATA_SOURCE = FieldName.of("data_source");
    static final FieldName TIME_FRAME = FieldName.of("time_frame");
    static final FieldName WINDOW = FieldName.of("window");
    static final FieldName ANCHOR = FieldName.of("anchor");
    static final FieldName LAG_DAYS = FieldName.of("lag_days");
    static final FieldName EVENTS = FieldName.of("events", "rules");
    static final FieldName NUMERATOR = FieldName.of("numerator");
    static final FieldName DENOMINATOR = FieldName.of("denominator");
    static final FieldName INPUTS = FieldName.of("inputs");
    static final FieldName PERCENTILE = FieldName.of("percentile");
    static final FieldName FROM = FieldName.of("from");
    static final FieldName TO = FieldName.of("to");
    static final FieldName WITHIN = FieldName.of("within");
    static final FieldName BRACKETS = FieldName.of("brackets");
    static final FieldName INSTRUMENTATION_CLASS = FieldName.of("instrumentation_class");
    static final FieldName OPTIONS = FieldName.of("options");
    static final FieldName VALUE_JSON_SCHEMA = FieldName.of("value_json_schema");

    static final FieldName RULE_EVENT = FieldName.of("name", "event");
    static final FieldName UNIQUE = FieldName.of("unique");
    static final FieldName FILTER = FieldName.of("filter");
    static final FieldName OPERATOR = FieldName.of("operator");
    static final FieldName IN = FieldName.of("in");
    static final FieldName NOT = FieldName.of("not");
    static final FieldName EXISTS = FieldName.of("exists");

    static final FieldName OWNER = FieldName.of("owner", "product_group");
    static final FieldName CONTACTS = FieldName.of("contacts");
    static final FieldName CATEGORIES = FieldName.of("categories", "product_categories");

    static final FieldName STATUS = FieldName.of("status");
    static final FieldName SINCE = FieldName.of("since", "milestone");
    static final FieldName INTRODUCED_BY = FieldName.of("introduced_by", "introduced_by_url");
    static final FieldName REMOVED_IN = FieldName.of("removed_in", "milestone_removed");
    static final FieldName REMOVED_BY = FieldName.of("removed_by", "removed_by_url");
    static final FieldName REPAIR_ISSUE = FieldName.of("repair_issue", "repair_issue_url");
    static final FieldName EXPIRES = FieldName.of("expires");
    static final FieldName DEPRECATED = FieldName.of("deprecated");
    static final FieldName REPLACES = FieldName.of("replaces");
    static final FieldName REPLACED_BY = FieldName.of("replaced_by");
    static final FieldName VERSION = FieldName.of("version");

    static final FieldName DATA_CATEGORY = FieldName.of("data_category");
    static final FieldName PURPOSE = FieldName.of("purpose");
    static final FieldName LEGAL_BASIS = FieldName.of("legal_basis");
    static final FieldName RETENTION_DAYS = FieldName.of("retention_days");
    static final FieldName REVIEWS = FieldName.of("reviews");

    static final FieldName PRIORITY = FieldName.of("priority");
    static final FieldName IDENTIFIERS = FieldName.of("identifiers");
    static final FieldName OPTIONAL_IDENTIFIERS = FieldName.of("optional_identifiers");
    static final FieldName PROPERTIES = FieldName.of("properties", "additional_properties");

    static final FieldName REF = FieldName.of("ref");
    static final FieldName TYPE = FieldName.of("type");
    static final FieldName REQUIRED = FieldName.of("required");
    static final FieldName NULLABLE = FieldName.of("nullable");
    static final FieldName ENUM = FieldName.of("enum");
    static final FieldName OPEN_ENUM = FieldName.of("open_enum");
    static final FieldName MAX_LENGTH = FieldName.of("max_length");
    static final FieldName MIN = FieldName.of("min");
    static final FieldName MAX = FieldName.of("max");
    static final FieldName PATTERN = FieldName.of("pattern");
    static final FieldName ITEMS = FieldName.of("items");
    static final FieldName ENTRIES = FieldName.of("entries");
    static final FieldName EXAMPLES = FieldName.of("examples");
    static final FieldName PRIVACY = FieldName.of("privacy");
    static final FieldName CLASS = FieldName.of("class");
    static final FieldName HANDLING = FieldName.of("handling");
    static final FieldName HANDLING_ACTION = FieldName.of("action");
    static final FieldName SUBJECT = FieldName.of("subject");

    static final FieldName FILE_FORMAT = FieldName.of("file_format");
    static final FieldName METRICS = FieldName.of("metrics");
    static final FieldName OWNERS = FieldName.of("owners");

    /** Fields of older GitLab formats, and what an author should know about each. */
    static final Map<String, String> LEGACY_IN_METRICS = Map.of(
            "tier", "write 'tiers'",
            "product_category", "write 'product_categories'",
            "distribution", "'tiers' says the same",
            "product_section", "'product_group' leads to it",
            "product_stage", "'product_group' leads to it",
            "skip_validation", "nothing reads it",
            "default_generation", "nothing reads it");

    /** As for metrics. */
    static final Map<String, String> LEGACY_IN_EVENTS = Map.of(
            "tier", "write 'tiers'",
            "product_category", "write 'product_categories'",
            "distributions", "'tiers' says the same",
            "product_section", "'product_group' leads to it",
            "product_stage", "'product_group' leads to it",
            "category", "the action alone names the event",
            "label_description", "write 'additional_properties'",
            "property_description", "write 'additional_properties'",
            "value_description", "write 'additional_properties'",
            "iglu_schema_url", "nothing reads it");

    private FieldNames() {}
}
