package dev.scrm.analytics.figures.kafka;

import dev.scrm.analytics.figures.Figures;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import java.util.List;

/** Brings the figures of each poll to their store: of each row only the last state, all rows in one write. */
public final class FigureListener implements EventBatchHandler {
    public static final String GROUP = "analytics-service.figures";
    public static final String TOPIC = FigureEvents.TOPIC;

    private final Figures figures;

    public FigureListener(Figures figures) {
        this.figures = figures;
    }

    @Override
    public void handle(List<Lane> lanes) {
        figures.save(lanes.stream()
                .map(lane -> FigureEvents.row(lane.events().getLast()))
                .toList());
    }
}
