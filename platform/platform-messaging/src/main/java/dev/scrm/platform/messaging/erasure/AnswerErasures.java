package dev.scrm.platform.messaging.erasure;

import dev.scrm.platform.events.ErasedStore;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.Lane;
import java.time.Clock;
import java.util.List;

/** Hears who is to be erased, has it done, and answers what went. */
public final class AnswerErasures implements EventBatchHandler {
    /** Erases a contact, as often as it is asked. */
    @FunctionalInterface
    public interface Eraser {
        /** @return what there was before anything went, also when it is asked for again */
        List<ErasedStore> erase(String corpId, ErasureRequested requested);
    }

    private final String service;
    private final Eraser eraser;
    private final EventPublisher publisher;
    private final Clock clock;

    /** @param service as which it answers */
    public AnswerErasures(String service, Eraser eraser, EventPublisher publisher, Clock clock) {
        this.service = service;
        this.eraser = eraser;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        return ErasureRequested.is(envelope);
    }

    @Override
    public void handle(List<Lane> lanes) {
        lanes.stream().flatMap(lane -> lane.events().stream()).forEach(event -> answer(event.envelope()));
    }

    /** Answers one; its effects and the answer are durable when it returns. */
    public void answer(EventEnvelope envelope) {
        var requested = ErasureRequested.read(envelope);
        var stores = eraser.erase(envelope.corpId(), requested);
        publisher.publish(List.of(ErasureDone.answer(service, envelope, requested, stores, clock.instant())));
    }
}
