package dev.scrm.journey.instance.kafka;

import dev.scrm.journey.instance.InstanceEvent;
import dev.scrm.journey.instance.Instances;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import java.util.List;
import java.util.stream.Stream;

/** Keeps the projection up with the engine. */
final class JourneyEventsListener implements EventBatchHandler {
    private final Instances instances;

    JourneyEventsListener(Instances instances) {
        this.instances = instances;
    }

    @Override
    public void handle(List<Lane> lanes) {
        List<InstanceEvent> events = lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .flatMap(received -> Stream.ofNullable(JourneyEvents.read(received.envelope())))
                .toList();
        if (!events.isEmpty()) {
            instances.apply(events);
        }
    }
}
