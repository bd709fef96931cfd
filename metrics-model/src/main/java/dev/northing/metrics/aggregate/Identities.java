package dev.northing.metrics.aggregate;

import dev.northing.metrics.EventView;
import dev.northing.metrics.input.Require;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds which ids name the same unit, and gives each its canonical id: the smallest of its aliases.
 *
 * <p>Links are symmetric and transitive, and the outcome does not depend on their order. Identities are resolved before
 * events reach a calculator, for sets of distinct units cannot be told apart again once they are united: collect all
 * links first, then the events. {@code IdentitiesTest} holds the examples.
 *
 * <p>Finding a canonical id takes nearly constant time (union-find with path compression).
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class Identities {

    private final Map<String, String> parents = new HashMap<>();

    /** Starts with every id a unit of its own. */
    public Identities() {}

    /**
     * Says that two ids name the same unit.
     *
     * @param one an id, not empty
     * @param other an id, not empty
     * @throws IllegalArgumentException if an id is empty
     */
    public void link(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            throw Require.refused("id", "empty", "the ids of a unit");
        }
        String first = canonical(one);
        String second = canonical(other);
        int order = first.compareTo(second);
        if (order != 0) {
            parents.put(order < 0 ? second : first, order < 0 ? first : second);
        }
    }

    /**
     * The canonical id of a unit.
     *
     * @param id any of its ids
     * @return the smallest, in the order of their text, of all ids linked to it, which may be itself
     */
    public String canonical(String id) {
        String root = id;
        for (String parent = parents.get(root); parent != null; parent = parents.get(root)) {
            root = parent;
        }
        String current = id;
        while (!current.equals(root)) {
            String parent = parents.put(current, root);
            current = parent == null ? root : parent;
        }
        return root;
    }

    /**
     * The same event of the canonical unit.
     *
     * @param event an event of any alias
     * @return a view of it, or the event itself if its unit is canonical
     */
    public EventView resolve(EventView event) {
        String unit = canonical(event.unit());
        return unit.equals(event.unit()) ? event : new Resolved(event, unit);
    }

    /**
     * Takes every link of others, which stay as they are in meaning.
     *
     * @param others the identities to read; these very ones change nothing
     */
    public void addAll(Identities others) {
        Map.copyOf(others.parents).forEach(this::link);
    }

    /**
     * The codec for identities.
     *
     * @param definition names whose ids they are
     * @return the codec of kind {@code identities}, version 1
     */
    public static StateCodec<Identities> codec(String definition) {
        return StateCodec.of(new StateKind("identities", 1, definition), new Body());
    }

    private record Resolved(EventView event, String unit) implements EventView {

        @Override
        public String id() {
            return event.id();
        }

        @Override
        public String name() {
            return event.name();
        }

        @Override
        public long epochMillis() {
            return event.epochMillis();
        }

        @Override
        public Optional<String> attribute(String attribute) {
            return event.attribute(attribute);
        }
    }

    /** Writes each alias that is not canonical with its canonical id, in the order of the aliases. */
    private static final class Body implements StateBody<Identities> {

        @Override
        public void write(Identities state, StateWriter writer) {
            writer.unsigned(state.parents.size());
            new TreeMap<>(state.parents).keySet().forEach(alias -> {
                writer.text(alias);
                writer.text(state.canonical(alias));
            });
        }

        @Override
        public Identities read(StateReader reader) {
            Identities state = new Identities();
            String previous = "";
            for (int left = reader.count(); left > 0; left--) {
                String alias = reader.text();
                String canonical = reader.text();
                if (alias.compareTo(previous) <= 0 || canonical.isEmpty() || canonical.compareTo(alias) >= 0) {
                    throw reader.malformed("aliases are out of order or not above their canonical id");
                }
                state.parents.put(alias, canonical);
                previous = alias;
            }
            if (state.parents.values().stream().anyMatch(state.parents::containsKey)) {
                throw reader.malformed("a canonical id is an alias");
            }
            return state;
        }
    }
}
