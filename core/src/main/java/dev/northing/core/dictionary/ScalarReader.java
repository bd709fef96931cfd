package dev.northing.core.dictionary;

import dev.northing.core.source.NearestName;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceNode.Scalar;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Turns one value of a definition's text into what its field holds.
 *
 * <p>The field decides: {@code 15.9} is a number where a number is wanted, and a version where a version is. What does
 * not fit becomes a finding, and the field counts as not given.
 */
final class ScalarReader {

    /** Characters of a number at most; no figure that people write needs more. */
    private static final int MAX_NUMBER_LENGTH = 40;

    /** Powers of ten of a number at most; a longer one would be a bomb when written out. */
    private static final int MAX_EXPONENT = 100;

    private final Reading reading;

    ScalarReader(Reading reading) {
        this.reading = reading;
    }

    /** Returns null for nothing, and with a finding for a list or mapping. */
    @Nullable
    Scalar scalar(SourceNode node, String field, String expected) {
        if (node instanceof Scalar scalar) {
            return scalar.isNull() ? null : scalar;
        }
        reading.error("S004", node, field + " is " + node.noun() + ": expected " + expected);
        return null;
    }

    @Nullable
    String text(SourceNode node, String field) {
        String text = word(node, field);
        if (text != null && isPlaceholder(text)) {
            reading.warning(
                    "S006", node, field + " is " + (text.isBlank() ? "empty" : quoted(text)) + ": say what it is");
        }
        return text;
    }

    private static String quoted(String text) {
        return "still " + Reading.quote(text.strip());
    }

    /** As text, for fields whose values are names, so that no placeholder is looked for. */
    @Nullable
    String word(SourceNode node, String field) {
        Scalar scalar = scalar(node, field, "text");
        if (scalar == null) {
            return null;
        }
        if (!scalar.isText()) {
            reading.error(
                    "S004",
                    node,
                    field + " is " + scalar.noun() + ": expected text; put it in quotes if "
                            + Reading.quote(scalar.text()) + " is meant");
        }
        return scalar.text();
    }

    /** Keeps a version's text whatever it looks like; other YAML readers would turn 16.10 into 16.1. */
    @Nullable
    String version(SourceNode node, String field) {
        Scalar scalar = scalar(node, field, "a version in quotes");
        if (scalar == null) {
            return null;
        }
        if (!scalar.isText()) {
            reading.warning(
                    "S005",
                    node,
                    field + " is not quoted, so that other readers take it for " + scalar.noun() + ": write \""
                            + scalar.text() + "\"");
        }
        return scalar.text();
    }

    <E> @Nullable E constant(SourceNode node, String field, Vocabulary<E> vocabulary) {
        Scalar scalar = scalar(node, field, "one of " + String.join(", ", vocabulary.words()));
        return scalar == null ? null : constant(scalar, field, vocabulary);
    }

    private <E> @Nullable E constant(Scalar scalar, String field, Vocabulary<E> vocabulary) {
        E constant = vocabulary.find(scalar.text());
        if (constant != null) {
            return constant;
        }
        String lower = scalar.text().toLowerCase(Locale.ROOT);
        E meant = vocabulary.find(lower);
        if (meant == null) {
            unknownWord(scalar, field, vocabulary);
        } else {
            reading.info(
                    "S007",
                    scalar,
                    field + " " + Reading.quote(scalar.text()) + " is read as '" + lower + "': write it in lower case");
        }
        return meant;
    }

    private void unknownWord(Scalar scalar, String field, Vocabulary<?> vocabulary) {
        reading.strictly(
                "S009",
                scalar.start(),
                field + " is " + Reading.quote(scalar.text()) + ": expected one of "
                        + String.join(", ", vocabulary.words())
                        + NearestName.among(vocabulary.words()).hint(scalar.text()));
    }

    @Nullable
    Boolean flag(SourceNode node, String field) {
        Scalar scalar = scalar(node, field, "true or false");
        if (scalar != null && scalar.isBoolean()) {
            return scalar.text().equals("true");
        }
        if (scalar != null) {
            reading.error("S004", node, field + " is " + scalar.noun() + ": expected true or false, without quotes");
        }
        return null;
    }

    @Nullable
    BigDecimal number(SourceNode node, String field) {
        Scalar scalar = scalar(node, field, "a number");
        if (scalar == null) {
            return null;
        }
        if (!scalar.isNumber()) {
            reading.error("S004", node, field + " is " + scalar.noun() + ": expected a number, without quotes");
            return null;
        }
        Optional<BigDecimal> number = decimal(scalar.text());
        if (number.isEmpty()) {
            reading.error(
                    "S009",
                    node,
                    field + " is out of range: expected at most " + MAX_NUMBER_LENGTH + " characters and "
                            + MAX_EXPONENT + " powers of ten");
        }
        return number.orElse(null);
    }

    static Optional<BigDecimal> decimal(String text) {
        if (text.length() > MAX_NUMBER_LENGTH) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > MAX_EXPONENT
                    ? Optional.empty()
                    : Optional.of(Decimals.normal(number));
        } catch (NumberFormatException e) {
            // An exponent that fits no int.
            return Optional.empty();
        }
    }

    OptionalInt wholeNumber(SourceNode node, String field, int min) {
        BigDecimal number = number(node, field);
        if (number == null) {
            return OptionalInt.empty();
        }
        if (number.scale() > 0
                || number.compareTo(BigDecimal.valueOf(min)) < 0
                || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            reading.error("S009", node, field + ": expected a whole number of at least " + min);
            return OptionalInt.empty();
        }
        return OptionalInt.of(number.intValueExact());
    }

    static boolean isPlaceholder(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return word.isEmpty() || isWord(word, "todo") || isWord(word, "tbd");
    }

    private static boolean isWord(String text, String word) {
        return text.startsWith(word)
                && (text.length() == word.length() || !Character.isLetterOrDigit(text.charAt(word.length())));
    }
}
