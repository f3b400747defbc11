package dev.scrm.contact.timeline.kafka;

import dev.scrm.contact.timeline.FillTimelines;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import java.util.List;
import org.springframework.stereotype.Component;

/** Fills the timelines, a poll at a time. */
@Component
class TimelineListener implements EventBatchHandler {
    private final FillTimelines fillTimelines;

    TimelineListener(FillTimelines fillTimelines) {
        this.fillTimelines = fillTimelines;
    }

    @Override
    public void handle(List<Lane> lanes) {
        var entries = lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .flatMap(event -> TimelineEntries.of(event.envelope()).stream())
                .toList();
        if (!entries.isEmpty()) {
            fillTimelines.fill(entries);
        }
    }
}
