package dev.scrm.contact.behavior.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.contact.behavior.TakeFromIntake;
import dev.scrm.contact.behavior.TakeFromIntake.Told;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReadEvents;
import dev.scrm.platform.messaging.ReceivedEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears what sources tell, a poll at a time. */
@Component
class SubmissionListener implements EventBatchHandler {
    private static final String SUBMITTED = "scrm.behavior.submitted";

    private final TakeFromIntake takeFromIntake;

    SubmissionListener(TakeFromIntake takeFromIntake) {
        this.takeFromIntake = takeFromIntake;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        return envelope.type().name().equals(SUBMITTED);
    }

    /** What cannot be read is reported after the others are done. */
    @Override
    public void handle(List<Lane> lanes) {
        var told = ReadEvents.of(lanes, SubmissionListener::told);
        takeFromIntake.take(told.readable());
        told.reportUnreadable();
    }

    private static Told told(ReceivedEvent event) {
        var envelope = event.envelope();
        var submitted = EventData.read(envelope, 1, BehaviorMessages.Submitted.class);
        return new Told(
                envelope.corpId(),
                submitted.sourceId(),
                submitted.submission(),
                submitted.receivedAt(),
                () -> new String(envelope.data(), UTF_8),
                event.position());
    }
}
