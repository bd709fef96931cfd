package dev.northing.core.dictionary.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A product's version as numbers: {@code 16.10} comes after {@code 16.9}, and {@code 17} equals {@code 17.0}. */
record ProductVersion(List<Integer> numbers) implements Comparable<ProductVersion> {

    /** Digits joined by dots; a mark in front (GitLab's {@code <13.9}) and anything after a hyphen or plus do not count. */
    private static final Pattern FORM = Pattern.compile("[<v]?([0-9]{1,9}(?:\\.[0-9]{1,9}){0,7})(?:[-+].*)?");

    ProductVersion {
        numbers = List.copyOf(numbers);
    }

    static Optional<ProductVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Integer> numbers = new ArrayList<>();
        for (String part : matcher.group(1).split("\\.", -1)) {
            numbers.add(Integer.valueOf(part));
        }
        return Optional.of(new ProductVersion(numbers));
    }

    @Override
    public int compareTo(ProductVersion other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = number(i).compareTo(other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private Integer number(int index) {
        return index < numbers.size() ? numbers.get(index) : Integer.valueOf(0);
    }
}
