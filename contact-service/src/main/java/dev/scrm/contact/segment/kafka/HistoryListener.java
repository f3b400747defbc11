package dev.scrm.contact.segment.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.segment.HistoryWanted;
import dev.scrm.contact.segment.TellHistories;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears whose history is wanted: those who sort people ask when contacts become one person, or are one no longer. */
@Component
class HistoryListener implements EventBatchHandler {
    private static final String WANTED = "scrm.segment.history-wanted";

    /** What of it is used here. */
    record Wanted(String contactId, List<String> added, List<String> removed) {
        Wanted {
            requireNonNull(contactId, "contactId");
            requireNonNull(added, "added");
            requireNonNull(removed, "removed");
        }
    }

    private final TellHistories tellHistories;

    HistoryListener(TellHistories tellHistories) {
        this.tellHistories = tellHistories;
    }

    /** The snapshot that asked: whoever waits knows it by that. */
    private static String cause(EventEnvelope wanted) {
        return wanted.causationId() == null ? wanted.id() : wanted.causationId();
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        return envelope.type().name().equals(WANTED);
    }

    @Override
    public void handle(List<Lane> lanes) {
        for (var lane : lanes) {
            for (var event : lane.events()) {
                var wanted = EventData.read(event.envelope(), 1, Wanted.class);
                tellHistories.tell(
                        event.envelope().corpId(),
                        cause(event.envelope()),
                        new HistoryWanted(wanted.contactId(), wanted.added(), wanted.removed()));
            }
        }
    }
}
