package dev.northing.core.dictionary;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Copies maps in the order of their keys; most are empty, and those are shared. */
final class SortedCopy {

    private static final SortedMap<String, Object> EMPTY = Collections.unmodifiableSortedMap(new TreeMap<>());

    private SortedCopy() {}

    @SuppressWarnings("unchecked")
    static <V> SortedMap<String, V> of(Map<String, V> map) {
        return map.isEmpty() ? (SortedMap<String, V>) EMPTY : Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
