package dev.scrm.gateway.erasure.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.commands.ErasedContacts;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.erasure.AnswerErasures;
import java.time.Instant;
import java.util.List;

/** Hears who is to be erased and answers, as every service does; and hears who else has erased them. */
final class ErasureListener implements EventBatchHandler {
    private static final String DONE = "scrm.contact.erasure-done";

    /** What of another service's answer is used here. */
    private record Answered(String erasureId, String contactId, String service, Instant at) {
        Answered {
            requireNonNull(erasureId, "erasureId");
            requireNonNull(contactId, "contactId");
            requireNonNull(service, "service");
            requireNonNull(at, "at");
        }
    }

    private final AnswerErasures answerErasures;
    private final ErasedContacts erased;

    ErasureListener(AnswerErasures answerErasures, ErasedContacts erased) {
        this.answerErasures = answerErasures;
        this.erased = erased;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        return answerErasures.concerns(envelope) || isAnswer(envelope);
    }

    @Override
    public void handle(List<Lane> lanes) {
        lanes.stream().flatMap(lane -> lane.events().stream()).forEach(event -> hear(event.envelope()));
    }

    private void hear(EventEnvelope envelope) {
        if (isAnswer(envelope)) {
            var answer = EventData.read(envelope, 1, Answered.class);
            erased.answered(envelope.corpId(), answer.contactId(), answer.erasureId(), answer.service(), answer.at());
        } else {
            answerErasures.answer(envelope);
        }
    }

    private static boolean isAnswer(EventEnvelope envelope) {
        return envelope.type().name().equals(DONE);
    }
}
