package dev.northing.collector.scrub;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The findings in one text, in its own offsets; made only when there is a first one.
 *
 * <p>Confined to one thread.
 */
final class Hits {

    private long[] hits = new long[8];
    private int size;

    private Hits() {}

    /** Adds a finding, if it is one, to hits that may not exist yet. */
    static @Nullable Hits add(@Nullable Hits hits, long hit) {
        if (hit == Hit.NONE) {
            return hits;
        }
        Hits all = hits == null ? new Hits() : hits;
        all.append(hit);
        return all;
    }

    /** Adds what was found in a view, moved to where it stands in the text. */
    static @Nullable Hits addMapped(@Nullable Hits hits, @Nullable Hits found, View view) {
        if (found == null) {
            return hits;
        }
        Hits all = hits;
        for (int i = 0; i < found.size; i++) {
            long hit = found.hits[i];
            int start = view.start(Hit.start(hit));
            int end = view.end(Hit.end(hit) - 1);
            all = add(all, Hit.of(start, end, Hit.rule(hit)));
        }
        return all;
    }

    /** The text with every span replaced by its marker, each told to the sink. */
    String replaceIn(String text, Findings sink) {
        Arrays.sort(hits, 0, size);
        StringBuilder clean = new StringBuilder(text.length() + 16);
        int copied = 0;
        for (int i = 0; i < size; ) {
            int next = i + 1;
            int end = Hit.end(hits[i]);
            long strongest = hits[i];
            while (next < size && Hit.start(hits[next]) < end) {
                end = Math.max(end, Hit.end(hits[next]));
                strongest = stronger(strongest, hits[next++]);
            }
            copied = replace(text, clean, copied, Hit.of(Hit.start(hits[i]), end, Hit.rule(strongest)));
            tell(sink, Hit.rule(strongest));
            i = next;
        }
        return clean.append(text, copied, text.length()).toString();
    }

    /** The rule of the gravest finding. */
    Rule strongest() {
        long strongest = hits[0];
        for (int i = 1; i < size; i++) {
            strongest = stronger(strongest, hits[i]);
        }
        return Hit.rule(strongest);
    }

    private static int replace(String text, StringBuilder clean, int copied, long hit) {
        clean.append(text, copied, Hit.start(hit)).append(Hit.rule(hit).entity().marker());
        return Hit.end(hit);
    }

    private static void tell(Findings sink, Rule rule) {
        sink.found(rule.entity(), rule.id());
    }

    private static long stronger(long one, long other) {
        int order = Hit.rule(one).entity().compareTo(Hit.rule(other).entity());
        if (order != 0) {
            return order < 0 ? one : other;
        }
        return Hit.end(one) - Hit.start(one) >= Hit.end(other) - Hit.start(other) ? one : other;
    }

    private void append(long hit) {
        if (size == hits.length) {
            hits = Arrays.copyOf(hits, size * 2);
        }
        hits[size++] = hit;
    }
}
