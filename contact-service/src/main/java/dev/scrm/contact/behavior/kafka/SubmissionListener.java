package dev.scrm.contact.behavior.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.contact.behavior.TakeFromIntake;
import dev.scrm.contact.behavior.TakeFromIntake.Told;
import dev.scrm.contact.contact.IdentitySeal;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReadEvents;
import dev.scrm.platform.messaging.ReceivedEvent;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears what sources tell, a poll at a time. */
@Component
class SubmissionListener implements EventBatchHandler {
    private static final String SUBMITTED = "scrm.behavior.submitted";

    private final TakeFromIntake takeFromIntake;
    private final IdentitySeal seal;

    SubmissionListener(TakeFromIntake takeFromIntake, IdentitySeal seal) {
        this.takeFromIntake = takeFromIntake;
        this.seal = seal;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        return envelope.type().name().equals(SUBMITTED);
    }

    /** What cannot be read is reported after the others are done. */
    @Override
    public void handle(List<Lane> lanes) {
        var told = ReadEvents.of(lanes, this::told);
        takeFromIntake.take(told.readable());
        told.reportUnreadable();
    }

    @Override
    public void handleReleased(List<Lane> lanes) {
        var told = ReadEvents.of(lanes, this::told);
        takeFromIntake.takeReleased(told.readable());
        told.reportUnreadable();
    }

    @Override
    public void finished(Collection<SourcePosition> last) {
        takeFromIntake.finish(last);
    }

    private Told told(ReceivedEvent event) {
        var envelope = event.envelope();
        var written = EventData.read(envelope, 1, BehaviorMessages.Submitted.class);
        var submitted = written.opened(envelope.corpId(), envelope.id(), seal);
        return new Told(
                envelope.corpId(),
                submitted.sourceId(),
                submitted.submission(),
                submitted.receivedAt(),
                envelope.data().length,
                () -> cut(new String(written.equals(submitted) ? envelope.data() : EventData.write(submitted), UTF_8)),
                event.position());
    }

    /** What is longer is no behaviour, and there is room for no more of it in quarantine. */
    private static String cut(String json) {
        return json.substring(0, Math.min(json.length(), TakeFromIntake.MOST_BYTES));
    }
}
