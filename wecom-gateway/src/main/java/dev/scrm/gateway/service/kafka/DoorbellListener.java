package dev.scrm.gateway.service.kafka;

import dev.scrm.gateway.service.FetchServiceMessages;
import dev.scrm.gateway.wecom.WecomAway;
import dev.scrm.platform.messaging.DependencyUnavailableException;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import java.util.List;

/** Hears the doorbell of customer service; of several rings of one account in a poll only the last is answered. */
final class DoorbellListener implements EventBatchHandler {
    static final String WAITING = "scrm.wecom.service-messages-waiting";

    private record ServiceMessagesWaiting(String openKfId, String syncToken) {}

    private final FetchServiceMessages fetchServiceMessages;

    DoorbellListener(FetchServiceMessages fetchServiceMessages) {
        this.fetchServiceMessages = fetchServiceMessages;
    }

    @Override
    public void handle(List<Lane> lanes) {
        for (var lane : lanes) {
            lane.events().stream()
                    .filter(event -> event.envelope().type().name().equals(WAITING))
                    .reduce((_, last) -> last)
                    .ifPresent(this::answer);
        }
    }

    private void answer(ReceivedEvent event) {
        if (event.envelope().type().version() != 1) {
            throw new IllegalStateException(
                    "Expected version 1 but got " + event.envelope().type());
        }
        var waiting = EventData.read(event.envelope(), ServiceMessagesWaiting.class);
        try {
            fetchServiceMessages.fetch(waiting.openKfId(), waiting.syncToken(), event.envelope());
        } catch (WecomAway e) {
            throw new DependencyUnavailableException("Expected WeCom to answer", e);
        }
    }
}
