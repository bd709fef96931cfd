package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds the monthly active users by action, group and stage, combined and unique, as recorded.
 *
 * <p>Immutable.
 *
 * @param actions AMAU: distinct users of each action; definitions {@code .amau.<name>}
 * @param groups GMAU: distinct users of any action of each group; definitions {@code .gmau.<name>}
 * @param stages SMAU: distinct users of any action of each stage; definitions {@code .smau.<name>}
 * @param combined CMAU: the sum of the stages, which counts a user of several stages several times on purpose;
 *     definition {@code .cmau}
 * @param unique UMAU: distinct users of any action; definition {@code .umau}
 * @since 0.1.0
 */
public record MonthlyActiveFigures(
        SortedMap<String, Figure> actions,
        SortedMap<String, Figure> groups,
        SortedMap<String, Figure> stages,
        Figure combined,
        Figure unique) {

    /**
     * Copies the maps.
     *
     * @param actions distinct users of each action
     * @param groups distinct users of each group
     * @param stages distinct users of each stage
     * @param combined the sum of the stages
     * @param unique distinct users of any action
     */
    public MonthlyActiveFigures {
        actions = Collections.unmodifiableSortedMap(new TreeMap<>(actions));
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
    }
}
