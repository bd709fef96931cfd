package dev.northing.core.dictionary;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Copies maps in the order of their keys; most are empty, and those are shared. */
final class SortedCopy {

    private SortedCopy() {}

    static <V> SortedMap<String, V> of(Map<String, V> map) {
        return map.isEmpty() ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
