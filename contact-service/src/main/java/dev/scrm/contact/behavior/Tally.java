package dev.scrm.contact.behavior;

import dev.scrm.contact.behavior.SourceFigures.Figure;
import dev.scrm.contact.behavior.SourceFigures.SourceDay;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts what becomes of the behaviours of a poll, so that it is written down at once. */
final class Tally {
    private final Map<SourceDay, Map<Figure, Integer>> counts = new HashMap<>();

    void count(Behavior behavior, Figure figure) {
        count(behavior.corpId(), behavior.sourceId(), behavior.receivedAt(), figure);
    }

    void count(Quarantined quarantined) {
        count(quarantined.corpId(), quarantined.sourceId(), quarantined.receivedAt(), Figure.QUARANTINED);
    }

    private void count(String corpId, String sourceId, Instant receivedAt, Figure figure) {
        counts.computeIfAbsent(SourceDay.of(corpId, sourceId, receivedAt), _ -> new EnumMap<>(Figure.class))
                .merge(figure, 1, Integer::sum);
    }

    /** Writes it down; comes after the effects, so that what failed does not count. */
    void writeTo(SourceFigures figures) {
        if (!counts.isEmpty()) {
            figures.add(counts);
        }
    }
}
