package dev.scrm.analytics.figures.kafka;

import dev.scrm.analytics.figures.Figure;
import dev.scrm.analytics.figures.FigureKey;
import dev.scrm.analytics.figures.FigureRow;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.ReceivedEvent;
import java.time.Instant;

/** The stream of figures, from the roll-up to whoever stores them; only this service reads it. */
final class FigureEvents {
    /** Compacted: the last record of a row is the row. */
    static final String TOPIC = "analytics.figures.v1";

    private static final EventType CHANGED = new EventType("scrm.analytics.figure-changed", 1);

    private FigureEvents() {}

    static EventEnvelope event(FigureKey key, FigureState state, Instant time) {
        var wire = key.wire();
        return new EventEnvelope(
                Ids.derived("figure", wire, Long.toString(state.changes())),
                CHANGED,
                "/analytics-service",
                wire,
                time,
                key.corpId(),
                state.changes(),
                null,
                null,
                null,
                EventData.write(state.figure()));
    }

    static FigureRow row(ReceivedEvent event) {
        return new FigureRow(
                FigureKey.of(event.key()),
                EventData.read(event.envelope(), Figure.class),
                event.position().offset());
    }
}
