package dev.scrm.analytics.figures.kafka;

import dev.scrm.analytics.figures.Figures;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import java.util.List;

/** Brings the figures of each poll to their store: of each row only the last state, all rows in one write. */
final class FigureListener implements EventBatchHandler {
    static final String GROUP = "analytics-service.figures";
    static final String TOPIC = FigureEvents.TOPIC;

    private final Figures figures;

    FigureListener(Figures figures) {
        this.figures = figures;
    }

    @Override
    public void handle(List<Lane> lanes) {
        figures.save(lanes.stream()
                .map(lane -> FigureEvents.row(lane.events().getLast()))
                .toList());
    }
}
