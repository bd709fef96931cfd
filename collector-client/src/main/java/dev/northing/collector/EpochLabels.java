package dev.northing.collector;

import dev.northing.collector.queue.Label;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The labels of events in the present periods of consent, one a definition, so that no event needs one of its own. Safe for use by many threads. */
final class EpochLabels {

    private final Map<Label, Label> labels = new ConcurrentHashMap<>();

    Label of(Label common, int epoch) {
        if (common.consentEpoch() == epoch) {
            return common;
        }
        Label known = labels.get(common);
        if (known == null || known.consentEpoch() != epoch) {
            known = common.in(epoch);
            labels.put(common, known);
        }
        return known;
    }
}
