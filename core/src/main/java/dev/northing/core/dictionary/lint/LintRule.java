package dev.northing.core.dictionary.lint;

import static dev.northing.core.dictionary.lint.Finding.Level.ERROR;
import static dev.northing.core.dictionary.lint.Finding.Level.INFO;
import static dev.northing.core.dictionary.lint.Finding.Level.WARNING;

import dev.northing.core.dictionary.Profile;
import java.util.Optional;

/**
 * A rule that the definitions of a dictionary are held against.
 *
 * <p>The letter of an id names the family: S shape of the text, K keys, E links to events and metrics, T time, L life cycle, O
 * owners, P privacy, X waivers and the report. Rules of the family S are found by the loader, the others by {@link DictionaryLinter}. Each
 * row gives the level in {@link Profile#GITLAB}, the level in {@link Profile#STRICT}, what is wrong and what to do.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum LintRule {
    /** The file is not YAML or JSON. */
    S001(ERROR, ERROR, "The text cannot be parsed", "Correct the syntax at the place given."),
    /** One mapping holds a key twice. */
    S002(ERROR, ERROR, "A key stands twice in one mapping", "Remove one of the two."),
    /** The field is not known. */
    S003(WARNING, ERROR, "The field is unknown", "Correct the spelling, or remove the field; unknown fields are kept."),
    /** A field holds a value of another type. */
    S004(ERROR, ERROR, "The value has the wrong type", "Write a value of the type that the message names."),
    /** A version is written as a number. */
    S005(WARNING, WARNING, "A version is not quoted", "Put it in quotes: other readers turn 16.10 into 16.1."),
    /** A text is missing or a placeholder. */
    S006(WARNING, WARNING, "The text is empty or a placeholder", "Say what it is."),
    /** A field of an older format. */
    S007(INFO, INFO, "The field belongs to an older format", "Use the field that the message names."),
    /** A part of YAML that dictionaries refuse. */
    S008(ERROR, ERROR, "A tab, an anchor, an alias or a tag is used", "Write the value out, indented by blanks."),

    /** A value outside of what its field takes. */
    S009(WARNING, ERROR, "The value is not one that the field takes", "Write one of those that the message names."),
    /** A field that must be there. */
    S010(WARNING, ERROR, "A field is missing", "Add the field that the message names."),
    /** A name without content. */
    S011(INFO, INFO, "A property is an empty placeholder", "Describe the property, or remove it."),
    /** A file beyond all measure. */
    S012(ERROR, ERROR, "A limit of size, depth or number is passed", "Split the file into several."),
    /** A file that is no definition. */
    S013(
            ERROR,
            ERROR,
            "The text is not recognizable as a definition",
            "Let key_path make a metric, action an event, file_format: northing/1 a bundle."),
    /** A folder that holds itself. */
    S014(ERROR, ERROR, "A link leads to a folder around it", "Remove the link."),
    /** A reference that widens. */
    S015(
            ERROR,
            ERROR,
            "A property allows more than the shared property it refers to",
            "Narrow it, or define a property of its own."),
    /** A count that is said to be text. */
    S016(WARNING, WARNING, "A metric that counts has text as its value", "Write value_type: number."),

    /** Two definitions have one key. */
    K001(
            ERROR,
            ERROR,
            "Two definitions have one key, counting the suffixes of time frames",
            "Rename one of the two, or remove it."),
    /** A name has unusual characters. */
    K002(
            WARNING,
            WARNING,
            "The name does not follow the pattern",
            "Use lower-case letters, digits and underscores; key paths join such parts by dots."),
    /** Two names are easily taken for each other. */
    K003(
            WARNING,
            ERROR,
            "The name differs from another one only in punctuation or case",
            "Choose names that cannot be mistaken for each other."),
    /** One key path is the beginning of another. */
    K004(
            ERROR,
            ERROR,
            "The key path continues another metric's key path",
            "Rename one of the two: a report is nested, so one place cannot hold a value and a group."),
    /** The key path names another time frame. */
    K005(
            WARNING,
            WARNING,
            "The key path names a time frame that the metric does not have",
            "Let weekly go with 7d and monthly with 28d; leave the suffix out when there are several time frames."),
    /** The key path names a unit. */
    K006(WARNING, WARNING, "The key path ends in a unit", "Say the unit in the field unit."),
    /** The key path or category says nothing. */
    K007(WARNING, WARNING, "The category is generic", "Name the part of the product instead."),
    /** The file is named otherwise than the event. */
    K008(WARNING, WARNING, "The file's name differs from the event's action", "Rename the file to the action."),
    /** A name is too long. */
    K009(WARNING, WARNING, "The name is longer than 120 characters", "Shorten it."),

    /** A rule reads an event that does not exist. */
    E001(WARNING, ERROR, "The event is unknown", "Correct the name, or define the event."),
    /** A rule reads what is no longer sent. */
    E002(
            WARNING,
            ERROR,
            "A removed or expired definition feeds an active metric",
            "Read the definition that replaced it, or retire the metric too."),
    /** A rule reads a property that is never sent. */
    E003(
            WARNING,
            ERROR,
            "A filter or operator reads a property that the event does not declare",
            "Declare the property in the event, or correct the name."),
    /** A filter can never hold. */
    E004(
            ERROR,
            ERROR,
            "A filter demands a value that the property cannot take",
            "Use a declared value, or add the value to the property."),
    /** What is counted distinctly is never sent. */
    E005(
            WARNING,
            ERROR,
            "What is counted distinctly is not declared by the event",
            "Add the identifier or the property to the event, or correct the name."),
    /** Distinct values since the beginning cannot be counted. */
    E006(WARNING, ERROR, "Distinct values are counted over all time", "Use the time frames 7d and 28d."),
    /** Rules of one metric compute different things. */
    E007(
            WARNING,
            ERROR,
            "The rules of one metric mix distinct counts, totals and operators",
            "Make one metric of each kind."),
    /** An operator reads text. */
    E008(
            WARNING,
            ERROR,
            "An operator reads a property that is no number",
            "Declare the property as integer, number or duration, or read another one."),
    /** A rule stands twice. */
    E009(WARNING, WARNING, "The rule stands twice in one metric", "Remove one of the two."),
    /** An event feeds nothing. */
    E010(INFO, INFO, "The event feeds no metric", "Add a metric, or stop collecting the event."),
    /** A metric repeats another. */
    E011(WARNING, WARNING, "Two metrics compute the same", "Keep one and refer to it."),
    /** An indicator is counted twice. */
    E012(
            WARNING,
            WARNING,
            "Two metrics of one owner carry the same monthly-active-users indicator for one time frame",
            "Leave the indicator on one of them, or their users are counted twice."),
    /** A metric reads an unknown metric. */
    E013(
            ERROR,
            ERROR,
            "The numerator, denominator or input is missing or unknown",
            "Name the key path of a metric of this dictionary."),
    /** A metric reads itself. */
    E014(ERROR, ERROR, "Derived metrics depend on each other in a circle", "Break the circle at the place given."),
    /** An event lists what no event carries. */
    E015(
            INFO,
            ERROR,
            "The identifier does not exist",
            "Use user, anonymous, organization, project, session or device."),
    /** An enum that takes nothing. */
    E016(ERROR, ERROR, "An enum lists no values", "List its values under enum, or use another type."),

    /** The description names another span. */
    T001(
            WARNING,
            WARNING,
            "The description names a span that the metric does not cover",
            "Correct the description or the time frame."),
    /** Events without a span. */
    T002(
            WARNING,
            ERROR,
            "The time frame is none, yet events feed the metric",
            "Use 7d, 28d or all: a point in time has no events."),
    /** A setting with a span. */
    T003(WARNING, WARNING, "A setting has a span of time", "Use the time frame none: a setting is a state."),

    /** Removed, but when and by what? */
    L001(
            WARNING,
            ERROR,
            "The definition is removed without removed_in or removed_by",
            "Name the version and the change that removed it."),
    /** Broken, but who repairs it? */
    L002(WARNING, ERROR, "The definition is broken without repair_issue", "Name the address of the repair work."),
    /** In use, yet removed. */
    L003(
            WARNING,
            WARNING,
            "The definition is active, yet says when or by what it was removed",
            "Set the status to removed, or clear those fields."),
    /** No end is given. */
    L004(WARNING, ERROR, "The definition does not say when it expires", "Add expires with a date, a version or never."),
    /** The end has come. */
    L005(
            WARNING,
            WARNING,
            "The definition is expired (an error when a release is linted)",
            "Review it and move the end, or remove it."),
    /** The end is far away. */
    L006(
            WARNING,
            WARNING,
            "The definition expires more than 730 days from now",
            "Choose a nearer day: the renewal is the review."),
    /** No end, and nobody agreed. */
    L007(
            WARNING,
            WARNING,
            "The definition never expires, and no review says why",
            "Add the address of the review to reviews."),
    /** A definition vanished. */
    L008(
            ERROR,
            ERROR,
            "A definition of the baseline is gone",
            "Keep it with the status removed: old installations still send it."),
    /** The successor does not exist. */
    L009(ERROR, ERROR, "The definition that replaces it is unknown", "Correct the key in replaced_by."),
    /** Ends of both kinds. */
    L010(
            ERROR,
            ERROR,
            "Some definitions expire on a date and others in a version",
            "Choose one of the two for the whole product."),

    /** Nobody answers for it. */
    O001(WARNING, ERROR, "The owner is unknown", "Name an owner that the dictionary declares, or declare this one."),
    /** Nobody can be asked. */
    O002(WARNING, WARNING, "The owner has no contact", "Add an address, a handle or a channel."),
    /** One person left is nobody left. */
    O003(INFO, INFO, "The owner has fewer than two contacts", "Add a second one: people change teams."),

    /** Nobody said how private it is. */
    P001(WARNING, ERROR, "The property has no class", "Say what the value is, such as technical or identifier."),
    /** The name sounds personal. */
    P002(
            WARNING,
            ERROR,
            "The name suggests personal data, yet the value is kept as it is",
            "Give it the class that it has (identifier, location, url, path, free_text), or a closed enum, or rename it."),
    /** Personal, and kept. */
    P003(
            ERROR,
            ERROR,
            "A value that singles people out is kept as it is",
            "Remove the handling keep: the class brings a safe one."),
    /** Text without end. */
    P004(WARNING, WARNING, "Free text has no max_length", "Add max_length."),
    /** Values without end. */
    P005(
            WARNING,
            WARNING,
            "An open text has neither enum nor max_length",
            "List its values as an enum, or bound it with max_length."),
    /** Filtering by person. */
    P006(
            WARNING,
            WARNING,
            "A filter selects by an identifying property",
            "Filter by what the person did, not by who it was."),
    /** Private, and nobody agreed. */
    P007(
            ERROR,
            ERROR,
            "A sensitive property has no review, or may not be collected at all",
            "Add the address of the review to the event's reviews; remove content and special properties."),
    /** No reason to collect. */
    P008(WARNING, ERROR, "The purpose is missing", "Say why it is collected, such as product_analytics."),
    /** An event that cannot be declined. */
    P009(
            WARNING,
            WARNING,
            "An event has the category subscription or standard",
            "Use optional or operational: those two are for license facts and join keys in reports."),
    /** A reference that guards less. */
    P010(
            ERROR,
            ERROR,
            "A property guards its values less than the shared property it refers to",
            "Keep the shared class and handling or choose stricter ones, or define a property of its own."),

    /** A waiver without use. */
    X001(WARNING, WARNING, "The waiver silences nothing", "Remove it."),
    /** A waiver without reason. */
    X002(ERROR, ERROR, "The waiver has no reason and is not honored", "Say why the rule does not apply."),
    /** More than anybody reads. */
    X003(
            WARNING,
            WARNING,
            "More was found than a report holds (an error when errors are left out)",
            "Correct the findings shown, then lint again.");

    private final Finding.Level gitlab;
    private final Finding.Level strict;
    private final String title;
    private final String remedy;

    LintRule(Finding.Level gitlab, Finding.Level strict, String title, String remedy) {
        this.gitlab = gitlab;
        this.strict = strict;
        this.title = title;
        this.remedy = remedy;
    }

    /**
     * Finds a rule by its id.
     *
     * @param id an id such as {@code K004}
     * @return the rule, or empty when there is none
     */
    public static Optional<LintRule> ofId(String id) {
        for (LintRule rule : values()) {
            if (rule.name().equals(id)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the id under which findings and waivers name the rule.
     *
     * @return such as {@code K004}
     */
    public String id() {
        return name();
    }

    /**
     * Returns the letter of the rule's family.
     *
     * @return one of S, K, E, T, L, O, P and X
     */
    public char family() {
        return name().charAt(0);
    }

    /**
     * Returns how grave a finding of the rule is.
     *
     * @param profile how much is asked of the definitions
     * @return the level, unless the rule's own text names an exception
     */
    public Finding.Level level(Profile profile) {
        return profile == Profile.STRICT ? strict : gitlab;
    }

    /**
     * Returns what is wrong.
     *
     * @return one sentence without its full stop
     */
    public String title() {
        return title;
    }

    /**
     * Returns what to do about it.
     *
     * @return one sentence
     */
    public String remedy() {
        return remedy;
    }
}
