package dev.scrm.contact.sidebar.kafka;

import dev.scrm.contact.sidebar.FollowTickets;
import dev.scrm.contact.sidebar.OpenTickets;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears what became of tickets, a poll at a time. */
@Component
class TicketListener implements EventBatchHandler {
    private final FollowTickets followTickets;

    TicketListener(FollowTickets followTickets) {
        this.followTickets = followTickets;
    }

    @Override
    public void handle(List<Lane> lanes) {
        followTickets.follow(lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .map(event -> event.envelope())
                .flatMap(envelope ->
                        TicketEvents.read(envelope)
                                .map(change -> new OpenTickets.Told(envelope.corpId(), change))
                                .stream())
                .toList());
    }
}
